/** Tells apart what one pasted text holds: an assertion, an error text, or both. */

/** Longest text looked at, in UTF-16 units; anything longer is cut and said so by the reader of the parts. */
export const PASTE_LENGTH_MAX = 1024 * 1024

export interface Paste {
  /** The part to decode, wrappers included; absent when the text holds only an error. */
  readonly token?: string
  /** The part to explain; absent when the text holds no sign of an error. */
  readonly error?: string
}

/** A compact JWS begins with `{"` in base64url. Three parts, the last may be missing or empty. */
const COMPACT = /eyJ[\w+/=-]{4,}\.[\w+/=-]{4,}(?:\.[\w+/=-]*)*/g

const ERROR_SIGNS =
  /AADSTS\s?\d{4,8}|"?error_codes"?\s*[:=]|"?error_description"?\s*[:=]|FederatedIdentityCredential|federated identity credential|invalid_client|invalid_request|\b(?:70021[1-4]?|700213\d|70025|700024|7000272|50166|501661)\b/i

/**
 * Splits a pasted text. A text without any sign of an error is given whole as `token`, so that the
 * decoder can name what it is; a text with both is split at the token.
 */
export function splitPaste(text: string): Paste {
  if (text.trim() === '') return {}
  const looked = text.slice(0, PASTE_LENGTH_MAX)
  if (!ERROR_SIGNS.test(looked)) return { token: text }
  let longest: RegExpMatchArray | undefined
  for (const match of looked.matchAll(COMPACT)) {
    if (match[0].length > (longest?.[0].length ?? 0)) longest = match
  }
  if (!longest) return { error: looked }
  const start = longest.index ?? 0
  const error = `${looked.slice(0, start)} ${looked.slice(start + longest[0].length)}`
  // The signs may all have stood inside the token: then it was no error text.
  return ERROR_SIGNS.test(error) ? { token: longest[0], error } : { token: text }
}
