import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose'
import type { Cloud } from '@/lib/federation/credential/model'
import { decodeBase64url } from '@/lib/federation/issuer/base64url'
import { isObject, type JsonObject, readJsonText } from '@/lib/federation/issuer/strict-json'
import { CLOUD_HOSTS } from '@/lib/transport/config'

/** What a token for our own routes must fit. */
export interface ApiTokenConfig {
  readonly tenantId: string
  readonly clientId: string
  readonly cloud: Cloud
  /** What `scp` must contain. */
  readonly apiScope: string
}

export interface ApiCaller {
  readonly tenantId: string
  /** Object id of the user: with the tenant the key for rate limits. */
  readonly objectId: string
}

export type ApiTokenAnswer =
  | { readonly ok: true; readonly caller: ApiCaller }
  /** `reason` is for the log only; the caller gets a bare 401. */
  | { readonly ok: false; readonly reason: string }

export interface ApiTokenOptions {
  /** Keys of the configured tenant; default: fetched from its fixed address, once for a process. */
  readonly keys?: JWTVerifyGetKey
  readonly now?: Date
}

const TOKEN_LENGTH_MAX = 16 * 1024
const LIFETIME_SECONDS_MAX = 24 * 3_600
const SKEW_SECONDS = 60
const GRAPH = '00000003-0000-0000-c000-000000000000'
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const HEADER_MEMBERS = new Set(['alg', 'typ', 'kid', 'x5t', 'nonce'])

interface TokenParts {
  readonly header: JsonObject
  readonly claims: JsonObject
}

interface TokenRule {
  readonly reason: string
  readonly refuses: (parts: TokenParts, config: ApiTokenConfig) => boolean
}

/**
 * Rules that jose leaves to its caller, decided on a strict reading. Source:
 * learn.microsoft.com/entra/identity-platform/access-token-claims-reference and claims-validation.
 */
const RULES: readonly TokenRule[] = [
  { reason: 'algorithm', refuses: ({ header }) => header.alg !== 'RS256' },
  { reason: 'type', refuses: ({ header }) => header.typ !== 'JWT' },
  { reason: 'key-id', refuses: ({ header }) => !isText(header.kid) },
  {
    reason: 'header-member',
    refuses: ({ header }) => Object.keys(header).some((name) => !HEADER_MEMBERS.has(name)),
  },
  { reason: 'graph-token', refuses: ({ claims }) => claims.aud === GRAPH },
  { reason: 'audience', refuses: ({ claims }, { clientId }) => claims.aud !== clientId },
  { reason: 'version', refuses: ({ claims }) => claims.ver !== '2.0' },
  { reason: 'tenant', refuses: ({ claims }, { tenantId }) => claims.tid !== tenantId },
  { reason: 'issuer', refuses: ({ claims }, config) => claims.iss !== issuerOf(config) },
  { reason: 'client', refuses: ({ claims }, { clientId }) => claims.azp !== clientId },
  { reason: 'app-only', refuses: ({ claims }) => claims.idtyp === 'app' || !isText(claims.scp) },
  {
    reason: 'scope',
    refuses: ({ claims }, { apiScope }) => !String(claims.scp).split(' ').includes(apiScope),
  },
  {
    reason: 'object-id',
    refuses: ({ claims }) => !isText(claims.oid) || !GUID.test(String(claims.oid)),
  },
  {
    reason: 'times',
    refuses: ({ claims: { iat, nbf, exp } }) =>
      !isTime(iat) ||
      !isTime(nbf) ||
      !isTime(exp) ||
      exp <= iat ||
      exp - iat > LIFETIME_SECONDS_MAX,
  },
]

/**
 * Decides whether a request to our own routes comes from our page, for a user of the configured
 * tenant. Takes the `Authorization` header as received. Never throws; never follows anything that
 * the token names.
 */
export async function verifyApiToken(
  authorization: string | null,
  config: ApiTokenConfig,
  options: ApiTokenOptions = {},
): Promise<ApiTokenAnswer> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(
    (authorization ?? '').slice(0, TOKEN_LENGTH_MAX + 1),
  )?.[1]
  if (token === undefined) return refused(authorization === null ? 'no-token' : 'shape')
  const parts = readParts(token)
  if (!parts) return refused('encoding')
  const rule = RULES.find((candidate) => candidate.refuses(parts, config))
  if (rule) return refused(rule.reason)
  const { now } = options
  try {
    await jwtVerify(token, options.keys ?? tenantKeys(config), {
      algorithms: ['RS256'],
      typ: 'JWT',
      issuer: issuerOf(config),
      audience: config.clientId,
      requiredClaims: ['exp', 'iat', 'nbf'],
      maxTokenAge: LIFETIME_SECONDS_MAX,
      clockTolerance: SKEW_SECONDS,
      ...(now && { currentDate: now }),
    })
  } catch (error) {
    return refused(error instanceof Error && 'code' in error ? String(error.code) : 'unverified')
  }
  return { ok: true, caller: { tenantId: config.tenantId, objectId: String(parts.claims.oid) } }
}

function refused(reason: string): ApiTokenAnswer {
  return { ok: false, reason }
}

function readParts(token: string): TokenParts | undefined {
  const [header, claims, signature] = token.split('.')
  const readHeader = readPart(header)
  const readClaims = readPart(claims)
  if (!readHeader || !readClaims || !decodeBase64url(signature ?? '')) return undefined
  return { header: readHeader, claims: readClaims }
}

/** One part, strictly: canonical base64url, UTF-8, one JSON object, no member twice. */
function readPart(text = ''): JsonObject | undefined {
  const bytes = decodeBase64url(text)
  if (!bytes) return undefined
  try {
    const json = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const { value, byteOrderMark, duplicateMember } = readJsonText(json)
    return isObject(value) && !byteOrderMark && duplicateMember === undefined ? value : undefined
  } catch {
    return undefined
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 && value < 1e11
}

function issuerOf({ cloud, tenantId }: ApiTokenConfig): string {
  return `${CLOUD_HOSTS[cloud].login}/${tenantId}/v2.0`
}

const keySets = new Map<string, JWTVerifyGetKey>()

/** The configured tenant's keys; never an address out of a token. */
function tenantKeys({ cloud, tenantId }: ApiTokenConfig): JWTVerifyGetKey {
  const address = `${CLOUD_HOSTS[cloud].login}/${tenantId}/discovery/v2.0/keys`
  const known = keySets.get(address) ?? createRemoteJWKSet(new URL(address))
  keySets.set(address, known)
  return known
}
