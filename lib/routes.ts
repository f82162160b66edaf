import type { Route } from 'next'
import type { IdentityKind } from './federation/credential/model'

/**
 * Every address of the console, built in one place. Queries hold what a colleague may see: filters,
 * tabs, keys. Never a token.
 */

/** The kind of an identity as it stands in an address. */
export const KIND_SLUGS = {
  application: 'app',
  managedIdentity: 'uami',
  agentBlueprint: 'blueprint',
} as const satisfies Record<IdentityKind, string>

const KINDS = Object.keys(KIND_SLUGS) as IdentityKind[]

/** Reads the kind from an address; undefined when it is none of ours. */
export function kindFromSlug(slug: string): IdentityKind | undefined {
  return KINDS.find((kind) => KIND_SLUGS[kind] === slug)
}

type QueryValue = string | readonly string[] | undefined

/** Path with a query; empty values are left out, lists are joined by commas as nuqs reads them. */
function address(path: string, query: Readonly<Record<string, QueryValue>> = {}): Route {
  const parts = Object.entries(query).flatMap(([name, value]) => {
    const text = typeof value === 'string' ? value : value?.map(escapeComma).join(',')
    return text === undefined || text === '' ? [] : [`${name}=${encodeURIComponent(text)}`]
  })
  return (parts.length === 0 ? path : `${path}?${parts.join('&')}`) as Route
}

/** nuqs separates a list by commas and writes a comma inside a value as `%2C`. */
function escapeComma(value: string): string {
  return value.replaceAll(',', '%2C')
}

export interface CredentialsQuery {
  /** Search text. */
  readonly q?: string
  /** Key of the credential whose details are open. */
  readonly c?: string
  readonly kind?: readonly string[]
  readonly issuerKind?: readonly string[]
  readonly aud?: readonly string[]
  readonly mark?: readonly string[]
  readonly sort?: string
}

export const routes = {
  overview: () => address('/'),
  credentials: (query: CredentialsQuery = {}) => address('/credentials', { ...query }),
  identities: (query: { q?: string; kind?: readonly string[]; has?: readonly string[] } = {}) =>
    address('/identities', query),
  identity: (kind: IdentityKind, id: string, query: { tab?: string } = {}) =>
    address(`/identities/${KIND_SLUGS[kind]}/${encodeURIComponent(id)}`, query),
  issuers: (query: { q?: string } = {}) => address('/issuers', query),
  /** `key` is the issuer's key as made by the issuer pages. */
  issuer: (key: string) => address(`/issuers/${encodeURIComponent(key)}`),
  /** Publishes a new issuer on Azure Storage. */
  issuerNew: () => address('/issuers/new'),
  /** Changes the keys or the documents of an issuer that exists. */
  issuerRepair: (query: { issuer?: string; way?: 'cluster' | 'slash' } = {}) =>
    address('/issuers/repair', query),
  /** Issuers of clusters and of SPIRE: what to set there. */
  issuerClusters: (
    /** `client` is the client id of the identity to sign in as. */
    query: { kind?: string; use?: string; issuer?: string; client?: string } = {},
  ) => address('/issuers/clusters', query),
  /** Signs a test assertion and exchanges it; `identity` is the object id or the client id of the identity to sign in as. */
  exchange: (query: { issuer?: string; identity?: string; subject?: string } = {}) =>
    address('/exchange', query),
  /** `identity` is the id of the identity that the workload signs in as. */
  check: (query: { identity?: string } = {}) => address('/check', query),
  /** `credential` is the key of an inventory row, `expression` what stands in the editor. */
  expressions: (query: { issuer?: string; expression?: string; credential?: string } = {}) =>
    address('/expressions', query),
  sandbox: () => address('/sandbox'),
  help: () => address('/help'),
  /** `all` lists also the codes without an analysis. */
  helpErrors: (query: { q?: string; all?: '1' } = {}) => address('/help/errors', query),
  helpError: (code: number) => address(`/help/errors/${code}`),
  helpScenarios: (query: { q?: string } = {}) => address('/help/scenarios', query),
  helpScenario: (id: string) => address(`/help/scenarios/${encodeURIComponent(id)}`),
} as const
