'use client'

import { RefreshCw } from 'lucide-react'
import Link from 'next/link'
import { useInventory } from '@/components/session/context'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'
import type { SourceState } from '@/lib/federation/inventory/model'
import { routes } from '@/lib/routes'
import { SOURCE_NAMES } from './words'

/** Where the list of gaps stands on the overview. */
export const GAPS_ANCHOR = 'gaps'

/** Says over a list what is missing from it: sources that failed, with a retry, and gaps by name. */
export function SourceNotices() {
  const { inventory, status, retry } = useInventory()
  if (inventory === null) return null
  const failed = inventory.sources.filter((source) => source.state === 'failed')
  const { gaps } = inventory
  return (
    <>
      {failed.map((source) => (
        <FailedSource
          key={source.id}
          source={source}
          busy={status === 'scanning'}
          retry={() => retry([source.id])}
        />
      ))}
      {gaps.length > 0 && (
        <Notice
          tone="info"
          title="This list may not be complete"
          actions={
            <Link href={`${routes.overview()}#${GAPS_ANCHOR}`} className="link py-1 text-sm">
              What is missing and why
            </Link>
          }
        >
          Not visible to this account: {gaps.map((gap) => gap.title).join('; ')}.
        </Notice>
      )}
    </>
  )
}

function FailedSource({
  source,
  busy,
  retry,
}: {
  source: SourceState
  busy: boolean
  retry: () => void
}) {
  const { problem } = source
  return (
    <Notice
      tone="err"
      live="alert"
      title={`${SOURCE_NAMES[source.id]} could not be read: ${problem?.title ?? 'no reason was given'}`}
      actions={
        <Button size="sm" icon={<RefreshCw />} loading={busy} onClick={retry}>
          Read again
        </Button>
      }
    >
      {problem?.detail} {problem?.hint}
      {problem?.requestId !== undefined && (
        <span className="flex items-center gap-1 text-xs">
          Request id <span className="font-mono">{problem.requestId}</span>
          <CopyButton value={problem.requestId} label="Copy request id" />
        </span>
      )}
    </Notice>
  )
}
