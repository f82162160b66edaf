'use client'

import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useRuntimeConfig } from '@/components/session/context'
import { Button, buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SANDBOX_SEEDS, SEED_PARAMETER } from '@/lib/sandbox/public/seeds'
import { SandboxPanel } from './panel'
import type { SandboxControl } from './sandbox-screen'

/** Which made-up tenant this browser looks at, and the way back to its start. */
export function SeedPanel({ control }: { control: SandboxControl }) {
  const { sandboxSeed } = useRuntimeConfig()
  const [problem, setProblem] = useState<string | null>(null)

  async function reset() {
    const answer = await control.reset()
    if (answer.ok) {
      // The tenant's sessions are gone with the rest: the page starts over and signs in anew.
      sessionStorage.clear()
      window.location.assign('/')
    } else setProblem(answer.problem.detail)
  }

  // No Link below: the server answers with another tenant, so the whole page loads anew.
  return (
    <SandboxPanel
      title="Tenant"
      lead={
        <>
          This browser has a tenant of its own. Opening another one starts it fresh; the address
          works on every page, for example <code>/credentials?{SEED_PARAMETER}=huge</code>.
        </>
      }
    >
      <ul className="divide-y divide-border border-border border-y">
        {SANDBOX_SEEDS.map(({ name, title, about }) => (
          <li key={name} className="flex items-center gap-3 py-2">
            <div className="min-w-0 flex-1">
              <p className="font-medium">{title}</p>
              <p className="text-sm text-text-2">{about}</p>
            </div>
            {name === sandboxSeed ? (
              <span className="text-sm text-text-2">open now</span>
            ) : (
              <a
                href={`/?${SEED_PARAMETER}=${name}`}
                aria-label={`Open: ${title}`}
                className={buttonClass({ size: 'sm' })}
              >
                Open
              </a>
            )}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="danger" icon={<RotateCcw />} onClick={() => void reset()}>
          Reset the tenant
        </Button>
        <p className="text-sm text-text-2">
          Everything you changed in it goes, and it starts as new.
        </p>
      </div>
      {problem !== null && <Notice tone="err" live="alert" title={problem} />}
    </SandboxPanel>
  )
}
