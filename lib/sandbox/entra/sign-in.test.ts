import { importJWK, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { MAX_GRANTS } from '../bounded'
import { SANDBOX_CLIENT_ID, SANDBOX_USERS } from '../public/constants'
import {
  authorize,
  type Body,
  claimsOf,
  cookieOf,
  createBench,
  fragment,
  LOGIN,
  makePkce,
  ORIGIN,
  postToken,
  REDIRECT,
  redeem,
  refresh,
  signIn,
  TENANT,
} from '../testing/client'

const ARM = 'https://management.azure.com/user_impersonation'

async function codeOf(response: Response): Promise<number> {
  return ((await response.json()) as Body).error_codes[0]
}

describe('signing in', () => {
  it('gives a code, then tokens that verify against the published keys', async () => {
    const bench = createBench()
    const pkce = makePkce()
    const answer = await authorize(bench, pkce)
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')?.startsWith(`${REDIRECT}#`)).toBe(true)
    const back = fragment(answer)
    expect(back.get('state')).toBe('state-1')
    const info = JSON.parse(Buffer.from(back.get('client_info') ?? '', 'base64url').toString())
    expect(info.utid).toBe(TENANT)

    const response = await redeem(bench, back.get('code') ?? '', pkce.verifier)
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN)
    const body: Body = await response.json()
    expect(body.token_type).toBe('Bearer')
    expect(body.scope.split(' ')).toContain('Application.Read.All')
    const keys: Body = await (
      await bench.sandbox.fetch(new Request(`${LOGIN}/discovery/v2.0/keys`))
    ).json()
    const key = await importJWK({ ...keys.keys[0], alg: 'RS256' })
    const options = { currentDate: bench.now() }
    const access = await jwtVerify(body.access_token, key, {
      ...options,
      audience: 'https://graph.microsoft.com',
      issuer: `https://sts.windows.net/${TENANT}/`,
    })
    expect(access.payload).toMatchObject({
      tid: TENANT,
      appid: SANDBOX_CLIENT_ID,
      idtyp: 'user',
      scp: 'User.Read Application.Read.All',
      upn: SANDBOX_USERS.administrator,
    })
    const id = await jwtVerify(body.id_token, key, { ...options, audience: SANDBOX_CLIENT_ID })
    expect(id.payload).toMatchObject({ nonce: 'nonce-1', ver: '2.0', oid: info.uid })
  })

  it('takes another seeded person by hint and refuses an unknown one', async () => {
    const bench = createBench()
    const { access_token: token } = await signIn(bench, 'User.Read', SANDBOX_USERS.reader)
    expect(claimsOf(token).upn).toBe(SANDBOX_USERS.reader)
    const back = fragment(
      await authorize(bench, makePkce(), { login_hint: 'nobody@contoso.example' }),
    )
    expect(back.get('error_description')).toMatch(/^AADSTS50034: /)
  })

  it('answers prompt=none from the session, and login_required without or for another person', async () => {
    const bench = createBench()
    const none = { prompt: 'none' }
    const without = fragment(await authorize(bench, makePkce(), none))
    expect(without.get('error')).toBe('login_required')
    expect(without.get('error_description')).toMatch(/^AADSTS50058: /)
    const cookie = cookieOf(await authorize(bench, makePkce()))
    expect(fragment(await authorize(bench, makePkce(), none, cookie)).get('code')).toBeTruthy()
    const other = { ...none, login_hint: SANDBOX_USERS.reader }
    expect(fragment(await authorize(bench, makePkce(), other, cookie)).get('error')).toBe(
      'login_required',
    )
  })

  it('ends the session at logout and goes back to this machine only', async () => {
    const bench = createBench()
    const cookie = cookieOf(await authorize(bench, makePkce()))
    const out = (target: string) =>
      bench.sandbox.fetch(
        new Request(
          `${LOGIN}/oauth2/v2.0/logout?post_logout_redirect_uri=${encodeURIComponent(target)}`,
          { headers: { cookie } },
        ),
      )
    const away = await out('https://fabrikam.example/')
    expect(away.status).toBe(200)
    const back = await out('http://localhost:3000/bye')
    expect(back.status).toBe(302)
    expect(back.headers.get('location')).toBe('http://localhost:3000/bye')
    expect(back.headers.get('set-cookie')).toContain('Max-Age=0')
    const silent = await authorize(bench, makePkce(), { prompt: 'none' }, cookie)
    expect(fragment(silent).get('error')).toBe('login_required')
  })

  it('refuses consent for the sentinel person, and for a reader who wants to write', async () => {
    const bench = createBench()
    const hint = { login_hint: SANDBOX_USERS.noConsent }
    const first = await authorize(bench, makePkce(), hint)
    expect(fragment(first).get('error')).toBe('access_denied')
    expect(fragment(first).get('error_description')).toMatch(/^AADSTS65004: /)
    const silent = await authorize(bench, makePkce(), { ...hint, prompt: 'none' }, cookieOf(first))
    expect(fragment(silent).get('error')).toBe('consent_required')
    expect(fragment(silent).get('error_description')).toMatch(/^AADSTS65001: /)
    const reader = await authorize(bench, makePkce(), {
      login_hint: SANDBOX_USERS.reader,
      scope: 'Application.ReadWrite.All',
    })
    expect(fragment(reader).get('error_description')).toMatch(/^AADSTS90094: /)
  })

  it('shows a page instead of sending the browser to a foreign address', async () => {
    const bench = createBench()
    const answer = await authorize(bench, makePkce(), { redirect_uri: 'https://evil.example/<b>' })
    expect(answer.status).toBe(400)
    expect(answer.headers.get('location')).toBeNull()
    const html = await answer.text()
    expect(html).toContain('AADSTS50011')
    expect(html).not.toContain('<b>')
    const unknown = await authorize(bench, makePkce(), { client_id: TENANT })
    expect(await unknown.text()).toContain('AADSTS700016')
  })

  it('wants S256 and the code response', async () => {
    const bench = createBench()
    const plain = await authorize(bench, makePkce(), { code_challenge_method: 'plain' })
    expect(fragment(plain).get('error_description')).toMatch(/^AADSTS50149: /)
    const short = await authorize(bench, makePkce(), { code_challenge: 'abc' })
    expect(fragment(short).get('error_description')).toMatch(/^AADSTS501491: /)
    const implicit = await authorize(bench, makePkce(), { response_type: 'token' })
    expect(fragment(implicit).get('error')).toBe('unsupported_response_type')
  })
})

describe('redeeming a code', () => {
  it('works once, with its verifier, for its address, within ten minutes', async () => {
    const bench = createBench()
    const pkce = makePkce()
    const next = async () => fragment(await authorize(bench, pkce)).get('code') ?? ''
    const code = await next()
    expect(await codeOf(await redeem(bench, code, 'wrong'))).toBe(501481)
    const elsewhere = await postToken(bench, {
      grant_type: 'authorization_code',
      client_id: SANDBOX_CLIENT_ID,
      redirect_uri: 'http://localhost:3000/other',
      code,
      code_verifier: pkce.verifier,
    })
    expect(await codeOf(elsewhere)).toBe(500112)
    expect((await redeem(bench, code, pkce.verifier)).status).toBe(200)
    const again = await redeem(bench, code, pkce.verifier)
    expect(again.status).toBe(400)
    expect(await codeOf(again)).toBe(54005)
    const late = await next()
    bench.advance(601)
    expect(await codeOf(await redeem(bench, late, pkce.verifier))).toBe(70008)
    const bare = fragment(
      await authorize(bench, pkce, { code_challenge: undefined, code_challenge_method: undefined }),
    )
    expect(await codeOf(await redeem(bench, bare.get('code') ?? '', ''))).toBe(9002325)
  })
})

describe('what callers leave behind', () => {
  it('is bounded: the oldest of very many codes is forgotten', async () => {
    const bench = createBench()
    const pkce = makePkce()
    const first = fragment(await authorize(bench, pkce)).get('code') ?? ''
    for (let index = 0; index < MAX_GRANTS; index += 1) await authorize(bench, pkce)
    expect(await codeOf(await redeem(bench, first, pkce.verifier))).toBe(70000)
  })
})

describe('refreshing', () => {
  it('rotates, gives tokens for other APIs, and ends a day after the sign-in', async () => {
    const bench = createBench()
    const first = await signIn(bench, 'User.Read')
    const second: Body = await (await refresh(bench, first.refresh_token, ARM)).json()
    expect(claimsOf(second.access_token).aud).toBe('https://management.azure.com')
    expect(second.scope).toContain(ARM)
    expect(second.refresh_token).not.toBe(first.refresh_token)
    bench.advance(59)
    expect((await refresh(bench, first.refresh_token, 'User.Read')).status).toBe(200)
    bench.advance(2)
    expect(await codeOf(await refresh(bench, first.refresh_token, 'User.Read'))).toBe(70000)
    expect((await refresh(bench, second.refresh_token, 'User.Read')).status).toBe(200)
    bench.advance(86_400)
    const late = await refresh(bench, second.refresh_token, 'User.Read')
    expect(await codeOf(late)).toBe(700084)
  })

  it('asks for consent before a new permission, which an administrator gives by signing in', async () => {
    const bench = createBench()
    const { refresh_token: token } = await signIn(bench, 'User.Read')
    const refused = await refresh(bench, token, 'Application.ReadWrite.All')
    expect(refused.status).toBe(400)
    expect(refused.headers.get('access-control-allow-origin')).toBe(ORIGIN)
    expect(await refused.json()).toMatchObject({
      error: 'invalid_grant',
      suberror: 'consent_required',
      error_codes: [65001],
    })
    await signIn(bench, 'Application.ReadWrite.All')
    expect((await refresh(bench, token, 'Application.ReadWrite.All')).status).toBe(200)
  })

  it('refuses two APIs in one token', async () => {
    const bench = createBench()
    const { refresh_token: token } = await signIn(bench, 'User.Read')
    expect(await codeOf(await refresh(bench, token, `User.Read ${ARM}`))).toBe(28000)
  })
})

describe('discovery', () => {
  it('names endpoints of the tenant, for any name of the login host', async () => {
    const { sandbox } = createBench()
    for (const host of ['login.microsoftonline.com', 'login.windows.net']) {
      const url = `https://${host}/${TENANT}/v2.0/.well-known/openid-configuration`
      const document: Body = await (await sandbox.fetch(new Request(url))).json()
      expect(document.issuer).toBe(`${LOGIN}/v2.0`)
      expect(document.token_endpoint).toBe(`${LOGIN}/oauth2/v2.0/token`)
    }
  })

  it('answers instance discovery and unknown tenants', async () => {
    const { sandbox } = createBench()
    const ask = (path: string) =>
      sandbox.fetch(new Request(`https://login.microsoftonline.com${path}`))
    const endpoint = encodeURIComponent('https://login.microsoftonline.com/common/oauth2/authorize')
    const path = '/common/discovery/instance?api-version=1.1&authorization_endpoint='
    const instance: Body = await (await ask(`${path}${endpoint}`)).json()
    expect(instance.metadata[0].aliases).toContain('login.windows.net')
    const wrong = await ask(`${path}${encodeURIComponent('https://login.example.com/x')}`)
    expect(await wrong.json()).toMatchObject({ error: 'invalid_instance', error_codes: [50049] })
    const id = '00000000-0000-4000-8000-000000000001'
    const unknown = await ask(`/${id}/v2.0/.well-known/openid-configuration`)
    expect(await unknown.json()).toMatchObject({ error: 'invalid_tenant', error_codes: [90002] })
  })
})
