import { isJsonObject, type JsonDocument, parseStrictJson } from './json'
import type { ForeignMaterial } from './model'

/** One kind of text that people paste by mistake. The text itself is never kept. */
interface ForeignKind extends ForeignMaterial {
  /** True where the text is this. Linear in the length of the text. */
  readonly matches: (text: string) => boolean
}

const PASTE_THE_TOKEN = 'Paste the assertion: the JWT that the workload sends as client_assertion.'
const ROTATE =
  'Treat it as exposed if it was shared: replace it. Then paste the assertion (a JWT) instead.'
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

function pemLabel(text: string): string {
  return /-----BEGIN ([A-Z0-9 ]{1,40})-----/.exec(text)?.[1] ?? ''
}

function secret(
  kind: string,
  label: string,
  matches: ForeignKind['matches'],
  advice = ROTATE,
): ForeignKind {
  return { kind, label, secret: true, advice, matches }
}

function harmless(
  kind: string,
  label: string,
  advice: string,
  matches: ForeignKind['matches'],
): ForeignKind {
  return { kind, label, secret: false, advice, matches }
}

/**
 * Things that are certainly no assertion, secrets first. Patterns of public secret scanners and of
 * Microsoft's own formats; each is anchored or a plain search, so all run in linear time.
 */
const NOT_A_TOKEN: readonly ForeignKind[] = [
  secret(
    'private-key',
    'a private key (PEM)',
    (text) =>
      pemLabel(text).endsWith('PRIVATE KEY') ||
      pemLabel(text) === 'PGP PRIVATE KEY BLOCK' ||
      text.startsWith('PuTTY-User-Key-File') ||
      text.startsWith('b3BlbnNzaC1rZXktdjE'),
  ),
  secret('private-key', 'a private key (PKCS#8 or PKCS#1, base64)', (text) =>
    /^MII[A-Za-z0-9+/]{3}IBA(?:AKC|DANBgkqhkiG9w0BAQEF)/.test(text),
  ),
  harmless('certificate', 'a certificate or certificate request (PEM)', PASTE_THE_TOKEN, (text) =>
    pemLabel(text).includes('CERTIFICATE'),
  ),
  harmless(
    'public-key',
    'a public key',
    'A public key belongs in the key set (JWKS) beside the assertion.',
    (text) => pemLabel(text).endsWith('PUBLIC KEY') || /^(?:ssh|ecdsa)-[a-z0-9-]+ AAAA/.test(text),
  ),
  harmless('pem', 'a PEM block', PASTE_THE_TOKEN, (text) => pemLabel(text) !== ''),
  secret('client-secret', 'an Entra client secret', (text) =>
    /^[\w~.-]{3}\dQ~[\w~.-]{31,34}$/.test(text),
  ),
  secret('refresh-token', 'a refresh token or authorization code', (text) =>
    /^(?:[01]\.A[\w-]{20}|M\.[CR]\d+_[A-Z]+\.)[\w.!*$-]*$/.test(text),
  ),
  secret(
    'saml',
    'a SAML token or message (XML)',
    (text) =>
      /^<[^>]{0,400}(?:saml|Assertion|RequestSecurityToken)/i.test(text) ||
      /^(?:PHNhbW[wx]|PEFzc2Vyd|PFJlc3BvbnNl|PD94bWwg)[A-Za-z0-9+/=_-]+$/.test(text) ||
      /^SAMLResponse=/.test(text),
  ),
  harmless('xml', 'XML or HTML', PASTE_THE_TOKEN, (text) => /^<[!?/a-z]/i.test(text)),
  secret('connection-string', 'a connection string with a key', (text) =>
    /(?:AccountKey|SharedAccessKey|SharedAccessSignature|InstrumentationKey|Password|Pwd)=[^;]/i.test(
      text,
    ),
  ),
  secret(
    'sas',
    'a shared access signature (SAS)',
    (text) =>
      /^SharedAccessSignature /.test(text) ||
      (/(?:^|[?&])sig=/.test(text) && /(?:^|[?&])(?:sv|se|sp|sr)=/.test(text)),
  ),
  secret('storage-key', 'a storage account key', (text) => /^[A-Za-z0-9+/]{86}==$/.test(text)),
  secret('access-key', 'an access key of another service', (text) =>
    /^(?:gh[pousr]_|github_pat_|glpat-|xox[abpr]-|sk-|AKIA|ASIA|npm_|hvs\.)[\w-]{12,}$/.test(text),
  ),
  secret('basic-credentials', 'user name and password (Basic)', (text) =>
    /^(?:authorization[ \t]*:[ \t]*)?basic [A-Za-z0-9+/=_-]+$/i.test(text),
  ),
]

/** Texts that are merely not in compact form; the shape check refuses them. */
const NOT_COMPACT: readonly ForeignKind[] = [
  harmless('empty', 'nothing', PASTE_THE_TOKEN, (text) => text.trim() === ''),
  harmless(
    'undefined',
    'the word undefined or null',
    'The program that reads the token got none: look at the step that fetches it.',
    (text) => /^(?:undefined|null|none|nil|nan|\[object Object\])$/i.test(text.trim()),
  ),
  harmless(
    'error-text',
    'an error message of Entra',
    'Paste it where errors are explained; here an assertion is needed.',
    (text) => /AADSTS\d{4,}/.test(text),
  ),
  harmless('url', 'a web address', PASTE_THE_TOKEN, (text) => /^https?:\/\/\S+$/i.test(text)),
  harmless(
    'binary',
    'binary data',
    PASTE_THE_TOKEN,
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters mark binary data
    (text) => /[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text),
  ),
  secret(
    'incomplete-token',
    'a piece of a token, or a token with something in it',
    (text) => text.startsWith('eyJ'),
    'Copy the whole token again, from eyJ to the end of the third part.',
  ),
  secret('text', 'text that is no JWT', () => true, PASTE_THE_TOKEN),
]

function strip({ kind, label, secret: isSecret, advice }: ForeignKind): ForeignMaterial {
  return { kind, label, secret: isSecret, advice }
}

function jsonMaterial(document: JsonDocument): { material: ForeignMaterial; refused: boolean } {
  const found = (kind: string, label: string, advice: string, isSecret = false) => ({
    material: { kind, label, secret: isSecret, advice },
    refused: isSecret,
  })
  const root = document.value
  if (!isJsonObject(root)) return found('json', 'JSON', PASTE_THE_TOKEN)
  const keys: readonly unknown[] = Array.isArray(root.keys) ? root.keys : [root]
  const isPrivate = (key: unknown) =>
    isJsonObject(key) && 'kty' in key && PRIVATE_MEMBERS.some((member) => member in key)
  if (keys.some(isPrivate)) return found('private-key', 'a private key (JWK)', ROTATE, true)
  if ('client_secret' in root || 'refresh_token' in root) {
    return found('client-secret', 'JSON with a secret', ROTATE, true)
  }
  if ('payload' in root && ('signature' in root || 'signatures' in root)) {
    return found(
      'jws-json',
      'a signed token in JSON form',
      'Entra takes the compact form only: header.payload.signature.',
    )
  }
  if ('ciphertext' in root) {
    return found(
      'jwe-json',
      'an encrypted token in JSON form',
      'Send a signed token, not an encrypted one.',
    )
  }
  if ('keys' in root || 'kty' in root) {
    return found('jwks', 'a key set (JWKS)', 'Put it into the key set beside the assertion.')
  }
  if ('jwks_uri' in root) return found('discovery', 'a discovery document', PASTE_THE_TOKEN)
  if ('iss' in root || 'sub' in root) {
    return found(
      'claims',
      'decoded claims',
      'Check them as claims, or paste the whole token to check its signature too.',
    )
  }
  return found('json', 'JSON', PASTE_THE_TOKEN)
}

/**
 * Names a text that is certainly no assertion (a key, a secret, XML …), or gives undefined.
 * `text` is short (bounded by the caller) and trimmed.
 */
export function recogniseForeign(text: string): ForeignMaterial | undefined {
  const kind = NOT_A_TOKEN.find(({ matches }) => matches(text))
  if (kind !== undefined) return strip(kind)
  if (!text.startsWith('{')) return undefined
  const document = parseStrictJson(text)
  if (!document.ok) return undefined
  const { material, refused } = jsonMaterial(document)
  return refused ? material : undefined
}

/** Names a text that is not three parts with dots, for the page's advice. Always finds something. */
export function describeUnshaped(text: string): ForeignMaterial {
  const document = /^[{[]/.test(text) ? parseStrictJson(text) : undefined
  if (document?.ok === true) return jsonMaterial(document).material
  const kind = NOT_COMPACT.find(({ matches }) => matches(text))
  return kind === undefined
    ? { kind: 'text', label: 'text that is no JWT', secret: true, advice: PASTE_THE_TOKEN }
    : strip(kind)
}
