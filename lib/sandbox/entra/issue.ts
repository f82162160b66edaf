import { createHash } from 'node:crypto'
import type { SandboxContext } from '../context'
import { tokenLife } from '../faults/conditions'
import { type SigningKey, signingKey, signJwt } from '../keys'
import type { ServicePrincipalRecord, Tenant, UserRecord } from '../model'

/** Seconds that a token for a person or an application lives. */
export const TOKEN_SECONDS = 3599
/** Seconds that a token of a managed identity lives: a day (Azure/login README). */
const MANAGED_IDENTITY_TOKEN_SECONDS = 86_399

/** The key of the sandbox's Entra: one for all tenants, as in the real service. */
export function entraKey(): Promise<SigningKey> {
  return signingKey('entra', 'thumbprint')
}

function header(key: SigningKey): object {
  return { typ: 'JWT', alg: 'RS256', x5t: key.kid, kid: key.kid }
}

/** Claims that every token has. `seconds` is the life of the token. */
function times(context: SandboxContext, seconds: number) {
  const now = Math.floor(context.now().getTime() / 1000)
  return {
    iat: now,
    nbf: now,
    exp: now + seconds,
    uti: Buffer.from(context.randomBytes(16)).toString('base64url'),
  }
}

/** A person's `sub` differs by application, as in the real service. */
function pairwise(clientId: string, userId: string): string {
  return createHash('sha256').update(`${clientId}/${userId}`).digest('base64url')
}

export interface UserTokenRequest {
  readonly tenant: Tenant
  readonly user: UserRecord
  readonly clientId: string
  /** Audience as the scope names it. */
  readonly audience: string
  /** Space-separated permissions. */
  readonly scope: string
  readonly sessionId: string
}

/** Issues a v1.0 access token for a person: Graph and ARM give v1.0 tokens through the v2 endpoint. */
export async function issueUserToken(
  context: SandboxContext,
  request: UserTokenRequest,
): Promise<string> {
  const { tenant, user } = request
  const key = await entraKey()
  return signJwt(key, header(key), {
    aud: request.audience,
    iss: `https://sts.windows.net/${tenant.id}/`,
    ...times(context, tokenLife(tenant, TOKEN_SECONDS)),
    acr: '1',
    amr: ['pwd'],
    appid: request.clientId,
    appidacr: '0',
    idtyp: 'user',
    name: user.displayName,
    oid: user.id,
    scp: request.scope,
    sid: request.sessionId,
    sub: pairwise(request.clientId, user.id),
    tid: tenant.id,
    unique_name: user.userPrincipalName,
    upn: user.userPrincipalName,
    ver: '1.0',
  })
}

export interface AppTokenRequest {
  readonly tenant: Tenant
  readonly principal: ServicePrincipalRecord
  readonly audience: string
  /** Values of the app roles granted on the audience; the claim is absent when empty. */
  readonly roles: readonly string[]
}

/** Issues a v1.0 access token for an application or managed identity. */
export async function issueAppToken(
  context: SandboxContext,
  request: AppTokenRequest,
): Promise<{ readonly token: string; readonly seconds: number }> {
  const { tenant, principal } = request
  const managed = principal.servicePrincipalType === 'ManagedIdentity'
  const seconds = tokenLife(tenant, managed ? MANAGED_IDENTITY_TOKEN_SECONDS : TOKEN_SECONDS)
  const resourceId = principal.alternativeNames.find((name) => name.startsWith('/subscriptions/'))
  const key = await entraKey()
  const token = signJwt(key, header(key), {
    aud: request.audience,
    iss: `https://sts.windows.net/${tenant.id}/`,
    ...times(context, seconds),
    ...(managed ? {} : { app_displayname: principal.displayName }),
    appid: principal.appId,
    appidacr: '2',
    idp: `https://sts.windows.net/${tenant.id}/`,
    idtyp: 'app',
    oid: principal.id,
    ...(request.roles.length > 0 ? { roles: request.roles } : {}),
    sub: principal.id,
    tid: tenant.id,
    ver: '1.0',
    ...(resourceId === undefined ? {} : { xms_mirid: resourceId }),
  })
  return { token, seconds }
}

export interface IdTokenRequest {
  readonly tenant: Tenant
  readonly user: UserRecord
  readonly clientId: string
  readonly nonce: string | null
  readonly sessionId: string
}

/** Issues a v2.0 ID token. */
export async function issueIdToken(
  context: SandboxContext,
  request: IdTokenRequest,
): Promise<string> {
  const { tenant, user } = request
  const key = await entraKey()
  const { uti: _unused, ...lifetime } = times(context, TOKEN_SECONDS)
  return signJwt(key, header(key), {
    aud: request.clientId,
    iss: `https://login.microsoftonline.com/${tenant.id}/v2.0`,
    ...lifetime,
    name: user.displayName,
    ...(request.nonce === null ? {} : { nonce: request.nonce }),
    oid: user.id,
    preferred_username: user.userPrincipalName,
    sid: request.sessionId,
    sub: pairwise(request.clientId, user.id),
    tid: tenant.id,
    ver: '2.0',
  })
}
