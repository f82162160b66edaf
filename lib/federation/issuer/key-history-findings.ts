import { type IssuerHistory, isPublished, type KeyChange, openChanges } from './key-history'
import type { IssuerFinding, Severity } from './model'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** AKS keeps the old key for 24 hours after a rotation. Source: learn.microsoft.com/azure/aks/use-oidc-issuer. */
const OVERLAP = DAY
const OLD_KEY_DAYS = 365
const WORST_FIRST: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info']

/**
 * What the history says about the issuer. Ids of the audit rules: `issuer-document-drift`,
 * `jwks-rotation-gap`, `jwks-never-rotated`. Worst first.
 *
 * @param selfRotating platforms that rotate their keys by themselves: a new key there is only a note.
 */
export function historyFindings(
  history: IssuerHistory,
  { selfRotating }: { readonly selfRotating: boolean },
): readonly IssuerFinding[] {
  const open = openChanges(history)
  const findings = [
    ...driftFindings(open, selfRotating),
    ...gapFindings(open, history),
    ...ageFindings(history, selfRotating),
  ]
  const rank = ({ severity }: IssuerFinding) => WORST_FIRST.indexOf(severity)
  return findings.sort((a, b) => rank(a) - rank(b))
}

const CONFIRM =
  'Ask whoever runs the issuer. If the change is not theirs, delete the credential first and investigate second.'

function driftFindings(
  open: readonly KeyChange[],
  selfRotating: boolean,
): readonly IssuerFinding[] {
  const of = (...kinds: readonly KeyChange['kind'][]) =>
    open.filter(({ kind }) => kinds.includes(kind))
  const id = 'issuer-document-drift'
  const severity = selfRotating ? 'info' : 'high'
  const reused = of('kid-reused')
  const fresh = of('added', 'replaced')
  const back = of('returned')
  const moved = of('address-changed')
  return [
    ...(reused.length > 0
      ? [
          {
            id,
            severity: 'critical' as const,
            message: `${names(reused)} now names another key than before.`,
            fix: CONFIRM,
          },
        ]
      : []),
    ...(fresh.length > 0
      ? [
          {
            id,
            severity,
            message: `New in the key set: ${names(fresh)}.${selfRotating ? ' This platform rotates its keys by itself.' : ''}`,
            fix: CONFIRM,
          } as const,
        ]
      : []),
    ...(back.length > 0
      ? [{ id, severity, message: `${names(back)} was gone and is back.`, fix: CONFIRM } as const]
      : []),
    ...(moved.length > 0
      ? [
          {
            id,
            severity,
            message: 'jwks_uri names another address than before.',
            fix: CONFIRM,
          } as const,
        ]
      : []),
  ]
}

function names(changes: readonly KeyChange[]): string {
  const all = [...new Set(changes.flatMap(({ subjects }) => subjects))]
  const told = all
    .slice(0, 3)
    .map((name) => `“${name.slice(0, 60)}”`)
    .join(', ')
  return all.length > 3 ? `${told} and ${all.length - 3} more` : told
}

/** Only what two looks less than a day apart can prove; between looks further apart a key may have overlapped. */
function gapFindings(
  open: readonly KeyChange[],
  { changes }: IssuerHistory,
): readonly IssuerFinding[] {
  const gap = open.find(
    (change) =>
      (change.kind === 'replaced' && span(change.since, change.at) < OVERLAP) ||
      (change.kind === 'vanished' && hadSuccessor(change, changes)),
  )
  if (gap === undefined) return []
  const message =
    gap.kind === 'replaced'
      ? `All keys were replaced within ${hours(span(gap.since, gap.at))}: no old key was left beside the new.`
      : `${names([gap])} is gone less than a day after its successor came.`
  return [
    {
      id: 'jwks-rotation-gap',
      severity: 'medium',
      message,
      fix: 'Publish old and new keys together for 24 hours, so that tokens signed before still hold.',
    },
  ]
}

function hadSuccessor(gone: KeyChange, changes: readonly KeyChange[]): boolean {
  return changes.some(
    ({ kind, at, since }) => kind === 'added' && at <= gone.at && span(since, gone.at) < OVERLAP,
  )
}

function ageFindings(
  { keys, lastLook }: IssuerHistory,
  selfRotating: boolean,
): readonly IssuerFinding[] {
  const published = keys.filter(isPublished)
  const [only] = published
  if (selfRotating || only === undefined || published.length > 1) return []
  const days = Math.floor(span(only.firstSeen, lastLook) / DAY)
  if (days <= OLD_KEY_DAYS) return []
  return [
    {
      id: 'jwks-never-rotated',
      severity: 'medium',
      message: `The only key was first seen ${days} days ago.`,
      fix: 'Publish a second key, sign with it, and take the first away when the longest token has ended.',
    },
  ]
}

/** Milliseconds from one ISO time to another. */
function span(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from)
}

function hours(ms: number): string {
  const count = Math.ceil(ms / HOUR)
  return count <= 1 ? 'an hour' : `${count} hours`
}
