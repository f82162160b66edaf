'use client'

import Link from 'next/link'
import { countOf } from '@/components/shell/words'
import { Notice } from '@/components/ui/notice'
import { historyFindings } from '@/lib/federation/issuer/key-history-findings'
import { routes } from '@/lib/routes'
import type { TrustedIssuer } from './distinct-issuers'
import { rotatesItself } from './history-words'
import { useKeyHistory } from './use-history'

const NAMED = 4

/** Trusted issuers whose keys changed in a way that somebody should confirm. */
export function ChangedKeys({ issuers }: { issuers: readonly TrustedIssuer[] }) {
  const { histories } = useKeyHistory()
  const changed = issuers.flatMap(({ issuer }) => {
    const history = histories.get(issuer)
    const [worst] = history ? historyFindings(history, { selfRotating: rotatesItself(issuer) }) : []
    return worst?.severity === 'critical' || worst?.severity === 'high' ? [issuer] : []
  })
  if (changed.length === 0) return null
  return (
    <Notice
      tone="err"
      live="status"
      title={`${countOf(changed.length, 'issuer')} changed keys since an earlier look`}
    >
      Confirm each with whoever runs it:{' '}
      {changed.slice(0, NAMED).map((issuer, index) => (
        <span key={issuer}>
          {index > 0 && ', '}
          <Link href={routes.issuer(issuer)} className="link break-all">
            {issuer}
          </Link>
        </span>
      ))}
      {changed.length > NAMED && ` and ${changed.length - NAMED} more`}.
    </Notice>
  )
}
