import type { ProbeReport } from './model'

/**
 * What was seen of an issuer's keys over time. Pure: every time comes from the probes. Holds the
 * issuer's address, key ids, thumbprints and times, nothing about the tenant.
 */
export interface IssuerHistory {
  readonly issuer: string
  /** ISO times of the first and the last look at a key set, and how many looks there were. */
  readonly firstLook: string
  readonly lastLook: string
  readonly looks: number
  readonly keys: readonly KeySighting[]
  readonly jwksUri?: string
  /** Latest first. */
  readonly changes: readonly KeyChange[]
  /** Changes up to this ISO time were expected. */
  readonly acceptedAt?: string
}

export interface KeySighting {
  readonly kid?: string
  /** RFC 7638 SHA-256. */
  readonly thumbprint: string
  readonly firstSeen: string
  readonly lastSeen: string
  /** The look at which it was first missed; absent while it is published. */
  readonly vanishedAt?: string
}

/** Something that differs from the look before. */
export interface KeyChange {
  readonly kind: 'added' | 'vanished' | 'returned' | 'replaced' | 'kid-reused' | 'address-changed'
  /** When it was noticed. */
  readonly at: string
  /** The look before: it happened in between. */
  readonly since: string
  /** Key ids, or thumbprints where a key has none; addresses for `address-changed`. */
  readonly subjects: readonly string[]
}

/** The part of a probe that the history keeps. */
export interface KeyLook {
  readonly issuer: string
  readonly at: string
  readonly keys: readonly { readonly kid?: string; readonly thumbprint: string }[]
  readonly jwksUri?: string
}

const CHANGES_MAX = 50
const SIGHTINGS_MAX = 200
/**
 * What a probe tells about keys; undefined when it did not read a key set, so that an issuer that is
 * away for a moment has not lost its keys. `issuer` is the text that was asked for.
 */
export function lookOf(issuer: string, report: ProbeReport): KeyLook | undefined {
  const keys = report.keys.filter(({ thumbprint }) => thumbprint !== '')
  const has = (id: string) => report.findings.some((finding) => finding.id === id)
  const emptySet = has('jwks-no-usable-key') && !has('jwks-malformed') && !has('jwks-unreachable')
  if (report.discovery === undefined || (keys.length === 0 && !emptySet)) return undefined
  const { jwksUri } = report.discovery
  return {
    issuer,
    at: report.probedAt,
    keys: keys.map(({ kid, thumbprint }) => ({ ...(kid !== undefined && { kid }), thumbprint })),
    ...(jwksUri !== undefined && { jwksUri }),
  }
}

/** The history after one more look. A look that is not later than the last one changes nothing. */
export function afterLook(history: IssuerHistory | undefined, look: KeyLook): IssuerHistory {
  const { issuer, at, jwksUri } = look
  if (history === undefined) {
    return {
      issuer,
      firstLook: at,
      lastLook: at,
      looks: 1,
      keys: distinct(look).map((key) => ({ ...key, firstSeen: at, lastSeen: at })),
      ...(jwksUri !== undefined && { jwksUri }),
      changes: [],
    }
  }
  if (Date.parse(at) <= Date.parse(history.lastLook)) return history
  const changes = changesOf(history, look)
  return {
    ...history,
    lastLook: at,
    looks: history.looks + 1,
    keys: sightingsAfter(history, look),
    ...(jwksUri !== undefined && { jwksUri }),
    changes: [...changes, ...history.changes].slice(0, CHANGES_MAX),
  }
}

/** The history with all its changes marked as expected. */
export function withChangesAccepted(history: IssuerHistory): IssuerHistory {
  return { ...history, acceptedAt: history.lastLook }
}

/** Changes that nobody has called expected yet. */
export function openChanges({ changes, acceptedAt }: IssuerHistory): readonly KeyChange[] {
  return changes.filter(({ at }) => acceptedAt === undefined || at > acceptedAt)
}

type Key = KeyLook['keys'][number]

/** One key is its id and its thumbprint together. */
function keyOf({ kid, thumbprint }: Key): string {
  return `${thumbprint} ${kid ?? ''}`
}

function nameOf({ kid, thumbprint }: Key): string {
  return kid ?? thumbprint
}

function distinct({ keys }: KeyLook): readonly Key[] {
  return [...new Map(keys.map((key) => [keyOf(key), key])).values()]
}

/** True while the key is in the key set. */
export function isPublished({ vanishedAt }: KeySighting): boolean {
  return vanishedAt === undefined
}

function changesOf(history: IssuerHistory, look: KeyLook): readonly KeyChange[] {
  const { at } = look
  const since = history.lastLook
  const known = new Map(history.keys.map((key) => [keyOf(key), key]))
  const now = distinct(look)
  const present = new Set(now.map(keyOf))
  const before = history.keys.filter(isPublished)
  const fresh = now.filter((key) => !known.has(keyOf(key)))
  const reused = fresh.filter(({ kid, thumbprint }) =>
    history.keys.some(
      (old) => kid !== undefined && old.kid === kid && old.thumbprint !== thumbprint,
    ),
  )
  const added = fresh.filter((key) => !reused.includes(key))
  const returned = now.filter((key) => known.get(keyOf(key))?.vanishedAt !== undefined)
  const vanished = before.filter((key) => !present.has(keyOf(key)))
  const replaced = before.length > 0 && vanished.length === before.length && added.length > 0
  const moved =
    history.jwksUri !== undefined && look.jwksUri !== undefined && history.jwksUri !== look.jwksUri
  const all: readonly (readonly [KeyChange['kind'], readonly string[]])[] = [
    ['kid-reused', reused.map(nameOf)],
    ['address-changed', moved ? [history.jwksUri ?? '', look.jwksUri ?? ''] : []],
    ['replaced', replaced ? added.map(nameOf) : []],
    ['added', replaced ? [] : added.map(nameOf)],
    ['returned', returned.map(nameOf)],
    // A key whose id names another one now is told once.
    [
      'vanished',
      vanished
        .filter(({ kid }) => kid === undefined || !reused.some((key) => key.kid === kid))
        .map(nameOf),
    ],
  ]
  return all.flatMap(([kind, subjects]) =>
    subjects.length === 0 ? [] : [{ kind, at, since, subjects }],
  )
}

function sightingsAfter(history: IssuerHistory, look: KeyLook): readonly KeySighting[] {
  const { at } = look
  const now = new Map(distinct(look).map((key) => [keyOf(key), key]))
  const old = history.keys.map((sighting): KeySighting => {
    const { vanishedAt, ...rest } = sighting
    if (now.delete(keyOf(sighting))) return { ...rest, lastSeen: at }
    return { ...rest, vanishedAt: vanishedAt ?? at }
  })
  const fresh = [...now.values()].map(
    (key): KeySighting => ({ ...key, firstSeen: at, lastSeen: at }),
  )
  // What is published comes first, then what vanished last.
  return [...old, ...fresh]
    .sort((a, b) => (b.vanishedAt ?? '9').localeCompare(a.vanishedAt ?? '9'))
    .slice(0, SIGHTINGS_MAX)
}
