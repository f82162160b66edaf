import type { EntraAnswer } from '@/lib/federation/verdict/model'
import type { SandboxContext } from '../context'
import { requestAnswer } from './request-answers'

/** A key set as Entra reads it. */
export interface KeySet {
  readonly keys: readonly Readonly<Record<string, unknown>>[]
}

export type IssuerDocuments = { readonly jwks: KeySet } | { readonly answer: EntraAnswer }

const refusal = (code: number, values?: Record<string, string>): IssuerDocuments => ({
  answer: requestAnswer(code, values),
})

/** Fields of the discovery document without which Entra answers 70024. */
const REQUIRED_FIELDS = ['issuer', 'jwks_uri'] as const

type Fetched =
  | { readonly kind: 'body'; readonly text: string }
  | { readonly kind: 'unreachable' | 'refused' }

async function fetchText(context: SandboxContext, url: string): Promise<Fetched> {
  try {
    const response = await context.internet(new Request(url, { redirect: 'manual' }))
    return response.ok ? { kind: 'body', text: await response.text() } : { kind: 'refused' }
  } catch {
    return { kind: 'unreachable' }
  }
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || /^127\.|^\[::1\]$/.test(host)
}

/** Issuers that Entra will not ask: no https, this very machine, a query or a fragment (70022). */
function isAskable(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false
  const url = new URL(issuer)
  return url.protocol === 'https:' && !isLoopback(url.hostname) && !/[?#]/.test(issuer)
}

/** Reads a key set; undefined where a key is not one (900612). */
function parseKeySet(text: string): KeySet | undefined {
  const keys = parseObject(text)?.keys
  if (!Array.isArray(keys)) return undefined
  const list: Readonly<Record<string, unknown>>[] = []
  for (const key of keys as readonly unknown[]) {
    if (typeof key !== 'object' || key === null) return undefined
    const jwk = key as Record<string, unknown>
    if (typeof jwk.kty !== 'string') return undefined
    if (jwk.kty === 'RSA' && (!isBase64url(jwk.n) || !isBase64url(jwk.e))) return undefined
    list.push(jwk)
  }
  return { keys: list }
}

function isBase64url(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Za-z0-9_-]+$/.test(value)
}

/**
 * Fetches discovery document and keys of an issuer through the sandbox's own internet, as Entra does
 * at every exchange (the real service caches, see docs/sandbox-differences.md).
 *
 * @returns the key set, or Entra's answer: 70022, 501661 (no answer), 50166 (an HTTP error),
 * 900611, 70024, 700221, 900612.
 */
export async function fetchIssuerDocuments(
  context: SandboxContext,
  issuer: string,
): Promise<IssuerDocuments> {
  if (!isAskable(issuer)) return refusal(70022, { issuer })
  const base = issuer.replace(/\/$/, '')
  const discovery = await fetchText(context, `${base}/.well-known/openid-configuration`)
  if (discovery.kind !== 'body') return refusal(discovery.kind === 'refused' ? 50166 : 501661)
  const document = parseObject(discovery.text)
  if (document === undefined) return refusal(900611)
  for (const fieldName of REQUIRED_FIELDS) {
    if (typeof document[fieldName] !== 'string') return refusal(70024, { fieldName })
  }
  const metadataIssuer = String(document.issuer)
  if (metadataIssuer !== issuer) {
    return refusal(700221, { jwtIssuer: issuer, metadataIssuer })
  }
  const jwksUri = String(document.jwks_uri)
  if (!URL.canParse(jwksUri)) return refusal(501661)
  const keys = await fetchText(context, jwksUri)
  if (keys.kind !== 'body') return refusal(keys.kind === 'refused' ? 50166 : 501661)
  const jwks = parseKeySet(keys.text)
  return jwks === undefined ? refusal(900612) : { jwks }
}
