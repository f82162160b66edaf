import { literalBytes, refusedAddress } from './address'

/**
 * Where Entra reads the discovery document of an issuer: one trailing slash is absorbed, then the
 * well-known path follows. Source: OpenID Connect Discovery 1.0, 4.1.
 */
export function discoveryUrl(issuer: string): string {
  return `${issuer.endsWith('/') ? issuer.slice(0, -1) : issuer}/.well-known/openid-configuration`
}

/** The issuer as a URL, or `undefined`. Use it to look at parts only: issuers are compared as texts. */
export function issuerAsUrl(issuer: string): URL | undefined {
  return URL.canParse(issuer) ? new URL(issuer) : undefined
}

/** The address an issuer's host is, in whatever spelling, or `undefined` for a name. */
export function literalHost(
  url: URL | undefined,
): { readonly text: string; readonly refused?: string } | undefined {
  const bytes = url && literalBytes(url.hostname)
  if (!url || !bytes) return undefined
  const refused = refusedAddress(bytes)
  return refused === undefined ? { text: url.hostname } : { text: url.hostname, refused }
}

const STORAGE_HOSTS = [
  /^[a-z0-9]{3,24}\.(?:blob|dfs|web)\.core\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn)$/,
  /^[a-z0-9]{3,24}\.z\d+\.web\.core\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn)$/,
  /^[a-z0-9]{3,24}\.z\d{2}\.(?:blob|web)\.storage\.azure\.net$/,
] as const

/** True for a host of Azure Storage. Source: learn.microsoft.com/azure/storage/common/storage-account-overview. */
export function isStorageHost(host: string): boolean {
  return STORAGE_HOSTS.some((pattern) => pattern.test(host))
}

/** Where two texts part, in words: "at character 9: expected "x", found "y"". */
export function firstDifference(expected: string, actual: string): string {
  let index = 0
  while (index < expected.length && expected[index] === actual[index]) index++
  const at = (text: string) => (index < text.length ? JSON.stringify(text[index]) : 'the end')
  return `at character ${index + 1}: ${at(expected)} in the credential, ${at(actual)} in the document`
}

/** True when the two differ by exactly one slash at the end. */
export function differBySlash(a: string, b: string): boolean {
  return a === `${b}/` || b === `${a}/`
}

/** Text of others, fit to show: at most `limit` characters, and none that hides or reorders. */
export function shown(text: string, limit = 120): string {
  const visible = text.slice(0, limit + 1).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\uFFFD')
  return visible.length > limit ? `${visible.slice(0, limit - 1)}…` : visible
}
