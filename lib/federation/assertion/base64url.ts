/** Why a text is not strict base64url. */
export type Base64urlDefect =
  | 'padding'
  | 'standard-alphabet'
  | 'whitespace'
  | 'other-character'
  | 'impossible-length'
  | 'unused-bits'

export type Base64urlResult =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly defect: Base64urlDefect; readonly at: number }

/** What is wrong, in words, for each defect. */
export const BASE64URL_DEFECTS: Readonly<Record<Base64urlDefect, string>> = {
  padding: 'it carries = padding, which a JWT never has',
  'standard-alphabet': 'it uses + or / where base64url uses - and _',
  whitespace: 'it contains a space',
  'other-character': 'it contains a character outside A–Z, a–z, 0–9, - and _',
  'impossible-length': 'its length cannot occur: a character is missing or too many',
  'unused-bits': 'its last character carries bits that must be zero',
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const INVALID = 255
const VALUES = new Uint8Array(128).fill(INVALID)
for (let index = 0; index < ALPHABET.length; index++) VALUES[ALPHABET.charCodeAt(index)] = index

function valueAt(text: string, index: number): number {
  return VALUES[text.charCodeAt(index)] ?? INVALID
}

function defectOf(character: string): Base64urlDefect {
  if (character === '=') return 'padding'
  if (character === '+' || character === '/') return 'standard-alphabet'
  return /\s/u.test(character) ? 'whitespace' : 'other-character'
}

/**
 * Decodes base64url without padding as RFC 7515 section 2 and RFC 4648 section 3.5 want it: only
 * the URL alphabet, no padding, no white space, unused bits zero. Platform decoders skip most of
 * that, and then one signature has several spellings. Returns the bytes or the first defect.
 */
export function decodeBase64url(text: string): Base64urlResult {
  for (let index = 0; index < text.length; index++) {
    if (valueAt(text, index) === INVALID) {
      return { ok: false, defect: defectOf(text.charAt(index)), at: index }
    }
  }
  const rest = text.length % 4
  if (rest === 1) return { ok: false, defect: 'impossible-length', at: text.length }
  const unusedMask = rest === 2 ? 0b1111 : rest === 3 ? 0b11 : 0
  if ((valueAt(text, text.length - 1) & unusedMask) !== 0) {
    return { ok: false, defect: 'unused-bits', at: text.length - 1 }
  }
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let count = 0
  let written = 0
  for (let index = 0; index < text.length; index++) {
    bits = ((bits << 6) | valueAt(text, index)) & 0xffff
    count += 6
    if (count >= 8) {
      count -= 8
      bytes[written++] = (bits >> count) & 0xff
    }
  }
  return { ok: true, bytes }
}
