import { encodeBase64url } from './base64url'
import { issuerAsUrl, literalHost } from './identifier'
import { type KeyFacts, readKeys } from './jwks'
import {
  isObject,
  type JsonObject,
  type JsonReading,
  readJsonText,
  readJsonValue,
} from './strict-json'

/** What there is to judge. What is not given is not judged. */
export interface JudgeInput {
  /** The issuer as the credential has it. */
  readonly issuer: string
  /** Parsed body, or its text, which is then read strictly. */
  readonly discovery?: unknown
  readonly jwks?: unknown
  /** How discovery answered; header names in lower case. Absent: 200 and application/json. */
  readonly http?: {
    readonly status: number
    readonly headers?: Readonly<Record<string, string>>
  }
}

/** The input, read once; rules look at it and at nothing else. */
export interface IssuerContext {
  readonly issuer: string
  readonly issuerUrl: URL | undefined
  readonly literal: { readonly text: string; readonly refused?: string } | undefined
  /** How discovery answered; absent when nothing about it was given. */
  readonly answer?: {
    readonly status: number
    /** Absent when the input does not say. */
    readonly headers?: Readonly<Record<string, string>>
    /** Body of any status as text, for error codes in it. */
    readonly text: string
  }
  /** The body of a 200 answer, where one was given. */
  readonly discovery?: JsonReading
  /** The discovery document: present when the body is one JSON object. */
  readonly document?: JsonObject
  readonly jwks?: JsonReading
  /** The keys: present when the key set has a `keys` array. */
  readonly keys?: readonly KeyFacts[]
  /** The only key carries the self-made certificate of a known tool. */
  readonly rogueCertificate: boolean
}

/** Reads the input. Never throws, whatever the documents hold. */
export async function readContext(input: JudgeInput): Promise<IssuerContext> {
  const { issuer } = input
  const issuerUrl = issuerAsUrl(issuer)
  const discovery = answersWithBody(input) ? read(input.discovery) : undefined
  const jwks = input.jwks === undefined ? undefined : read(input.jwks)
  const keys = await keysOf(jwks?.value)
  const answer = answerOf(input)
  return {
    issuer,
    issuerUrl,
    literal: literalHost(issuerUrl),
    ...(answer && { answer }),
    ...(discovery && { discovery }),
    ...(isObject(discovery?.value) && { document: discovery.value }),
    ...(jwks && { jwks }),
    ...(keys && { keys }),
    rogueCertificate: keys !== undefined && (await hasRogueCertificate(issuer, keys)),
  }
}

function answersWithBody({ discovery, http }: JudgeInput): boolean {
  return discovery !== undefined && (http === undefined || http.status === 200)
}

function answerOf({ discovery, http }: JudgeInput): IssuerContext['answer'] {
  if (discovery === undefined && http === undefined) return undefined
  const text = typeof discovery === 'string' ? discovery : ''
  return {
    status: http?.status ?? 200,
    ...(http && { headers: lowerCaseNames(http.headers ?? {}) }),
    text,
  }
}

function lowerCaseNames(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
}

function read(body: unknown): JsonReading {
  return typeof body === 'string' ? readJsonText(body) : readJsonValue(body)
}

async function keysOf(jwks: unknown): Promise<readonly KeyFacts[] | undefined> {
  return isObject(jwks) && Array.isArray(jwks.keys) ? readKeys(jwks.keys) : undefined
}

/**
 * ROADtools' roadoidc publishes one key whose certificate is made by itself for ten years, names the
 * issuer, and has its SHA-1 as kid. Source: github.com/dirkjanm/ROADtools roadoidc/genconfig.py.
 */
async function hasRogueCertificate(issuer: string, keys: readonly KeyFacts[]): Promise<boolean> {
  const [key] = keys
  const { certificate, certificateDer } = key ?? {}
  if (keys.length !== 1 || !certificate?.selfIssued || !certificateDer) return false
  const years = certificate.validYears ?? 0
  if (years < 9 || years > 10 || !certificate.subjectText.includes(issuer)) return false
  const digest = await crypto.subtle.digest('SHA-1', certificateDer.slice())
  return key?.kid === encodeBase64url(new Uint8Array(digest))
}
