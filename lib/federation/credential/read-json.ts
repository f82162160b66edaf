import { fail, ok, type Result } from '../result'
import type { ClaimsMatchingExpression, Credential } from './model'

/** Longest JSON read, in UTF-16 units: 20 credentials are 20 kB, a whole tenant some megabytes. */
const LENGTH_MAX = 8 * 1024 * 1024

/**
 * Reads credentials from JSON in any shape that people have in hand: one credential or an array of
 * them, Graph's `{"value":[…]}`, an application with `federatedIdentityCredentials`, or ARM's with
 * `properties` — the output of `az … federated-credential list` and of raw requests.
 * Fails with a sentence that names the first entry that is none.
 */
export function readCredentialsJson(text: string): Result<readonly Credential[]> {
  if (text.length > LENGTH_MAX) {
    return problem('The text is over 8 MiB.', 'Paste the credentials of one identity.')
  }
  let body: unknown
  try {
    body = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'It could not be parsed.'
    return problem(
      `The text is not JSON: ${detail}`,
      'Paste the whole output, from the first bracket to the last.',
    )
  }
  const entries = entriesOf(body)
  if (entries === undefined) {
    return problem('There is no list of credentials in this JSON.', HINT)
  }
  const credentials: Credential[] = []
  for (const [index, entry] of entries.entries()) {
    const credential = credentialOf(entry)
    if (typeof credential === 'string') {
      return problem(`Entry ${index + 1} ${credential}.`, HINT)
    }
    credentials.push(credential)
  }
  return ok(credentials)
}

const HINT =
  'Paste what “az ad app federated-credential list” or “az identity federated-credential list” prints.'

function problem(detail: string, hint: string) {
  return fail({
    code: 'credentials-not-read',
    title: 'These credentials could not be read.',
    detail,
    hint,
  })
}

type JsonRecord = Readonly<Record<string, unknown>>

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function entriesOf(body: unknown): readonly unknown[] | undefined {
  if (Array.isArray(body)) {
    // `az ad app list` with expanded credentials: applications, not credentials.
    return body.some(
      (entry) => isRecord(entry) && Array.isArray(entry.federatedIdentityCredentials),
    )
      ? body.flatMap((entry) => (isRecord(entry) ? (entriesOf(entry) ?? []) : []))
      : body
  }
  if (!isRecord(body)) return undefined
  if (Array.isArray(body.value)) return entriesOf(body.value)
  if (Array.isArray(body.federatedIdentityCredentials)) return body.federatedIdentityCredentials
  if (Array.isArray(body.credentials)) return body.credentials
  return 'issuer' in body || 'properties' in body ? [body] : undefined
}

/** The credential, or what keeps the entry from being one. */
function credentialOf(entry: unknown): Credential | string {
  if (!isRecord(entry)) return 'is not an object'
  const values = isRecord(entry.properties) ? entry.properties : entry
  const { issuer, subject, audiences } = values
  if (typeof issuer !== 'string' || issuer === '') return 'has no issuer'
  const expression = expressionOf(values.claimsMatchingExpression)
  if (typeof subject !== 'string' && expression === undefined) {
    return 'has neither a subject nor a claims matching expression'
  }
  if (!Array.isArray(audiences) || !audiences.every((audience) => typeof audience === 'string')) {
    return 'has no list of audiences'
  }
  const { id, name } = entry
  return {
    issuer,
    audiences,
    ...(typeof subject === 'string' ? { subject } : {}),
    ...(expression ? { claimsMatchingExpression: expression } : {}),
    ...(typeof id === 'string' ? { id } : {}),
    ...(typeof name === 'string' ? { name } : {}),
  }
}

function expressionOf(value: unknown): ClaimsMatchingExpression | undefined {
  if (!isRecord(value) || typeof value.value !== 'string') return undefined
  return {
    value: value.value,
    languageVersion: typeof value.languageVersion === 'number' ? value.languageVersion : 1,
  }
}
