import { createRowIndex, type RowIndex, type RowSpec } from '@/components/ui/row-index'
import type { TrustedIssuer } from './distinct-issuers'
import type { ProbeEntry } from './probe-model'
import { findingsWeight, type ProbeState, probeState } from './probe-words'

/** An issuer with its probe: what a row shows, sorts and filters by. */
export interface IssuerRow {
  readonly trusted: TrustedIssuer
  readonly entry: ProbeEntry | undefined
}

export type IssuerFacet = 'kind' | 'state'
export const ISSUER_SORTS = [
  'issuer',
  'kind',
  'identities',
  'credentials',
  'state',
  'keys',
  'findings',
  'probed',
] as const
export type IssuerSort = (typeof ISSUER_SORTS)[number]

export type IssuerIndex = RowIndex<IssuerRow, IssuerFacet, IssuerSort>

/** What trouble looks like first: an order for the state column. */
const STATE_ORDER: readonly ProbeState[] = [
  'unsafe',
  'mismatched',
  'unreachable',
  'refused',
  'failed',
  'not-probed',
  'healthy',
]

const SPEC: RowSpec<IssuerRow, IssuerFacet, IssuerSort> = {
  search: [({ trusted }) => kindLabel(trusted), ({ trusted }) => trusted.issuer],
  facets: {
    kind: ({ trusted }) => [trusted.words.kind],
    state: ({ entry }) => [probeState(entry)],
  },
  sorts: {
    issuer: ({ trusted }) => trusted.issuer,
    kind: ({ trusted }) => kindLabel(trusted),
    identities: ({ trusted }) => trusted.identities,
    credentials: ({ trusted }) => trusted.credentials.length,
    state: ({ entry }) => STATE_ORDER.indexOf(probeState(entry)),
    keys: ({ entry }) => (entry?.report?.discovery ? entry.report.keys.length : -1),
    findings: ({ entry }) => findingsWeight(entry?.report),
    probed: ({ entry }) => entry?.report?.probedAt ?? '',
  },
}

/** Columns whose order changes with every answer of a probe. */
export const PROBE_SORTS: ReadonlySet<IssuerSort> = new Set(['state', 'keys', 'findings', 'probed'])

/** Kind of an issuer in words; a host alone is no kind. */
export function kindLabel({ words }: Pick<TrustedIssuer, 'words'>): string {
  return words.kind === 'other' ? 'Other' : words.label
}

/** The index over issuers and what is known of them. Rows keep their numbers when only probes change. */
export function issuerIndex(
  issuers: readonly TrustedIssuer[],
  probes: ReadonlyMap<string, ProbeEntry>,
): IssuerIndex {
  return createRowIndex(
    issuers.map((trusted) => ({ trusted, entry: probes.get(trusted.issuer) })),
    SPEC,
  )
}

/** The issuer of an address segment; undefined when the segment is not well encoded. */
export function issuerOfKey(key: string): string | undefined {
  try {
    return decodeURIComponent(key)
  } catch {
    return undefined
  }
}

/** What a search text could mean as an issuer's address; undefined when it is none. */
export function issuerOfQuery(query: string): string | undefined {
  const text = query.trim()
  return /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(text) && text.length <= 600 ? text : undefined
}
