'use client'

import { TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { useRuntimeConfig } from '@/components/session/context'
import { routes } from '@/lib/routes'
import { SEED_PARAMETER } from '@/lib/sandbox/public/seeds'
import { useFaultCount } from './fault-count'

/**
 * A striped edge over the page as long as the tenant is made up. The badge says it in words. Below it
 * stands what else only a sandbox has: faults that are on, and a seed in the address that there is not.
 */
export function SandboxStripe() {
  const { mode } = useRuntimeConfig()
  return mode === 'sandbox' ? (
    <>
      <div aria-hidden="true" className="sandbox-stripes keep-colours h-1 shrink-0" />
      <FaultBar />
      <UnknownSeed />
    </>
  ) : null
}

const BAR =
  'flex shrink-0 items-center gap-x-2 border-warn/40 border-b bg-warn-bg px-3 py-1 text-sm md:px-4'

function FaultBar() {
  const count = useFaultCount()
  if (count === 0) return null
  return (
    <section aria-label="Faults of the sandbox" className={BAR}>
      <TriangleAlert className="size-4 shrink-0 text-warn" />
      <p className="min-w-0 flex-1">
        {count === 1 ? 'A fault is' : `${count} faults are`} on in this sandbox: what fails may fail
        on purpose.{' '}
        <Link href={routes.sandbox()} className="link">
          Change or stop
        </Link>
      </p>
    </section>
  )
}

/** The server takes a name that it knows out of the address. */
function UnknownSeed() {
  const name = useSearchParams().get(SEED_PARAMETER)
  if (name === null) return null
  return (
    <section aria-label="Tenant of the sandbox" className={BAR}>
      <TriangleAlert className="size-4 shrink-0 text-warn" />
      <p className="wrap-anywhere min-w-0 flex-1">
        There is no sandbox tenant called “{name.slice(0, 40)}”. This is the one from before.{' '}
        <Link href={routes.sandbox()} className="link">
          Choose one
        </Link>
      </p>
    </section>
  )
}
