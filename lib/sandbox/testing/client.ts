import { createHash, randomBytes } from 'node:crypto'
import { SANDBOX_CLIENT_ID } from '../public/constants'
import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox'

export const TENANT = '3b0c6f5e-5d0a-4c53-9a6e-0d4b7a1f2c33'
export const LOGIN = `https://login.microsoftonline.com/${TENANT}`
export const REDIRECT = 'http://localhost:3000/auth'
export const ORIGIN = 'http://localhost:3000'

/** A JSON body that a test reads field by field. */
// biome-ignore lint/suspicious/noExplicitAny: answers of other services, asserted field by field
export type Body = any

/** A sandbox with one tenant and a clock that tests move. */
export interface Bench {
  readonly sandbox: Sandbox
  /** Moves the clock. */
  advance(seconds: number): void
  now(): Date
}

export function createBench(options: SandboxOptions = {}): Bench {
  let time = Date.parse('2026-11-20T09:00:00Z')
  const sandbox = createSandbox({ clock: () => new Date(time), ...options })
  sandbox.ensureTenant(TENANT)
  return {
    sandbox,
    now: () => new Date(time),
    advance: (seconds) => {
      time += seconds * 1000
    },
  }
}

export interface Pkce {
  readonly verifier: string
  readonly challenge: string
}

export function makePkce(): Pkce {
  const verifier = randomBytes(32).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}

/** Asks the authorization endpoint as MSAL does; `more` overrides parameters, undefined drops one. */
export function authorize(
  { sandbox }: Bench,
  pkce: Pkce,
  more: Readonly<Record<string, string | undefined>> = {},
  cookie?: string,
): Promise<Response> {
  const url = new URL(`${LOGIN}/oauth2/v2.0/authorize`)
  const parameters: Record<string, string | undefined> = {
    client_id: SANDBOX_CLIENT_ID,
    response_type: 'code',
    response_mode: 'fragment',
    redirect_uri: REDIRECT,
    scope: 'User.Read Application.Read.All openid profile offline_access',
    state: 'state-1',
    nonce: 'nonce-1',
    code_challenge: pkce.challenge,
    code_challenge_method: 'S256',
    ...more,
  }
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value)
  }
  return sandbox.fetch(new Request(url, cookie === undefined ? {} : { headers: { cookie } }))
}

/** Parameters that came back in the fragment. */
export function fragment(response: Response): URLSearchParams {
  const location = new URL(response.headers.get('location') ?? '')
  return new URLSearchParams(location.hash.slice(1))
}

/** The cookie that the browser would send next time. */
export function cookieOf(response: Response): string {
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

/** Posts a form to the token endpoint. */
export function postToken(
  { sandbox }: Bench,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
  tenant = TENANT,
): Promise<Response> {
  return sandbox.fetch(
    new Request(`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(form),
    }),
  )
}

export function redeem(bench: Bench, code: string, verifier: string, scope?: string) {
  return postToken(
    bench,
    {
      grant_type: 'authorization_code',
      client_id: SANDBOX_CLIENT_ID,
      redirect_uri: REDIRECT,
      code,
      code_verifier: verifier,
      scope: scope ?? 'User.Read Application.Read.All openid profile offline_access',
    },
    { origin: ORIGIN },
  )
}

export function refresh(bench: Bench, token: string, scope: string) {
  return postToken(
    bench,
    {
      grant_type: 'refresh_token',
      client_id: SANDBOX_CLIENT_ID,
      refresh_token: token,
      scope: `${scope} openid profile offline_access`,
    },
    { origin: ORIGIN },
  )
}

/** Signs a person in and returns the token answer. */
export async function signIn(bench: Bench, scope: string, hint?: string): Promise<Body> {
  const pkce = makePkce()
  const more = { scope: `${scope} openid profile offline_access`, login_hint: hint }
  const back = fragment(await authorize(bench, pkce, more))
  return (await redeem(bench, back.get('code') ?? '', pkce.verifier, scope)).json()
}

/** Sends a request with a bearer token. */
export function call(
  { sandbox }: Bench,
  token: string,
  url: string,
  init: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Response> {
  return sandbox.fetch(
    new Request(url, {
      method: init.method ?? 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...init.headers,
      },
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
    }),
  )
}

/** The form of a federated exchange. */
export function exchangeForm(
  clientId: string,
  assertion: string,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    grant_type: 'client_credentials',
    client_id: clientId,
    scope: 'https://graph.microsoft.com/.default',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    ...more,
  }
}

/** Payload of a JWT, unverified. */
export function claimsOf(token: string): Body {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))
}
