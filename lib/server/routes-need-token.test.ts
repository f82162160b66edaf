import { readdirSync } from 'node:fs'
import https from 'node:https'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

/**
 * Plan A1 to A3: with a tenant configured every route of the server takes only a token of this app. The
 * list comes from the folder, so that a new route cannot be missed.
 */

const API = join(import.meta.dirname, '../../app/api')
/** Routes that answer everybody, because they tell nothing. */
const OPEN = new Set(['health/live', 'health/ready', 'version'])
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

const TENANT = 'aaaabbbb-0000-cccc-1111-dddd2222eeee'
const CLIENT = '00001111-aaaa-2222-bbbb-3333cccc4444'
const OTHER = '11112222-bbbb-3333-cccc-4444dddd5555'

type RouteHandler = (request: Request, context: unknown) => Promise<Response>
interface Route {
  readonly path: string
  readonly method: string
  readonly handle: RouteHandler
}

const paths = readdirSync(API, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?:^|\/)route\.tsx?$/.test(file))
  .map((file) => file.replace(/\/?route\.tsx?$/, ''))
  .sort()

/** A body that every route would take for its own. */
const BODIES: Readonly<Record<string, unknown>> = {
  exchange: {
    clientId: CLIENT,
    scope: 'https://graph.microsoft.com/.default',
    assertion: 'ZmFrZQ.ZmFrZQ.ZmFrZQ',
  },
}
const bodyOf = (path: string) =>
  JSON.stringify(BODIES[path] ?? { issuer: 'https://oidc.contoso.com' })

let routes: readonly Route[]
let sign: (claims: object, header?: object) => Promise<string>
let signAsTenant: typeof sign
let keySet: object
let keySetFetches = 0
const connections: unknown[] = []

beforeAll(async () => {
  const signer = async (published: boolean) => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }
    if (published) keySet = { keys: [jwk] }
    return (claims: object, header: object = {}) =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'k1', ...header })
        .sign(privateKey)
  }
  sign = await signer(false)
  signAsTenant = await signer(true)
  const found: Route[] = []
  for (const path of paths) {
    if (OPEN.has(path)) continue
    const module: Record<string, unknown> = await import(
      /* @vite-ignore */ join(API, path, 'route')
    )
    for (const method of METHODS) {
      const handle = module[method]
      if (typeof handle === 'function') found.push({ path, method, handle: handle as RouteHandler })
    }
  }
  routes = found
})

beforeEach(() => {
  vi.stubEnv('FEDCRED_TENANT_ID', TENANT)
  vi.stubEnv('FEDCRED_CLIENT_ID', CLIENT)
  connections.length = 0
  keySetFetches = 0
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  vi.spyOn(https, 'request').mockImplementation((...given: unknown[]) => {
    connections.push(given)
    throw new Error('no network in this test')
  })
  vi.stubGlobal('fetch', async (input: unknown) => {
    const address = String(input)
    if (address !== `https://login.microsoftonline.com/${TENANT}/discovery/v2.0/keys`) {
      connections.push(address)
    }
    keySetFetches++
    return Response.json(keySet)
  })
})

afterEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

const seconds = Math.floor(Date.now() / 1_000)
const CLAIMS = {
  iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
  aud: CLIENT,
  tid: TENANT,
  azp: CLIENT,
  ver: '2.0',
  scp: 'Fedcred.Use',
  oid: '22223333-cccc-4444-dddd-5555eeee6666',
  iat: seconds - 60,
  nbf: seconds - 60,
  exp: seconds + 3_600,
}

const TOKENS: readonly (readonly [string, () => Promise<string | undefined>])[] = [
  ['no token', async () => undefined],
  ['an empty header', async () => ''],
  ['basic credentials', async () => 'Basic dXNlcjpwYXNz'],
  ['no JWT', async () => 'Bearer x'],
  ['a token for another audience', async () => `Bearer ${await sign({ ...CLAIMS, aud: OTHER })}`],
  [
    'a token for Graph',
    async () => `Bearer ${await sign({ ...CLAIMS, aud: '00000003-0000-0000-c000-000000000000' })}`,
  ],
  ['a token of another tenant', async () => `Bearer ${await sign({ ...CLAIMS, tid: OTHER })}`],
  [
    'a token of another issuer',
    async () =>
      `Bearer ${await sign({ ...CLAIMS, iss: `https://login.microsoftonline.com/${OTHER}/v2.0` })}`,
  ],
  ['a token of another client', async () => `Bearer ${await sign({ ...CLAIMS, azp: OTHER })}`],
  ['another scope', async () => `Bearer ${await sign({ ...CLAIMS, scp: 'User.Read' })}`],
  [
    'an app’s token',
    async () => `Bearer ${await sign({ ...CLAIMS, scp: undefined, roles: ['Fedcred.Use'] })}`,
  ],
  [
    'an expired token',
    async () =>
      `Bearer ${await sign({ ...CLAIMS, iat: seconds - 9_000, nbf: seconds - 9_000, exp: seconds - 3_600 })}`,
  ],
  [
    'alg none',
    async () => {
      const [, claims] = (await sign(CLAIMS)).split('.')
      return `Bearer ${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${claims}.AA`
    },
  ],
  ['another key', async () => `Bearer ${await sign(CLAIMS)}`],
]

/** Headers with which checks in front of a route were skipped: CVE-2025-29927 and its relatives. */
const TRICKS: readonly Readonly<Record<string, string>>[] = [
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  { 'x-middleware-subrequest': 'src/middleware:src/middleware:src/middleware' },
  { 'x-middleware-next': '1' },
  { 'x-middleware-rewrite': '/api/health/live' },
  { 'x-nextjs-data': '1' },
  { 'x-invoke-path': '/api/health/live' },
  { 'x-matched-path': '/api/health/live' },
  { 'x-original-url': '/api/health/live' },
  { 'x-rewrite-url': '/api/health/live' },
  { 'x-forwarded-host': 'localhost' },
  { 'x-forwarded-for': '127.0.0.1' },
  { 'x-forwarded-user': 'admin@contoso.com' },
  { 'x-ms-client-principal-id': CLAIMS.oid },
  { forwarded: 'for=127.0.0.1;host=localhost' },
  { cookie: 'fedcred-sandbox=3b0c6f5e-5d0a-4c53-9a6e-0d4b7a1f2c33' },
]

async function statuses(headers: Readonly<Record<string, string>>): Promise<readonly unknown[]> {
  const answers: unknown[] = []
  for (const { path, method, handle } of routes) {
    const hasBody = method !== 'GET' && method !== 'HEAD'
    const request = new Request(`http://localhost/api/${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(hasBody && { body: bodyOf(path) }),
    })
    const response = await handle(request, { params: Promise.resolve({}) })
    answers.push([path, method, response.status, response.headers.get('cache-control')])
  }
  return answers
}

/** What every route must answer. */
const refused = () => routes.map(({ path, method }) => [path, method, 401, 'no-store'])

describe('routes of the server', () => {
  it('are those that the folder has, the relays among them', () => {
    expect(routes.map(({ path, method }) => `${method} ${path}`)).toEqual(
      expect.arrayContaining(['POST exchange', 'POST probe', 'POST publish']),
    )
    expect(
      paths
        .filter((path) => !OPEN.has(path))
        .every((path) => routes.some((route) => route.path === path)),
    ).toBe(true)
  })

  it.each(TOKENS)('refuse %s before anything is sent', async (name, make) => {
    const authorization = await make()
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization }
    expect(await statuses(headers)).toEqual(refused())
    expect(connections).toEqual([])
    // Only a token that fits in every claim is worth a look at the tenant's keys.
    if (name !== 'another key' && name !== 'an expired token') expect(keySetFetches).toBe(0)
  })

  it('take a token of this app, and then look at the body', async () => {
    const authorization = `Bearer ${await signAsTenant(CLAIMS)}`
    const posts = routes.filter(({ method }) => method === 'POST')
    for (const { path, handle } of posts) {
      const request = new Request(`http://localhost/api/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: '{}',
      })
      expect([path, (await handle(request, {})).status]).toEqual([path, 400])
    }
  })

  it.each(TRICKS)('are not fooled by %o', async (headers) => {
    expect(await statuses(headers)).toEqual(refused())
    expect(connections).toEqual([])
  })
})
