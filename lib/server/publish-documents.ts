import { parseStrictJson } from '@/lib/federation/assertion/json'
import { judgeIssuer } from '@/lib/federation/issuer/judge'
import type { IssuerFile } from '@/lib/federation/issuer/keys/documents'
import { privateMembers } from '@/lib/federation/issuer/keys/private-members'
import { isObject, type JsonObject } from '@/lib/federation/issuer/strict-json'
import type { Problem } from '@/lib/federation/result'

const DISCOVERY = '.well-known/openid-configuration'
const JWKS = 'openid/v1/jwks'
/** Bytes by path: what the probe reads at most (reference: `lib/probe/probe.ts`). */
const BYTES_MAX: Readonly<Record<IssuerFile['path'], number>> = {
  [DISCOVERY]: 64 * 1024,
  [JWKS]: 256 * 1024,
}
const JSON_LIMITS = { depth: 32, members: 5_000 }

/**
 * The gate before anything is published. Takes the issuer as the storage account makes it and the two
 * files in any order; answers undefined when they may go out, else what is wrong. Private material is
 * looked for first, in the raw texts; paths are named, values never.
 */
export async function refusedDocuments(
  issuer: string,
  files: readonly IssuerFile[],
): Promise<Problem | undefined> {
  const discovery = files.find(({ path }) => path === DISCOVERY)
  const jwks = files.find(({ path }) => path === JWKS)
  if (files.length !== 2 || !discovery || !jwks) return BOTH_ONCE
  for (const { path, text } of files) {
    if (Buffer.byteLength(text) > BYTES_MAX[path]) return tooLarge(path)
  }
  for (const { path, text } of files) {
    const found = privateMembers(text)
    if (found.length > 0) return privateMaterial(path, found)
  }
  const document = readObject(discovery.text)
  if (!document) return notJson(DISCOVERY)
  const keySet = readObject(jwks.text)
  if (!keySet) return notJson(JWKS)
  if (document.issuer !== issuer) return otherIssuer(issuer, document.issuer)
  if (document.jwks_uri !== `${issuer}/${JWKS}`) return otherKeys(issuer, document.jwks_uri)
  const findings = await judgeIssuer({ issuer, discovery: discovery.text, jwks: jwks.text })
  const critical = findings.filter(({ severity }) => severity === 'critical')
  const [worst] = critical
  if (!worst) {
    const odd = oddPlace(document, keySet)
    return odd === undefined ? undefined : otherForm(odd)
  }
  return {
    code: 'documents-unsafe',
    title: 'These documents are not safe to publish.',
    detail: worst.message,
    ...(worst.fix !== undefined && { hint: worst.fix }),
    evidence: critical.map(({ id, message }) => ({ field: id, actual: message })),
    retryable: false,
  }
}

const DISCOVERY_MEMBERS: ReadonlySet<string> = new Set([
  'issuer',
  'jwks_uri',
  'response_types_supported',
  'subject_types_supported',
  'id_token_signing_alg_values_supported',
])
const KEYS_MAX = 100
/** Members of a published key and what they may hold. Too short, each, to hold a private key in another form. */
const KEY_MEMBERS: Readonly<Record<string, RegExp>> = {
  kty: /^RSA$/,
  use: /^sig$/,
  alg: /^RS256$/,
  // 2048 to 8192 bits.
  n: /^[\w-]{342,1366}$/,
  e: /^[\w-]{1,6}$/,
  kid: /^\P{Cc}{1,200}$/u,
}
const TEXT_LIST_MEMBER = /^[\w:. -]{1,60}$/

/**
 * Where a document differs from the form that Fedcred makes: the first such place. A list of what may be
 * there holds where no search for private material can: keys hide in base64, in hex, under other names.
 */
function oddPlace(document: JsonObject, keySet: JsonObject): string | undefined {
  const extra = Object.keys(document).find((name) => !DISCOVERY_MEMBERS.has(name))
  if (extra !== undefined) return `${DISCOVERY}: ${extra.slice(0, 60)}`
  const list = Object.entries(document).find(
    ([name, value]) => name !== 'issuer' && name !== 'jwks_uri' && !isTextList(value),
  )
  if (list) return `${DISCOVERY}: ${list[0]}`
  const { keys, ...rest } = keySet
  const [beside] = Object.keys(rest)
  if (beside !== undefined) return `${JWKS}: ${beside.slice(0, 60)}`
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > KEYS_MAX) return `${JWKS}: keys`
  for (const [index, key] of keys.entries()) {
    const member = oddMember(key)
    if (member !== undefined) return `${JWKS}: keys[${index}].${member.slice(0, 60)}`
  }
  return undefined
}

function isTextList(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length <= 10 &&
    value.every((item: unknown) => typeof item === 'string' && TEXT_LIST_MEMBER.test(item))
  )
}

function oddMember(key: unknown): string | undefined {
  if (!isObject(key)) return 'kty'
  const fits = (name: string) => {
    const value = key[name]
    return typeof value === 'string' && KEY_MEMBERS[name]?.test(value) === true
  }
  return (
    Object.keys(key).find((name) => !Object.hasOwn(KEY_MEMBERS, name)) ??
    Object.keys(KEY_MEMBERS).find((name) => !fits(name))
  )
}

/** One JSON object, no member twice, no byte order mark. */
function readObject(text: string): JsonObject | undefined {
  const read = parseStrictJson(text, JSON_LIMITS)
  return read.ok && read.duplicates.length === 0 && isObject(read.value) ? read.value : undefined
}

const BOTH_ONCE: Problem = {
  code: 'documents-incomplete',
  title: 'An issuer has two documents.',
  detail: `Exactly ${DISCOVERY} and ${JWKS} are uploaded, each once.`,
  retryable: false,
}

function tooLarge(path: IssuerFile['path']): Problem {
  return {
    code: 'document-too-large',
    title: 'A document is too large.',
    detail: `${path} may have ${BYTES_MAX[path] / 1024} KiB.`,
    retryable: false,
  }
}

function privateMaterial(path: string, found: readonly string[]): Problem {
  return {
    code: 'private-key-in-documents',
    title: 'A document holds a private key.',
    detail: `Whoever reads ${path} could sign as every subject of the issuer. Nothing was sent to storage.`,
    hint: 'Publish the public half only. A private key that was in a document to be published should be replaced.',
    evidence: found.slice(0, 20).map((where) => ({ field: path, actual: where })),
    retryable: false,
  }
}

function notJson(path: string): Problem {
  return {
    code: 'document-not-json',
    title: 'A document is not one strict JSON object.',
    detail: `${path} must be one JSON object, without a byte order mark and with no member twice.`,
    retryable: false,
  }
}

function otherForm(place: string): Problem {
  return {
    code: 'documents-other-form',
    title: 'A document has another form than Fedcred publishes.',
    detail: `It is about ${place}. Only RSA keys of 2048 to 8192 bits with kty, n, e, kid, use and alg are uploaded, 1 to ${KEYS_MAX} of them, and the five members of a discovery document that Entra needs.`,
    hint: 'Upload other documents with a tool of your own.',
    evidence: [{ field: place.split(':')[0] ?? '', actual: place }],
    retryable: false,
  }
}

function otherIssuer(expected: string, actual: unknown): Problem {
  return {
    code: 'issuer-differs',
    title: 'The document names another issuer.',
    detail:
      'The issuer must be the address of this container to the byte, without a slash at its end: Entra compares it with the tokens and the credential. Documents for a domain of your own are not uploaded here.',
    evidence: [{ field: 'issuer', expected, actual: shown(actual) }],
    retryable: false,
  }
}

function otherKeys(issuer: string, actual: unknown): Problem {
  return {
    code: 'jwks-uri-differs',
    title: 'The document names other keys.',
    detail:
      'The address of the keys (jwks_uri) must be that of the key set that is uploaded with it.',
    evidence: [{ field: 'jwks_uri', expected: `${issuer}/${JWKS}`, actual: shown(actual) }],
    retryable: false,
  }
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 600) : 'no text'
}
