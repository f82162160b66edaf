import type { HostHandler, SandboxContext } from '../context'
import { entraKey } from '../entra/issue'
import { json } from '../http'
import { isGuid } from '../ids'
import { type SigningKey, signingKey, signJwt } from '../keys'
import { type Publishing, WORKLOAD_ISSUERS, type WorkloadIssuer, workloadIssuer } from './registry'

/** The key that signs this issuer's tokens. */
export function issuerKey(issuer: WorkloadIssuer): Promise<SigningKey> {
  return issuer.publishing === 'entra'
    ? entraKey()
    : signingKey(`issuer ${issuer.id}`, issuer.keyIds)
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
): Promise<{ readonly keys: readonly object[] }> {
  const key = await issuerKey(issuer)
  const faulty = KEY_FAULTS[issuer.publishing]
  return { keys: faulty === undefined ? [key.publicJwk] : await faulty(issuer, key) }
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

async function answer(url: URL): Promise<Response> {
  const address = `${url.origin}${url.pathname}`
  for (const issuer of WORKLOAD_ISSUERS) {
    if (!ANSWERING.has(issuer.publishing)) continue
    const name = issuer.issuer(tenantInPath(url))
    if (address === `${name.replace(/\/$/, '')}/.well-known/openid-configuration`) {
      return json(200, discoveryDocument(issuer, name), DOCUMENT_HEADERS)
    }
    if (address === issuer.jwksUri(name)) return json(200, await keySet(issuer), DOCUMENT_HEADERS)
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
export function createIssuers(): HostHandler {
  return async (request, url) => {
    if (request.method === 'GET' || request.method === 'HEAD') return answer(url)
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
  context: Pick<SandboxContext, 'now' | 'randomBytes'>,
  issuerId: string,
  claims: Readonly<Record<string, unknown>>,
  options: MintOptions = {},
): Promise<string> {
  const issuer = workloadIssuer(issuerId)
  if (issuer === undefined) throw new Error(`The sandbox has no issuer '${issuerId}'.`)
  const key = await issuerKey(issuer)
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
