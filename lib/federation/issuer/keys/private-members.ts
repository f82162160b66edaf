import { PRIVATE_MEMBERS } from '../../assertion/jwk'
import { decodeBase64 } from '../base64url'
import { shown } from '../identifier'
import { isObject, readJsonText } from '../strict-json'

/** Members of private keys, and `k` of symmetric ones (RFC 7518 6.4.1). */
const PRIVATE_NAMES: ReadonlySet<string> = new Set([...PRIVATE_MEMBERS, 'k'])

const PEM_MARKER = /PRIVATE KEY(?: BLOCK)?-----/i
/** A member name in a text that is no JSON: a fragment, several documents, YAML's flow style. */
const NAMED_IN_TEXT = /["'](d|p|q|dp|dq|qi|oth|k)\\{0,16}["']\s{0,20}:/gi
/** Base64 of `-----BEGIN `, as Kubernetes Secrets carry PEM. */
const ENCODED_PEM = /LS0tLS1CRUdJTi[A-Za-z0-9+/]*={0,2}/g

const FOUND_MAX = 100
/** Texts inside texts: JSON in JSON in base64. Deeper is nobody's key set. */
const LAYERS_MAX = 4

/**
 * Where a document holds private key material: paths such as `keys[0].d`, for a text also what it holds
 * at no path (`PEM private key`). Looks at any depth, into texts that hold JSON or PEM, and at names in
 * any case. Empty for public documents. Values are never in the answer.
 *
 * A gate: what is not empty must not be published. It rather names too much than too little.
 */
export function privateMembers(document: unknown): readonly string[] {
  const found = new Set<string>()
  const seen = new Set<unknown>()
  const pending: Visit[] = [{ value: document, path: '', layer: 0 }]
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (found.size >= FOUND_MAX) break
    const { value, path, layer } = next
    if (typeof value === 'string') {
      const isOpened = layer < LAYERS_MAX && isPlainJson(value)
      if (!isOpened) for (const name of textMembers(value)) found.add(at(path, name))
      if (layer < LAYERS_MAX) pending.push(...innerDocuments(value, path, layer + 1))
    } else if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value)
      for (const member of membersOf(value, path)) {
        if (member.isPrivate) found.add(member.path)
        pending.push({ value: member.value, path: member.path, layer })
      }
    }
  }
  return [...found].sort()
}

interface Visit {
  readonly value: unknown
  readonly path: string
  readonly layer: number
}

function membersOf(value: object, path: string) {
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => ({
      value: item,
      path: `${path}[${index}]`,
      isPrivate: false,
    }))
  }
  return Object.entries(value).map(([name, member]: [string, unknown]) => ({
    value: member,
    path: path === '' ? shown(name, 60) : `${path}.${shown(name, 60)}`,
    isPrivate: PRIVATE_NAMES.has(name.trim().toLowerCase()) || PEM_MARKER.test(name),
  }))
}

/** What a text gives away without being parsed. */
function textMembers(text: string): readonly string[] {
  const found: string[] = []
  if (PEM_MARKER.test(text)) found.push('PEM private key')
  for (const [, name] of text.matchAll(NAMED_IN_TEXT)) found.push(`"${name}"`)
  return found
}

/** One JSON value without doubled names: its members are visited one by one. */
function isPlainJson(text: string): boolean {
  const { isJson, duplicateMember } = readJsonText(text)
  return isJson && duplicateMember === undefined
}

/** Documents inside a text: JSON, and PEM in base64. */
function innerDocuments(text: string, path: string, layer: number): readonly Visit[] {
  const { value } = readJsonText(text)
  const inner: Visit[] = []
  // A bare text in quotes too, so that two encodings do not hide what one would not.
  if (isObject(value) || Array.isArray(value) || typeof value === 'string') {
    inner.push({ value, path, layer })
  }
  for (const [encoded] of text.matchAll(ENCODED_PEM)) {
    const bytes = decodeBase64(padded(encoded))
    if (bytes) inner.push({ value: new TextDecoder().decode(bytes), path, layer })
  }
  return inner
}

/** Whole groups of four; a cut tail does not matter for the marker at the start. */
function padded(encoded: string): string {
  const bare = encoded.replace(/=+$/, '')
  return bare.slice(0, bare.length - (bare.length % 4))
}

function at(path: string, name: string): string {
  return path === '' ? name : `${path}: ${name}`
}
