/** FNV-1a, 32 bits, over UTF-16 units (Fowler, Noll, Vo). Not secret: it only tells lines apart. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index)
    hash = Math.imul(hash, 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0').slice(-4)
}

function marker(type: string, secret: string): string {
  return `[redacted ${type} ${fingerprint(secret)}]`
}

const MARKER = String.raw`(?!\[redacted )`

interface Redactor {
  readonly type: string
  /** Matches from the secret's start to its end; with a group `keep` before the secret. */
  readonly pattern: RegExp
}

/**
 * Every pattern is linear: each starts at a fixed text or a boundary and repeats one bounded or
 * single character class. Order: whole formats first, then values known by their names.
 */
const REDACTORS: readonly Redactor[] = [
  { type: 'client-secret', pattern: /[\w~.-]{3}\dQ~[\w~.-]{31,34}/g },
  { type: 'refresh-token', pattern: /(?<![\d.])[01]\.A[\w-]{20,}[\w.-]*/g },
  { type: 'storage-key', pattern: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{86,87}==/g },
  { type: 'access-key', pattern: /(?:gh[pousr]_|github_pat_|glpat-)\w{16,255}/g },
  { type: 'sas-signature', pattern: /(?<keep>(?<![a-z])sig(?:=|%3d))[\w%+/-]{20,}={0,2}/gi },
  {
    type: 'connection-string',
    pattern: /(?<keep>(?:AccountKey|SharedAccessKey|Password|Pwd)=)(?!\[redacted )[^;\s"'&<]{6,}/gi,
  },
  {
    type: 'authorization',
    pattern: new RegExp(
      String.raw`(?<keep>\b(?:Bearer|Basic|Negotiate|SharedKey|PoP)[ +]{1,4})${MARKER}(?=\S{0,200}[\d=+/])[\w~+/.:=-]{16,}`,
      'gi',
    ),
  },
  {
    type: 'authorization',
    pattern: new RegExp(
      // In the header itself whatever follows the scheme goes, digits or not.
      String.raw`(?<keep>\bauthorization\\?["']?\s{0,4}[:=]\s{0,4}\\?["']?(?:[a-z]{3,12}[ +]{1,4})?)${MARKER}[\w~+/.:=-]{8,}`,
      'gi',
    ),
  },
  {
    // JSON, also inside a JSON text, and forms.
    type: 'secret-field',
    pattern: new RegExp(
      String.raw`(?<keep>(?:client_assertion|access_token|id_token|refresh_token|client_secret)(?:=|\\?["']\s{0,4}:\s{0,4}\\?["']))${MARKER}[^\s"'&,;<>\\]{6,}`,
      'gi',
    ),
  },
  {
    // Headers, YAML and log lines.
    type: 'secret-field',
    pattern: new RegExp(
      String.raw`(?<keep>(?:client_assertion|access_token|id_token|refresh_token|client_secret)\s{0,4}[:=]\s{0,4})${MARKER}[^\s"'&,;<>\\]{16,}`,
      'gi',
    ),
  },
  {
    type: 'code',
    pattern: new RegExp(
      String.raw`(?<keep>\bcode(?:=|\\?["']\s{0,4}:\s{0,4}\\?["']))${MARKER}[\w.~!*$%-]{40,}`,
      'gi',
    ),
  },
  {
    type: 'private-key',
    pattern: /(?<keep>["'](?:d|p|q|dp|dq|qi|k)\\?["']\s{0,4}:\s{0,4}\\?["'])[\w-]{40,}/g,
  },
]

const PEM_BEGIN = '-----BEGIN '
const PEM_END = '-----END '

/** Replaces PEM blocks of private keys; one without an end is taken to the end of the text. */
function redactPem(text: string): string {
  const pieces: string[] = []
  let done = 0
  for (let begin = text.indexOf(PEM_BEGIN); begin !== -1; begin = text.indexOf(PEM_BEGIN, done)) {
    const label = text
      .slice(begin + PEM_BEGIN.length, begin + PEM_BEGIN.length + 60)
      .split('-----')[0]
    pieces.push(text.slice(done, begin))
    if (label?.includes('PRIVATE KEY') !== true) {
      pieces.push(PEM_BEGIN)
      done = begin + PEM_BEGIN.length
      continue
    }
    const end = text.indexOf(PEM_END, begin)
    const close = end === -1 ? -1 : text.indexOf('-----', end + PEM_END.length)
    const after = close === -1 ? text.length : close + 5
    pieces.push(marker('private-key', text.slice(begin, after)))
    done = after
  }
  return pieces.join('') + text.slice(done)
}

const TOKEN_RUN = /[\w.-]+/g
const JWE_PARTS = 5
const SHORTEST_HEADER = 'eyJhbGciOiI'.length

/** In one run of token characters: each `eyJ…` with two parts after it goes, up to five parts. */
function redactTokenRun(run: string): string {
  if (!run.includes('eyJ')) return run
  const parts = run.split('.')
  const kept: string[] = []
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] ?? ''
    const start = part.indexOf('eyJ')
    const isHeader = start !== -1 && part.length - start >= SHORTEST_HEADER
    if (!isHeader || parts.length - index < 3) {
      kept.push(part)
      continue
    }
    const secret = [part.slice(start), ...parts.slice(index + 1, index + JWE_PARTS)].join('.')
    kept.push(`${part.slice(0, start)}${marker('jwt', secret)}`)
    index += JWE_PARTS - 1
  }
  return kept.join('.')
}

function redactPattern(text: string, { type, pattern }: Redactor): string {
  return text.replace(pattern, (...found) => {
    const match = String(found[0])
    const groups: unknown = found.at(-1)
    const keep =
      typeof groups === 'object' && groups !== null && 'keep' in groups ? String(groups.keep) : ''
    return `${keep}${marker(type, match.slice(keep.length))}`
  })
}

/**
 * Replaces secrets in a text by a marker with their type and four hex digits of a hash, so that two
 * lines about one secret can be told to belong together: PEM private keys, JWTs and JWEs, Entra client
 * secrets, refresh tokens and codes, storage keys, SAS signatures, connection strings,
 * Authorization headers, credential fields of forms and JSON, private JWK members.
 *
 * The second net, not the first: logging goes by allow list. Linear time; redacting twice changes nothing more.
 */
export function redactSecrets(text: string): string {
  const withoutTokens = redactPem(text).replace(TOKEN_RUN, redactTokenRun)
  return REDACTORS.reduce(redactPattern, withoutTokens)
}
