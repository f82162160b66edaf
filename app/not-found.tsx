import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { routes } from '@/lib/routes'

export default function NotFound() {
  return (
    <main className="flex min-h-dvh items-center">
      <EmptyState
        kind="none"
        title="There is no such page"
        actions={
          <Link href={routes.overview()} className={buttonClass()}>
            Go to the overview
          </Link>
        }
      >
        The address may be old, or may have been cut off.
      </EmptyState>
    </main>
  )
}
