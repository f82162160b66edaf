import type { IssuerFinding, KeyCard } from './model'

/** An issuer with the keys that a probe read. */
export interface PublishedKeys {
  readonly issuer: string
  readonly keys: readonly Pick<KeyCard, 'thumbprint'>[]
}

/**
 * The other issuers that publish a key of this one; the rule `jwks-shared-key-across-issuers`. Two
 * spellings that differ by a slash at the end are one issuer.
 */
export function sharedKeyFinding(
  own: PublishedKeys,
  all: readonly PublishedKeys[],
): IssuerFinding | undefined {
  const mine = new Set(own.keys.map(({ thumbprint }) => thumbprint).filter((text) => text !== ''))
  const others = all.filter(
    ({ issuer, keys }) =>
      withoutSlash(issuer) !== withoutSlash(own.issuer) &&
      keys.some(({ thumbprint }) => mine.has(thumbprint)),
  )
  const [first] = others
  if (first === undefined) return undefined
  const account = storageAccount(own.issuer)
  const together =
    account !== undefined && others.every(({ issuer }) => storageAccount(issuer) === account)
  const more = others.length > 1 ? ` and ${others.length - 1} more` : ''
  return {
    id: 'jwks-shared-key-across-issuers',
    severity: together ? 'medium' : 'high',
    message: `A key of this issuer is also published by ${first.issuer}${more}.`,
    fix: 'Give each issuer a key of its own.',
    why: 'Whoever holds the key chooses which of the issuers a token names.',
    source: 'RFC 8725 (JSON Web Token Best Current Practices)',
  }
}

function withoutSlash(issuer: string): string {
  return issuer.endsWith('/') ? issuer.slice(0, -1) : issuer
}

function storageAccount(issuer: string): string | undefined {
  return /^https:\/\/([a-z0-9]{3,24})\.(?:blob|dfs|z\d+\.web)\.core\./.exec(issuer)?.[1]
}
