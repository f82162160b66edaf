import type { EntraAnswer } from '@/lib/federation/verdict/model'
import { dropOldest, MAX_GRANTS } from '../bounded'
import type { SandboxContext } from '../context'
import { isSignInEnded } from '../faults/conditions'
import { empty, isLoopbackOrigin } from '../http'
import type { ApplicationRecord, Tenant, UserRecord } from '../model'
import { SANDBOX_CLIENT_ID } from '../public/constants'
import { grantConsents, mayUse, missingConsents } from './consent'
import { correlationOf, describeFailure } from './failure'
import { requestAnswer } from './request-answers'

/** Milliseconds that an authorization code may wait. Entra documents about ten minutes. */
const CODE_LIFE = 10 * 60_000

const COOKIE = 'ESTSAUTH'

/** The session id that the browser sent, if any. */
function sessionOf(request: Request): string | undefined {
  for (const pair of request.headers.get('cookie')?.split(';') ?? []) {
    const [name, value] = pair.trim().split('=')
    if (name === COOKIE && value) return value
  }
  return undefined
}

/** The `Set-Cookie` value that starts a session, or ends it when `session` is empty. */
function sessionCookie(tenant: Tenant, session: string): string {
  const life = session === '' ? '; Max-Age=0' : ''
  return `${COOKIE}=${session}; Path=/${tenant.id}; HttpOnly; SameSite=Lax${life}`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** The page Entra shows when it may not send the browser back. */
export function errorPage(
  context: SandboxContext,
  answer: EntraAnswer,
  correlation: string | null,
): Response {
  const description = describeFailure(context, answer, correlation)
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sign in to your account</title></head><body><h1>Sign in</h1><p>Sorry, but we’re having trouble signing you in.</p><p>${escapeHtml(description)}</p></body></html>`
  return new Response(html, {
    status: answer.status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  })
}

interface SignIn {
  readonly tenant: Tenant
  readonly redirectUri: string
  readonly query: URLSearchParams
  readonly correlation: string | null
}

/** Sends the browser back with parameters in the fragment or the query, as it asked. */
function sendBack(
  signIn: SignIn,
  parameters: Readonly<Record<string, string>>,
  cookie?: string,
): Response {
  const target = new URL(signIn.redirectUri)
  const values = new URLSearchParams(parameters)
  const state = signIn.query.get('state')
  if (state !== null) values.set('state', state)
  if (signIn.query.get('response_mode') === 'fragment') target.hash = values.toString()
  else for (const [name, value] of values) target.searchParams.set(name, value)
  return empty(302, {
    location: target.toString(),
    'cache-control': 'no-store',
    ...(cookie === undefined ? {} : { 'set-cookie': cookie }),
  })
}

function refuse(
  context: SandboxContext,
  signIn: SignIn,
  code: number,
  options: { values?: Record<string, string>; error?: string; cookie?: string; more?: object } = {},
): Response {
  const answer = requestAnswer(code, options.values)
  const description = describeFailure(context, answer, signIn.correlation)
  const parameters = {
    error: options.error ?? answer.error,
    error_description: description,
    ...options.more,
  }
  return sendBack(signIn, parameters, options.cookie)
}

/** The person to sign in: by hint, by session, else the one whom the seed names. */
function choosePerson(
  tenant: Tenant,
  hint: string | null,
  session: string | undefined,
): UserRecord | undefined {
  if (hint !== null) {
    return tenant.users.find(
      ({ userPrincipalName }) => userPrincipalName.toLowerCase() === hint.toLowerCase(),
    )
  }
  const userId = session === undefined ? undefined : tenant.sessions.get(session)
  return (
    tenant.users.find(({ id }) => id === userId) ??
    tenant.users.find(({ userPrincipalName }) => userPrincipalName === tenant.signsIn)
  )
}

/** The redirect addresses of this app's registration: any address on this machine. */
function isRegistered(application: ApplicationRecord, redirectUri: string): boolean {
  return application.appId === SANDBOX_CLIENT_ID && isLoopbackOrigin(redirectUri)
}

/** What the request itself must hold once the browser can be sent back. */
function checkParameters(query: URLSearchParams): number | undefined {
  if (query.get('response_type') !== 'code') return 700054
  const challenge = query.get('code_challenge')
  if (challenge === null) return undefined
  if (query.get('code_challenge_method') !== 'S256') return 50149
  return /^[A-Za-z0-9_-]{43}$/.test(challenge) ? undefined : 501491
}

function issueCode(
  context: SandboxContext,
  signIn: SignIn,
  user: UserRecord,
  session: string,
  clientId: string,
): string {
  const code = `0.${Buffer.from(context.randomBytes(48)).toString('base64url')}`
  const now = context.now().getTime()
  const { codes } = signIn.tenant
  dropOldest(codes, MAX_GRANTS - 1)
  codes.set(code, {
    clientId,
    redirectUri: signIn.redirectUri,
    challenge: signIn.query.get('code_challenge'),
    nonce: signIn.query.get('nonce'),
    scope: signIn.query.get('scope') ?? '',
    userId: user.id,
    sessionId: session,
    expiresAt: now + CODE_LIFE,
    redeemed: false,
  })
  return code
}

/** `client_info`: where MSAL reads the account's ids from. */
export function clientInfo(tenant: Tenant, user: UserRecord): string {
  return Buffer.from(JSON.stringify({ uid: user.id, utid: tenant.id })).toString('base64url')
}

/**
 * The authorization endpoint. There is no password: a sign-in is immediate, for the person of
 * `login_hint`, of the session, or for the one whom the tenant's seed names.
 */
export function authorize(
  context: SandboxContext,
  tenant: Tenant,
  request: Request,
  url: URL,
): Response {
  const query = url.searchParams
  const correlation = correlationOf(request)
  const clientId = query.get('client_id') ?? ''
  const redirectUri = query.get('redirect_uri') ?? ''
  const application = [...tenant.applications.values()].find(({ appId }) => appId === clientId)
  if (application === undefined) {
    const values = { id: clientId, tenant: tenant.displayName }
    return errorPage(context, requestAnswer(700016, values), correlation)
  }
  if (redirectUri === '') return errorPage(context, requestAnswer(900971), correlation)
  if (!isRegistered(application, redirectUri)) {
    return errorPage(context, requestAnswer(50011, { redirectUri, clientId }), correlation)
  }
  const signIn: SignIn = { tenant, redirectUri, query, correlation }
  const wrong = checkParameters(query)
  if (wrong !== undefined) {
    const values = { responseType: query.get('response_type') ?? '' }
    return refuse(context, signIn, wrong, { values })
  }
  return signPersonIn(context, signIn, request, application)
}

function signPersonIn(
  context: SandboxContext,
  signIn: SignIn,
  request: Request,
  application: ApplicationRecord,
): Response {
  const { tenant, query } = signIn
  const silent = query.get('prompt') === 'none'
  const sent = sessionOf(request)
  const sessionUser = sent === undefined ? undefined : tenant.sessions.get(sent)
  const hint = query.get('login_hint')
  const user = choosePerson(tenant, hint, sent)
  const ended = sessionUser === undefined || isSignInEnded(tenant)
  if (silent && (ended || user?.id !== sessionUser)) {
    return refuse(context, signIn, 50058)
  }
  if (user === undefined) {
    const values = { user: hint ?? '', tenant: tenant.displayName }
    return refuse(context, signIn, 50034, { values })
  }
  const session =
    sent !== undefined && sessionUser === user.id
      ? sent
      : Buffer.from(context.randomBytes(24)).toString('base64url')
  tenant.sessions.set(session, user.id)
  dropOldest(tenant.sessions, MAX_GRANTS)
  const cookie = sessionCookie(tenant, session)
  const scopes = (query.get('scope') ?? '').split(/\s+/).filter(Boolean)
  if (!mayUse(user, tenant, scopes)) {
    const refusal = askForConsent(tenant, user, scopes, silent)
    if (refusal !== undefined) {
      const values = {
        clientId: application.appId,
        name: application.displayName,
        directory: tenant.displayName,
      }
      return refuse(context, signIn, refusal.code, { ...refusal, values, cookie })
    }
  }
  const parameters = {
    code: issueCode(context, signIn, user, session, application.appId),
    client_info: clientInfo(tenant, user),
    session_state: session.slice(0, 16),
  }
  return sendBack(signIn, parameters, cookie)
}

/** An administrator consents by signing in; everybody else is refused. */
function askForConsent(
  tenant: Tenant,
  user: UserRecord,
  scopes: readonly string[],
  silent: boolean,
): { code: number; error?: string; more?: object } | undefined {
  if (silent)
    return { code: 65001, error: 'consent_required', more: { suberror: 'consent_required' } }
  if (user.role === 'no-consent') return { code: 65004, more: { error_subcode: 'cancel' } }
  if (user.role !== 'administrator') return { code: 90094 }
  grantConsents(tenant, missingConsents(tenant, scopes))
  return undefined
}

/** The end-session endpoint: forgets the session and sends the browser back where it may. */
export function logout(tenant: Tenant, request: Request, url: URL): Response {
  const session = sessionOf(request)
  if (session !== undefined) tenant.sessions.delete(session)
  const headers = { 'set-cookie': sessionCookie(tenant, ''), 'cache-control': 'no-store' }
  const target = url.searchParams.get('post_logout_redirect_uri')
  if (target !== null && isLoopbackOrigin(target)) {
    const location = new URL(target)
    const state = url.searchParams.get('state')
    if (state !== null) location.searchParams.set('state', state)
    return empty(302, { ...headers, location: location.toString() })
  }
  return new Response(
    '<!doctype html><title>Sign out</title><p>You signed out of your account.</p>',
    {
      headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
    },
  )
}
