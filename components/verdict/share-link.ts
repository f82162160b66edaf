import type { JsonObject } from '@/lib/federation/assertion/model'

/** What a shared link carries: header and claims, and what was said of them. Never a token or signature. */
export interface SharedClaims {
  readonly header?: JsonObject
  readonly claims: JsonObject
  /** ISO time of the verdict. */
  readonly judgedAt: string
  /** AADSTS number that was predicted, for the reader to compare. */
  readonly code?: number
}

const KEY = '#shared='
/** Longest fragment read: far above any real set of claims. */
const LENGTH_MAX = 32 * 1024

/** The fragment for a link. It stays in the browser: fragments are not sent to servers. */
export function encodeShared(shared: SharedClaims): string {
  const bytes = new TextEncoder().encode(JSON.stringify(shared))
  return (
    KEY +
    btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
      .replace(/\+/g, '-')
      .replace(/\//g, '_')
      .replace(/=+$/, '')
  )
}

/** Reads a fragment. Undefined when it holds no shared claims or they can't be read. */
export function decodeShared(fragment: string): SharedClaims | undefined {
  if (!fragment.startsWith(KEY) || fragment.length > LENGTH_MAX) return undefined
  try {
    const binary = atob(fragment.slice(KEY.length).replace(/-/g, '+').replace(/_/g, '/'))
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0))
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (!isRecord(value) || !isRecord(value.claims) || typeof value.judgedAt !== 'string')
      return undefined
    return {
      claims: value.claims,
      judgedAt: value.judgedAt,
      ...(isRecord(value.header) ? { header: value.header } : {}),
      ...(typeof value.code === 'number' ? { code: value.code } : {}),
    }
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
