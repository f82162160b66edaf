import { describe, expect, it } from 'vitest'
import type { ExtraHost } from '../sandbox'
import {
  type Bench,
  call,
  clientIdOf,
  createBench,
  exchangeForm,
  postToken,
  refusal,
  signIn,
  TENANT,
} from '../testing/client'

const WEB_SHOP = 'repo:contoso-retail/web-shop:ref:refs/heads/main'

/** Creates a credential on an application and returns the client id. */
async function trust(bench: Bench, name: string, issuer: string, subject: string) {
  const { access_token: token } = await signIn(bench, 'Application.ReadWrite.All')
  const appId = await clientIdOf(bench, name)
  const url = `https://graph.microsoft.com/v1.0/applications(appId='${appId}')/federatedIdentityCredentials`
  const body = { name: 'added', issuer, subject, audiences: ['api://AzureADTokenExchange'] }
  expect((await call(bench, token, url, { method: 'POST', body })).status).toBe(201)
  return appId
}

describe('documents of the issuer', () => {
  const FAULTY = [
    ['secrets-rotation', 'vault', '52349e30-cff8-4959-b61c-e9f9280d6233', 400, 501661],
    ['partner-ci-keycloak', 'keycloak', 'b4768e19-2d00-43ac-b675-647e370c6f7c', 401, 7000272],
    ['partner-build-idp', 'build-idp', 'build-service', 400, 700221],
    ['jenkins-nightly', 'jenkins', 'https://jenkins.contoso.example/job/nightly/', 400, 900612],
    ['id-cart-cache', 'aks-deleted', 'system:serviceaccount:cart:cart-cache', 400, 50166],
  ] as const
  it.each(FAULTY)('%s: %s', async (name, issuer, sub, status, code) => {
    const bench = createBench()
    const assertion = await bench.sandbox.mint(issuer, { sub }, { tenantId: TENANT })
    const id = await clientIdOf(bench, name)
    const answer = await refusal(await postToken(bench, exchangeForm(id, assertion)))
    expect(answer).toMatchObject({ status, code })
  })

  it('is not asked when no credential names the issuer', async () => {
    const bench = createBench()
    const assertion = await bench.sandbox.mint('vault', { sub: 'x' })
    const id = await clientIdOf(bench, 'web-shop-deploy')
    const answer = await refusal(await postToken(bench, exchangeForm(id, assertion)))
    expect(answer).toMatchObject({ status: 401, code: 700211 })
  })

  it('is not asked on this very machine or without TLS', async () => {
    const bench = createBench()
    const claims = {
      sub: '52349e30-cff8-4959-b61c-e9f9280d6233',
      iss: 'http://127.0.0.1:8200/v1/identity/oidc',
    }
    const assertion = await bench.sandbox.mint('vault', claims)
    const id = await clientIdOf(bench, 'secrets-rotation')
    expect(await refusal(await postToken(bench, exchangeForm(id, assertion)))).toMatchObject({
      code: 70022,
    })
  })

  const DOCUMENTS: readonly (readonly [string, ExtraHost, number])[] = [
    ['is no JSON', async () => new Response('<html>'), 900611],
    ['lacks jwks_uri', async () => Response.json({ issuer: 'https://custom.example' }), 70024],
    ['redirects', async () => new Response(null, { status: 302 }), 50166],
    [
      'has no keys in its key set',
      async (request) =>
        request.url.endsWith('/keys')
          ? Response.json({ keys: {} })
          : Response.json({
              issuer: 'https://custom.example',
              jwks_uri: 'https://custom.example/keys',
            }),
      900612,
    ],
  ]
  it.each(DOCUMENTS)('%s', async (_, host, code) => {
    const bench = createBench({ extraHosts: new Map([['custom.example', host]]) })
    const id = await trust(bench, 'pricing-engine', 'https://custom.example', 'worker')
    const claims = { sub: 'worker', iss: 'https://custom.example' }
    const assertion = await bench.sandbox.mint('github', claims)
    expect(await refusal(await postToken(bench, exchangeForm(id, assertion)))).toMatchObject({
      status: 400,
      code,
    })
  })
})

describe('the assertion', () => {
  const HEADERS: readonly (readonly [string, Record<string, unknown>, number, number])[] = [
    ['typ at+jwt', { typ: 'at+jwt' }, 400, 5002727],
    ['alg ES384', { alg: 'ES384' }, 401, 5002738],
    ['a gty parameter', { gty: 'client_credentials' }, 400, 5002726],
    ['no key id', { kid: undefined }, 401, 5002723],
  ]
  it.each(HEADERS)('with %s is refused', async (_, header, status, code) => {
    const bench = createBench()
    const assertion = await bench.sandbox.mint('github', { sub: WEB_SHOP }, { header })
    const id = await clientIdOf(bench, 'web-shop-deploy')
    expect(await refusal(await postToken(bench, exchangeForm(id, assertion)))).toMatchObject({
      status,
      code,
    })
  })

  it('that was altered after signing is refused', async () => {
    const bench = createBench()
    const [header, , signature] = (await bench.sandbox.mint('github', { sub: 'other' })).split('.')
    const [, payload] = (await bench.sandbox.mint('github', { sub: WEB_SHOP })).split('.')
    const id = await clientIdOf(bench, 'web-shop-deploy')
    const form = exchangeForm(id, `${header}.${payload}.${signature}`)
    expect(await refusal(await postToken(bench, form))).toMatchObject({
      status: 401,
      code: 7000274,
    })
  })

  const CLAIMS: readonly (readonly [string, Record<string, unknown>, number])[] = [
    ['no iat', { iat: undefined }, 70023],
    ['26 hours of life', { exp: Date.parse('2026-11-21T11:00:00Z') / 1000 }, 70023],
    ['two audiences', { aud: ['api://AzureADTokenExchange', 'x'] }, 5002741],
  ]
  it.each(CLAIMS)('with %s is refused', async (_, claims, code) => {
    const bench = createBench()
    const assertion = await bench.sandbox.mint('github', { sub: WEB_SHOP, ...claims })
    const id = await clientIdOf(bench, 'web-shop-deploy')
    expect(await refusal(await postToken(bench, exchangeForm(id, assertion)))).toMatchObject({
      code,
    })
  })

  it('that is no token is refused', async () => {
    const bench = createBench()
    const id = await clientIdOf(bench, 'web-shop-deploy')
    const answer = await refusal(await postToken(bench, exchangeForm(id, 'undefined')))
    expect(answer).toMatchObject({ status: 400, error: 'invalid_request', code: 50027 })
  })
})
