'use client'

import { RefreshCw } from 'lucide-react'
import Link from 'next/link'
import { useInventory, useSession } from '@/components/session/context'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'
import type { SourceState } from '@/lib/federation/inventory/model'
import { routes } from '@/lib/routes'
import { GAPS_ANCHOR } from './gaps-anchor'
import { gapSentence, SOURCE_NAMES } from './words'

const listFormat = new Intl.ListFormat('en-GB')

/** Says over a list what is missing from it: sources that failed, with a retry, and gaps by name. */
export function SourceNotices() {
  const { inventory, status, retry } = useInventory()
  const { state } = useSession()
  if (inventory === null) return null
  // An ended session stands over every page with its own button: reading again would fail again.
  const ended = state.status === 'expired'
  const failed = inventory.sources.filter(
    (source) => source.state === 'failed' && !(ended && source.problem?.retryable === false),
  )
  // A source that failed has its own notice above.
  const gaps = inventory.gaps.filter((gap) => !failed.some(({ id }) => id === gap.source))
  return (
    <>
      {alike(failed).map((sources) => (
        <FailedSources
          key={sources.map(({ id }) => id).join(' ')}
          sources={sources}
          busy={status === 'scanning'}
          retry={() => retry(sources.map(({ id }) => id))}
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
          {gapSentence(gaps.map(({ title }) => title))}
        </Notice>
      )}
    </>
  )
}

/** Sources that failed for one reason stand in one notice, so that the list keeps its room. */
function alike(failed: readonly SourceState[]): readonly (readonly SourceState[])[] {
  const groups = new Map<string, SourceState[]>()
  for (const source of failed) {
    const key = source.problem?.code ?? ''
    groups.set(key, [...(groups.get(key) ?? []), source])
  }
  return [...groups.values()]
}

function FailedSources({
  sources,
  busy,
  retry,
}: {
  sources: readonly SourceState[]
  busy: boolean
  retry: () => void
}) {
  const problem = sources[0]?.problem
  const requests = [...new Set(sources.flatMap((source) => source.problem?.requestId ?? []))]
  const names = listFormat.format(sources.map(({ id }) => SOURCE_NAMES[id]))
  return (
    <Notice
      tone="err"
      live="alert"
      title={`${names} could not be read: ${problem?.title ?? 'no reason was given'}`}
      actions={
        <Button size="sm" icon={<RefreshCw />} loading={busy} onClick={retry}>
          Read again
        </Button>
      }
    >
      {problem?.detail} {problem?.hint}
      {requests.length > 0 && (
        <span className="flex items-center gap-1 text-xs">
          Request id <span className="min-w-0 truncate font-mono">{requests[0]}</span>
          {requests.length > 1 && ` and ${requests.length - 1} more`}
          <CopyButton
            value={requests.join('\n')}
            label={requests.length > 1 ? 'Copy request ids' : 'Copy request id'}
          />
        </span>
      )}
    </Notice>
  )
}
