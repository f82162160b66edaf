import { createHash } from 'node:crypto'
import type { EntraAnswer } from '@/lib/federation/verdict/model'
import { dropOldest, MAX_GRANTS } from '../bounded'
import type { SandboxContext } from '../context'
import { isSignInEnded, tokenLife } from '../faults/conditions'
import { json } from '../http'
import type { Tenant, UserRecord } from '../model'
import { clientInfo } from './authorize'
import { grantedPermissions, missingConsents, refusesConsent } from './consent'
import type { FailureExtra } from './failure'
import { entraTime } from './failure'
import { issueIdToken, issueUserToken, TOKEN_SECONDS } from './issue'
import { requestAnswer } from './request-answers'
import { findResource, isOpenIdScope, splitScope } from './resources'

/** Milliseconds that refresh tokens of a single-page app live, counted from the sign-in: a day. */
const REFRESH_LIFE = 24 * 3_600_000

/**
 * Milliseconds that a replaced refresh token still works. Entra keeps replaced ones alive; the
 * sandbox allows only what two requests at one time need.
 */
const REPLACED_GRACE = 60_000

/** A token, or why there is none. */
export type GrantOutcome =
  | { readonly response: Response }
  | { readonly answer: EntraAnswer; readonly extra?: FailureExtra }

const refusal = (code: number, values?: Record<string, string>, extra?: FailureExtra) => ({
  answer: requestAnswer(code, values),
  ...(extra === undefined ? {} : { extra }),
})

interface Family {
  readonly clientId: string
  readonly userId: string
  readonly sessionId: string
  readonly expiresAt: number
}

function findUser(tenant: Tenant, id: string): UserRecord | undefined {
  return tenant.users.find((user) => user.id === id)
}

function newRefreshToken(context: SandboxContext, tenant: Tenant, family: Family): string {
  const token = `1.${Buffer.from(context.randomBytes(48)).toString('base64url')}`
  tenant.refreshTokens.set(token, { ...family, replacedAt: null })
  dropOldest(tenant.refreshTokens, MAX_GRANTS)
  return token
}

/** Picks the one API that the scopes ask for; Graph's `User.Read` when there is none. */
function pickResource(tenant: Tenant, scopes: readonly string[]) {
  const parts = []
  for (const scope of scopes.filter((scope) => !isOpenIdScope(scope))) {
    const part = splitScope(scope)
    if (part === undefined) return refusal(70011, { s: scope })
    const resource = findResource(tenant, part.resource)
    if (resource === undefined) {
      return refusal(500011, { r: part.resource, t: tenant.displayName })
    }
    parts.push({ ...part, appId: resource.appId })
  }
  const [first] = parts
  if (first === undefined) return refusal(70011, { s: scopes.join(' ') })
  if (parts.some(({ appId }) => appId !== first.appId)) {
    return refusal(28000, { s: scopes.join(' ') })
  }
  return { audience: first.resource, appId: first.appId, parts }
}

async function tokens(
  context: SandboxContext,
  tenant: Tenant,
  family: Family,
  scope: string,
  nonce: string | null,
): Promise<GrantOutcome> {
  const user = findUser(tenant, family.userId)
  if (user === undefined) return refusal(70000)
  const scopes = scope.split(/\s+/).filter(Boolean)
  const picked = pickResource(tenant, scopes)
  if ('answer' in picked) return picked
  if (refusesConsent(user) || missingConsents(tenant, scopes).length > 0) {
    const name = [...tenant.applications.values()].find(
      ({ appId }) => appId === family.clientId,
    )?.displayName
    const values = { clientId: family.clientId, name: name ?? family.clientId }
    return refusal(65001, values, { suberror: 'consent_required' })
  }
  const { audience, appId, parts } = picked
  const asked = parts.map(({ permission }) => permission)
  const granted = asked.includes('.default') ? grantedPermissions(tenant, appId) : asked
  const common = { tenant, user, clientId: family.clientId, sessionId: family.sessionId }
  const accessToken = await issueUserToken(context, {
    ...common,
    audience,
    scope: granted.join(' '),
  })
  const isGraph = !parts.some(({ resource }) => resource !== 'https://graph.microsoft.com')
  const full = granted.map((name) => (isGraph ? name : `${audience}/${name}`))
  const openId = scopes.filter((name) => isOpenIdScope(name) && name !== 'offline_access')
  const refreshToken = newRefreshToken(context, tenant, family)
  const remaining = Math.floor((family.expiresAt - context.now().getTime()) / 1000)
  return {
    response: json(
      200,
      {
        token_type: 'Bearer',
        scope: [...openId, ...full].join(' '),
        expires_in: tokenLife(tenant, TOKEN_SECONDS),
        ext_expires_in: tokenLife(tenant, TOKEN_SECONDS),
        access_token: accessToken,
        refresh_token: refreshToken,
        refresh_token_expires_in: remaining,
        id_token: await issueIdToken(context, { ...common, nonce }),
        client_info: clientInfo(tenant, user),
      },
      { 'cache-control': 'no-store, no-cache', pragma: 'no-cache' },
    ),
  }
}

/** Redeems an authorization code: once, by the client and address it was made for, with its verifier. */
export async function redeemCode(
  context: SandboxContext,
  tenant: Tenant,
  form: URLSearchParams,
): Promise<GrantOutcome> {
  const record = tenant.codes.get(form.get('code') ?? '')
  const clientId = form.get('client_id') ?? ''
  if (record === undefined || record.clientId !== clientId) return refusal(70000)
  if (record.redeemed) return refusal(54005)
  const now = context.now().getTime()
  if (record.expiresAt <= now) return refusal(70008)
  const redirectUri = form.get('redirect_uri') ?? ''
  if (redirectUri !== record.redirectUri) {
    return refusal(500112, { redirectUri, expected: record.redirectUri })
  }
  if (record.challenge === null) return refusal(9002325)
  const verifier = form.get('code_verifier') ?? ''
  const hash = createHash('sha256').update(verifier).digest('base64url')
  if (hash !== record.challenge) return refusal(501481)
  record.redeemed = true
  const family = {
    clientId,
    userId: record.userId,
    sessionId: record.sessionId,
    expiresAt: now + REFRESH_LIFE,
  }
  return tokens(context, tenant, family, form.get('scope') ?? record.scope, record.nonce)
}

/** Redeems a refresh token; the successor keeps the end of the family. */
export async function redeemRefreshToken(
  context: SandboxContext,
  tenant: Tenant,
  form: URLSearchParams,
): Promise<GrantOutcome> {
  const record = tenant.refreshTokens.get(form.get('refresh_token') ?? '')
  if (record === undefined || record.clientId !== form.get('client_id')) return refusal(70000)
  const now = context.now().getTime()
  if (record.expiresAt <= now || isSignInEnded(tenant)) {
    const issuedAt = entraTime(new Date(record.expiresAt - REFRESH_LIFE))
    return refusal(700084, { issuedAt })
  }
  if (record.replacedAt !== null && now - record.replacedAt > REPLACED_GRACE) return refusal(70000)
  const { clientId, userId, sessionId, expiresAt } = record
  const family = { clientId, userId, sessionId, expiresAt }
  const outcome = await tokens(context, tenant, family, form.get('scope') ?? '', null)
  if ('response' in outcome) record.replacedAt ??= now
  return outcome
}
