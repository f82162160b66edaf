'use client'

import { useMemo } from 'react'
import { Button } from '@/components/ui/button'
import { keyed } from '@/components/ui/keyed'
import { Notice } from '@/components/ui/notice'
import { type IssuerHistory, isPublished, openChanges } from '@/lib/federation/issuer/key-history'
import { historyFindings } from '@/lib/federation/issuer/key-history-findings'
import { sharedKeyFinding } from '@/lib/federation/issuer/shared-keys'
import { CHANGE_WORDS, dayWords, rotatesItself, timeWords } from './history-words'
import { useKeyHistory } from './use-history'
import { useProbeSnapshot } from './use-probes'

/** Notes on what changed since earlier looks, over the report. Nothing while nothing did. */
export function HistoryNotes({ issuer }: { issuer: string }) {
  const { histories, accept } = useKeyHistory()
  const history = histories.get(issuer)
  if (history === undefined) return null
  const findings = historyFindings(history, { selfRotating: rotatesItself(issuer) })
  const [worst] = findings
  if (worst === undefined) return null
  const serious = worst.severity === 'critical' || worst.severity === 'high'
  const acceptable = openChanges(history).length > 0
  return (
    <Notice
      tone={serious ? 'err' : worst.severity === 'info' ? 'info' : 'warn'}
      title={acceptable ? 'The keys changed since an earlier look' : 'The key is old'}
      actions={
        acceptable && (
          <Button size="sm" onClick={() => accept(issuer)}>
            This was expected
          </Button>
        )
      }
    >
      <ul className="flex flex-col gap-1">
        {keyed(findings, ({ id }) => id).map(({ key, item }) => (
          <li key={key} data-history={item.id} className="break-words">
            {item.message} <span className="font-mono text-text-2 text-xs">{item.id}</span>
          </li>
        ))}
      </ul>
      <p className="mt-1">{worst.fix}</p>
    </Notice>
  )
}

/** A key that another issuer probed in this page publishes too. */
export function SharedKeyNote({ issuer }: { issuer: string }) {
  const { entries } = useProbeSnapshot()
  const finding = useMemo(() => {
    const read = Array.from(entries, ([name, { report }]) => ({
      issuer: name,
      keys: report?.keys ?? [],
    }))
    const own = read.find((each) => each.issuer === issuer)
    return own && sharedKeyFinding(own, read)
  }, [entries, issuer])
  if (finding === undefined) return null
  return (
    <Notice
      tone={finding.severity === 'high' ? 'err' : 'warn'}
      title="Another issuer publishes the same key"
    >
      <p className="break-words">
        {finding.message} {finding.why}{' '}
        <span className="font-mono text-text-2 text-xs">{finding.id}</span>
      </p>
      <p>{finding.fix}</p>
    </Notice>
  )
}

/** What this browser has seen of the issuer's keys, and a way to forget it. */
export function KeyHistorySection({ issuer }: { issuer: string }) {
  const { histories, kept, forget } = useKeyHistory()
  const history = histories.get(issuer)
  return (
    <div className="flex flex-col gap-2 text-sm">
      {history === undefined ? (
        <p className="text-text-2">
          No key set of this issuer has been seen yet. From the first probe on, changes are noticed.
        </p>
      ) : (
        <>
          <p className="text-text-2">{lookWords(history)}</p>
          <Changes history={history} />
          <Vanished history={history} />
        </>
      )}
      <p className="text-text-2">
        {kept
          ? 'Kept in this browser only: addresses, key ids, thumbprints and times.'
          : 'This browser keeps nothing for this page, as private windows do. The history ends when the page is reloaded.'}
      </p>
      {histories.size > 0 && (
        <div className="-ml-2 flex flex-wrap gap-2">
          {history !== undefined && (
            <Button size="sm" variant="ghost" onClick={() => forget(issuer)}>
              Forget this issuer
            </Button>
          )}
          <Button size="sm" variant="ghost" onClick={() => forget()}>
            Forget all issuers
          </Button>
        </div>
      )}
    </div>
  )
}

function lookWords({ looks, firstLook, lastLook }: IssuerHistory): string {
  return looks === 1
    ? `Seen once, on ${timeWords(firstLook)}.`
    : `Seen ${looks} times from ${dayWords(firstLook)} to ${timeWords(lastLook)}.`
}

const CHANGES_SHOWN = 8

function Changes({ history }: { history: IssuerHistory }) {
  const { changes } = history
  if (changes.length === 0) {
    return history.looks > 1 ? <p>No change of the keys was seen.</p> : null
  }
  return (
    <ol
      aria-label="Changes of the keys, latest first"
      className="divide-y divide-border rounded-md border border-border"
    >
      {keyed(changes.slice(0, CHANGES_SHOWN), ({ at, kind }) => `${at} ${kind}`).map(
        ({ key, item: { kind, at, since, subjects } }) => (
          <li key={key} className="px-3 py-1.5">
            <p className="break-words">
              {CHANGE_WORDS[kind]}{' '}
              <span className="break-all font-mono text-xs">
                {subjects.join(kind === 'address-changed' ? ' → ' : ', ')}
              </span>
            </p>
            <p className="text-text-2 text-xs">
              between {timeWords(since)} and {timeWords(at)}
            </p>
          </li>
        ),
      )}
    </ol>
  )
}

function Vanished({ history }: { history: IssuerHistory }) {
  const gone = history.keys.filter((key) => !isPublished(key))
  if (gone.length === 0) return null
  return (
    <details>
      <summary className="cursor-pointer">Keys no longer published: {gone.length}</summary>
      <ul className="mt-1 flex flex-col gap-1">
        {keyed(gone, ({ thumbprint, kid }) => `${thumbprint} ${kid ?? ''}`).map(({ key, item }) => (
          <li key={key} className="text-xs">
            <span className="break-all font-mono">{item.kid ?? item.thumbprint}</span>{' '}
            <span className="text-text-2">
              {dayWords(item.firstSeen)} to {dayWords(item.lastSeen)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
