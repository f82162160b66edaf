import type { HostHandler, SandboxContext } from '../context'
import { entraKey } from '../entra/issue'
import { json } from '../http'
import { isGuid } from '../ids'
import { type SigningKey, signingKey, signJwt } from '../keys'
import type { Tenant } from '../model'
import { type Publishing, WORKLOAD_ISSUERS, type WorkloadIssuer, workloadIssuer } from './registry'

/** True for an issuer that carries the tenant in its name: only such keys belong to one tenant. */
export function isOwnedByTenant({ issuer }: WorkloadIssuer): boolean {
  const [one, other] = ['0', '1'].map((digit) => digit.repeat(8))
  return (
    issuer(`${one}-0000-0000-0000-000000000000`) !== issuer(`${other}-0000-0000-0000-000000000000`)
  )
}

/** The key that signs this issuer's tokens; in a tenant that rotated it, the one of that turn. */
export function issuerKey(issuer: WorkloadIssuer, tenant?: Tenant): Promise<SigningKey> {
  if (issuer.publishing === 'entra') return entraKey()
  const turn = tenant?.keyTurns.get(issuer.id)?.turn ?? 0
  return keyOfTurn(issuer, tenant, turn)
}

/** Keys of the first turn are shared by all tenants: making one costs up to a second. */
function keyOfTurn(issuer: WorkloadIssuer, tenant: Tenant | undefined, turn: number) {
  const name = turn === 0 ? issuer.id : `${issuer.id} ${tenant?.id} ${turn}`
  return signingKey(`issuer ${name}`, issuer.keyIds)
}

/** Gives an issuer of the tenant a new key; the old one stays published beside it if wanted. */
export function rotateKeys(tenant: Tenant, issuer: WorkloadIssuer, keepsOld: boolean): void {
  const turn = (tenant.keyTurns.get(issuer.id)?.turn ?? 0) + 1
  tenant.keyTurns.set(issuer.id, { turn, keepsOld })
}

/** The discovery document as published. */
export function discoveryDocument(issuer: WorkloadIssuer, name: string): object {
  const published = issuer.publishing === 'other-issuer' ? new URL(name).origin : name
  return { issuer: published, jwks_uri: issuer.jwksUri(name), ...issuer.discovery }
}

type KeyFault = (issuer: WorkloadIssuer, key: SigningKey) => Promise<readonly object[]>

const KEY_FAULTS: Partial<Record<Publishing, KeyFault>> = {
  'key-missing': async ({ id, keyIds }) => [(await signingKey(`retired ${id}`, keyIds)).publicJwk],
  'malformed-keys': async (_, key) => [{ ...key.publicJwk, n: '-----BEGIN PUBLIC KEY-----' }],
  'private-key': async (_, key) => [{ ...key.publicJwk, d: privateExponent(key) }],
}

/** The key set as published, with the fault of the issuer in it. */
export async function keySet(
  issuer: WorkloadIssuer,
  tenant?: Tenant,
): Promise<{ readonly keys: readonly object[] }> {
  const key = await issuerKey(issuer, tenant)
  const faulty = KEY_FAULTS[issuer.publishing]
  if (faulty !== undefined) return { keys: await faulty(issuer, key) }
  const { turn = 0, keepsOld = false } = tenant?.keyTurns.get(issuer.id) ?? {}
  const old = keepsOld ? [(await keyOfTurn(issuer, tenant, turn - 1)).publicJwk] : []
  return { keys: [key.publicJwk, ...old] }
}

function privateExponent(key: SigningKey): string {
  return key.privateKey.export({ format: 'jwk' }).d ?? ''
}

const DOCUMENT_HEADERS = { 'cache-control': 'public, max-age=3600' }

/** The first path segment, when it is a tenant id. */
function tenantInPath(url: URL): string {
  const [first = ''] = url.pathname.split('/').filter(Boolean)
  return isGuid(first) ? first.toLowerCase() : ''
}

const ANSWERING = new Set([
  'healthy',
  'key-missing',
  'other-issuer',
  'malformed-keys',
  'private-key',
])

async function answer(context: Pick<SandboxContext, 'tenants'>, url: URL): Promise<Response> {
  const address = `${url.origin}${url.pathname}`
  for (const issuer of WORKLOAD_ISSUERS) {
    if (!ANSWERING.has(issuer.publishing)) continue
    const name = issuer.issuer(tenantInPath(url))
    if (address === `${name.replace(/\/$/, '')}/.well-known/openid-configuration`) {
      return json(200, discoveryDocument(issuer, name), DOCUMENT_HEADERS)
    }
    if (address === issuer.jwksUri(name)) {
      const tenant = context.tenants.find(tenantInPath(url))
      return json(200, await keySet(issuer, tenant), DOCUMENT_HEADERS)
    }
  }
  return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } })
}

/** Names of the hosts that answer for issuers. */
export function issuerHosts(): ReadonlySet<string> {
  const hosts = new Set<string>()
  for (const issuer of WORKLOAD_ISSUERS) {
    if (!ANSWERING.has(issuer.publishing)) continue
    const name = issuer.issuer('')
    hosts.add(new URL(name).hostname)
    hosts.add(new URL(issuer.jwksUri(name)).hostname)
  }
  return hosts
}

/** All workload issuers: their discovery documents and key sets, nothing else. */
export function createIssuers(context: Pick<SandboxContext, 'tenants'>): HostHandler {
  return async (request, url) => {
    if (request.method === 'GET' || request.method === 'HEAD') return answer(context, url)
    return new Response('Method not allowed', { status: 405, headers: { allow: 'GET, HEAD' } })
  }
}

/** What `mint` may be told beside the claims. */
export interface MintOptions {
  /** Needed for issuers that carry the tenant in their name. */
  readonly tenantId?: string
  /** Replaces or adds header parameters; `undefined` takes one away. */
  readonly header?: Readonly<Record<string, unknown>>
}

/** Seconds that a minted assertion lives unless its claims say otherwise. */
const ASSERTION_SECONDS = 600

/**
 * Signs an assertion as the issuer of that id would: audience, times and `iss` are filled in unless
 * the claims name them; a claim given as `undefined` is left out.
 *
 * @throws for an unknown issuer id.
 */
export async function mintAssertion(
  context: Pick<SandboxContext, 'now' | 'randomBytes' | 'tenants'>,
  issuerId: string,
  claims: Readonly<Record<string, unknown>>,
  options: MintOptions = {},
): Promise<string> {
  const issuer = workloadIssuer(issuerId)
  if (issuer === undefined) throw new Error(`The sandbox has no issuer '${issuerId}'.`)
  const tenant = isOwnedByTenant(issuer) ? context.tenants.find(options.tenantId ?? '') : undefined
  const key = await issuerKey(issuer, tenant)
  const now = Math.floor(context.now().getTime() / 1000)
  const header = {
    alg: 'RS256',
    kid: key.kid,
    ...(issuer.typ === null ? {} : { typ: issuer.typ }),
    ...options.header,
  }
  return signJwt(key, header, {
    iss: issuer.issuer(options.tenantId ?? ''),
    aud: issuer.typ === null ? ['api://AzureADTokenExchange'] : 'api://AzureADTokenExchange',
    iat: now,
    nbf: now,
    exp: now + ASSERTION_SECONDS,
    jti: Buffer.from(context.randomBytes(12)).toString('hex'),
    ...claims,
  })
}
