import { decodeAssertion } from '@/lib/federation/assertion/decode'
import type { JsonObject } from '@/lib/federation/assertion/model'
import { splitPaste } from '@/lib/federation/assertion/paste'
import type { Brought } from './brought-assertion'
import { seal } from './sealed'

/** Why a text cannot be exchanged. Holds nothing of the text. */
export interface NotBrought {
  readonly title: string
  readonly advice: string
  /** True for a key or another secret. */
  readonly secret: boolean
}

/** Reads a pasted text or a token file strictly; what is no assertion is named and dropped. */
export function readBrought(text: string): Brought | NotBrought {
  const { token } = splitPaste(text)
  const decoded = decodeAssertion(token ?? text)
  if (decoded.foreign !== undefined) {
    const { label, advice, secret } = decoded.foreign
    return { title: `This is ${label}`, advice, secret }
  }
  const { compact, claims, header } = decoded
  if (compact === undefined || claims === undefined) {
    const failed = decoded.checks.find((check) => check.outcome === 'fail')
    return {
      title: 'This cannot be read as an assertion',
      secret: false,
      advice: failed?.reason ?? 'Paste the whole token: three parts with points between them.',
    }
  }
  const kid = header?.kid
  const { exp } = claims
  return {
    assertion: seal(compact),
    issuer: textClaim(claims, 'iss'),
    subject: textClaim(claims, 'sub'),
    audience: textClaim(claims, 'aud'),
    ...(typeof kid === 'string' ? { kid } : {}),
    ...(typeof exp === 'number' ? { expires: exp } : {}),
  }
}

/** A claim as text; an audience in a list of one is that audience. */
function textClaim(claims: JsonObject, name: string): string {
  const value = claims[name]
  const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value
  return typeof only === 'string' ? only : only === undefined ? '' : JSON.stringify(only)
}
