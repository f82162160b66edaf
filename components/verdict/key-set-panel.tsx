'use client'

import { KeyRound } from 'lucide-react'
import Link from 'next/link'
import { KeyCardList } from '@/components/issuer/key-card'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { ProbeReport } from '@/lib/federation/issuer/model'
import type { Problem } from '@/lib/federation/result'
import { routes } from '@/lib/routes'

/** Where fetching the issuer's keys stands. */
export type KeyFetch =
  | { readonly status: 'idle' }
  | { readonly status: 'fetching' }
  | { readonly status: 'done'; readonly report: ProbeReport }
  | { readonly status: 'failed'; readonly problem: Problem }

const STATES = {
  healthy: 'The issuer answered.',
  mismatched: 'The issuer answered, but its document names another issuer.',
  unreachable: 'The issuer did not answer. Entra would fail here too: AADSTS501661.',
  refused: 'This address is one that Fedcred does not fetch.',
  unsafe: 'The issuer answered, and its documents have a critical finding.',
} as const

/** The labelled click that fetches the issuer's live key set, and what came of it. */
export function KeySetPanel({
  issuer,
  kid,
  signer,
  state,
  onFetch,
}: {
  issuer: string
  /** Key id that the token names. */
  kid: string | undefined
  /** Thumbprint of the key that was found to have signed the token. */
  signer?: string | undefined
  state: KeyFetch
  onFetch: () => void
}) {
  if (state.status === 'idle' || state.status === 'fetching') {
    return (
      <div className="flex flex-wrap items-center gap-3">
        <Button icon={<KeyRound />} loading={state.status === 'fetching'} onClick={onFetch}>
          Fetch the issuer’s keys
        </Button>
        <p className="min-w-0 max-w-prose flex-1 basis-64 text-sm text-text-2">
          Sends only <span className="break-all font-mono">{issuer}</span> to Fedcred’s server,
          which fetches its documents. The token stays in this page.
        </p>
      </div>
    )
  }
  if (state.status === 'failed') {
    return (
      <Notice
        tone="err"
        live="alert"
        title={state.problem.title}
        actions={<Button onClick={onFetch}>Try again</Button>}
      >
        {state.problem.detail} {state.problem.hint}
      </Notice>
    )
  }
  const { report } = state
  return (
    <div className="flex flex-col gap-2">
      <p>
        {STATES[report.state]}{' '}
        <Link href={routes.issuer(report.issuer)} className="link">
          Open the issuer
        </Link>
      </p>
      {report.keys.length > 0 && (
        <KeyCardList
          keys={report.keys}
          mark={(key) =>
            key.thumbprint !== '' && key.thumbprint === signer ? (
              <Badge tone="ok">signs the token you pasted</Badge>
            ) : (
              kid !== undefined && key.kid === kid && <Badge>named by this token</Badge>
            )
          }
        />
      )}
      {kid !== undefined &&
        report.keys.length > 0 &&
        !report.keys.some((key) => key.kid === kid) && (
          <p className="max-w-prose text-sm">
            None of them has the token’s key id <span className="break-all font-mono">{kid}</span>.
          </p>
        )}
      <div>
        <Button size="sm" variant="ghost" onClick={onFetch}>
          Fetch again
        </Button>
      </div>
    </div>
  )
}
