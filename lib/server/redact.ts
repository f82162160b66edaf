import { createHash } from 'node:crypto'

/**
 * The second net under every text that leaves the server: secrets that should not be there are
 * replaced by a marker with their kind and the last four characters of their SHA-256, so that two
 * lines about one secret can be matched.
 */

interface Secret {
  readonly kind: string
  readonly pattern: RegExp
}

const NAMES =
  'authorization|client_assertion|access_token|id_token|refresh_token|client_secret|assertion|password|AccountKey|SharedAccessKey|SharedAccessSignature'

/** In order: what is masked first cannot be read as something else. Groups: before, secret. */
const SECRETS: readonly Secret[] = [
  {
    kind: 'private key',
    pattern:
      /()(-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$))/g,
  },
  { kind: 'jwe', pattern: /()(eyJ[\w-]{8,}\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+)/g },
  { kind: 'jwt', pattern: /()(eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*)/g },
  { kind: 'client secret', pattern: /()(?<![\w~.-])([\w~.-]{3}\dQ~[\w~.-]{31,34})/g },
  { kind: 'refresh token', pattern: /()(?<![\w.-])([01]\.A[\w-]{20,}(?:\.[\w-]+)*)/g },
  { kind: 'storage key', pattern: /()(?<![A-Za-z0-9+/])([A-Za-z0-9+/]{86}==)/g },
  { kind: 'sas', pattern: /(\bsig=)([^&\s"'<>]+)/gi },
  { kind: 'private member', pattern: /("(?:d|p|q|dp|dq|qi|k)"\s*:\s*")([^"]+)/g },
  {
    kind: 'secret',
    pattern: new RegExp(
      `(\\b(?:${NAMES})"?\\s*[:=]\\s*"?(?:(?:Bearer|Basic)\\s+)?)([^\\s"'&;,<>[\\]]+)`,
      'gi',
    ),
  },
  { kind: 'code', pattern: /(\bcode"?\s*[:=]\s*"?)([\w.~-]{40,})/gi },
]

/** The text without secrets of the known kinds, and on one line. */
export function redact(text: string): string {
  const masked = SECRETS.reduce(
    (rest, { kind, pattern }) =>
      rest.replace(pattern, (whole, before: string, ...groups: unknown[]) => {
        const secret = groups.find((group): group is string => typeof group === 'string') ?? whole
        return `${before}[${kind} …${fingerprint(secret)}]`
      }),
    text,
  )
  return onOneLine(masked)
}

function fingerprint(secret: string): string {
  return createHash('sha256').update(secret).digest('hex').slice(-4)
}

/** Escapes what could start a new line, drive a terminal or reorder text. */
function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (char) => {
    const code = char.codePointAt(0) ?? 0
    return `\\u{${code.toString(16)}}`
  })
}
