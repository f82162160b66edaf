import { afterEach, describe, expect, it } from 'vitest'
import type { ProbeReport } from '@/lib/federation/issuer/model'
import { guardedInternet } from './guarded-fetch'
import { probeIssuer } from './probe'
import type { NameAnswer } from './resolver'
import { sandboxInternet } from './sandbox-internet'
import { makeCertificate } from './testing/certificates'
import {
  AUTHORITY,
  answerJson,
  HOST,
  httpsServer,
  loopbackInternet,
  Servers,
} from './testing/loopback'

const servers = new Servers()
afterEach(() => servers.closeAll())

const ids = ({ findings }: ProbeReport) => findings.map(({ id, severity }) => `${id} ${severity}`)
const stepOf = ({ steps }: ProbeReport, id: string) => steps.find((step) => step.id === id)
const DAY = 86_400_000

describe('what the name server says', () => {
  const probe = (issuer: string, answer: NameAnswer) =>
    probeIssuer(issuer, guardedInternet({ resolve: async () => answer }))
  const missing = (...aliases: readonly string[]): NameAnswer => ({
    ok: false,
    status: 'nxdomain',
    ...(aliases.length > 0 && { aliases }),
  })

  it.each<[string, string, NameAnswer, string, ProbeReport['state']]>([
    [
      'a name that is gone',
      'https://oidc.contoso.com',
      missing(),
      'issuer-host-nxdomain high',
      'unreachable',
    ],
    [
      'a storage account that is gone',
      'https://contosooidc.blob.core.windows.net/oidc',
      missing(),
      'issuer-storage-account-unclaimed high',
      'unreachable',
    ],
    [
      'an alias of a name that anybody can take',
      'https://oidc.contoso.com',
      missing('oidc.contoso.net', 'contoso-oidc.azurewebsites.net'),
      'issuer-cname-dangling critical',
      'unsafe',
    ],
    [
      'an alias of another name that is gone',
      'https://oidc.contoso.com',
      missing('oidc.fabrikam.com'),
      'issuer-host-nxdomain high',
      'unreachable',
    ],
    [
      'no answer of the name server',
      'https://oidc.contoso.com',
      { ok: false, status: 'servfail' },
      'issuer-temporary-failure info',
      'unreachable',
    ],
  ])('%s', async (_, issuer, answer, finding, state) => {
    const report = await probe(issuer, answer)
    expect(ids(report)).toContain(finding)
    expect(report.state).toBe(state)
    expect(stepOf(report, 'dns')?.outcome).toBe('fail')
  })

  it('names the alias that leads nowhere, fit to show', async () => {
    const report = await probe('https://oidc.contoso.com', missing('a\u202e.github.io'))
    expect(report.findings[0]?.message).toBe(
      'oidc.contoso.com is an alias of a\uFFFD.github.io, which does not exist. Names under github.io go to whoever asks first.',
    )
    expect(stepOf(report, 'dns')?.rules).toEqual(['issuer-cname-dangling'])
  })
})

describe('what the connection shows', () => {
  it.each([
    [20.5, 'warn', ['issuer-tls-expiring']],
    [21.5, 'pass', undefined],
  ])('a certificate with %d days left: %s', async (days, outcome, rules) => {
    const now = Date.now()
    const leaf = makeCertificate({
      subject: HOST,
      authority: AUTHORITY,
      until: new Date(now + days * DAY),
    })
    const server = await servers.start(
      httpsServer((_, response) => answerJson(response, { issuer: 'x' }), {
        key: leaf.keyPem,
        cert: leaf.pem,
      }),
    )
    const report = await probeIssuer(`https://${HOST}`, loopbackInternet(server.port), {
      now: () => new Date(now),
    })
    expect(stepOf(report, 'tls')).toMatchObject({ outcome })
    expect(stepOf(report, 'tls')?.rules).toEqual(rules)
    expect(report.certificate?.validTo?.slice(0, 10)).toBe(
      new Date(now + days * DAY).toISOString().slice(0, 10),
    )
  })

  it('tells status, type, size and where a redirect leads', async () => {
    const server = await servers.start(
      httpsServer((_, response) =>
        response
          .writeHead(302, { location: `/${'x'.repeat(300)}`, 'content-type': 'text/html' })
          .end('moved'),
      ),
    )
    const report = await probeIssuer(`https://${HOST}`, loopbackInternet(server.port))
    expect(report.http?.discovery).toEqual({
      status: 302,
      contentType: 'text/html',
      location: `/${'x'.repeat(198)}…`,
      redirects: 0,
      bytes: 5,
    })
    expect(stepOf(report, 'discovery')).toMatchObject({
      outcome: 'warn',
      rules: ['issuer-redirects'],
    })
  })

  it('takes a redirect that was followed for one', async () => {
    const server = await servers.start(
      httpsServer((request, response) =>
        request.url === '/moved'
          ? answerJson(response, { issuer: `https://${HOST}` })
          : response.writeHead(302, { location: '/moved' }).end(),
      ),
    )
    const internet = loopbackInternet(server.port, { redirects: 1 })
    const report = await probeIssuer(`https://${HOST}`, internet)
    expect(report.http?.discovery).toMatchObject({ status: 200, redirects: 1 })
    expect(ids(report)).toContain('issuer-redirects medium')
  })
})

describe('the key set’s own host', () => {
  const document = { issuer: `https://${HOST}`, jwks_uri: 'https://keys.contoso.com/jwks' }

  it('refused by its address: a finding, and no time that tells of names inside', async () => {
    const server = await servers.start(httpsServer((_, response) => answerJson(response, document)))
    const report = await probeIssuer(
      `https://${HOST}`,
      loopbackInternet(server.port, {
        resolve: async (name) => ({
          ok: true,
          addresses: [name === HOST ? '127.0.0.1' : '10.0.0.1'],
        }),
      }),
    )
    expect(report.state).toBe('refused')
    expect(ids(report)).toEqual(['jwks-address-refused high'])
    expect(stepOf(report, 'jwks')).toEqual({
      id: 'jwks',
      outcome: 'fail',
      detail: 'Refused by policy: the address is not a public https issuer.',
      rules: ['jwks-address-refused'],
    })
    expect(server.connections()).toBe(1)
  })

  it('with a certificate for another name', async () => {
    const server = await servers.start(httpsServer((_, response) => answerJson(response, document)))
    const report = await probeIssuer(`https://${HOST}`, loopbackInternet(server.port))
    expect(ids(report)).toEqual(['jwks-unreachable high', 'issuer-tls-invalid high'])
    expect(report.state).toBe('unreachable')
  })
})

describe('whose storage account it is', () => {
  const OURS = '11111111-2222-4333-8444-555555555555'
  const THEIRS = '99999999-2222-4333-8444-555555555555'
  const ISSUER = 'https://contosooidc.blob.core.windows.net/oidc'

  function storage(challenge: string | undefined, listing = 404) {
    const asked: Request[] = []
    const internet = sandboxInternet(async (request) => {
      asked.push(request)
      const { search, pathname } = new URL(request.url)
      if (search === '?comp=list') {
        const headers = challenge === undefined ? {} : { 'www-authenticate': challenge }
        return new Response('', { status: 401, headers })
      }
      if (search.startsWith('?restype=container')) return new Response('', { status: listing })
      return pathname.endsWith('openid-configuration')
        ? Response.json({ issuer: ISSUER, jwks_uri: `${ISSUER}/openid/v1/jwks` })
        : Response.json({ keys: [] })
    })
    return { asked, internet }
  }
  const bearer = (tenant: string) =>
    `Bearer authorization_uri=https://login.microsoftonline.com/${tenant}/oauth2/authorize resource_id=https://storage.azure.com`

  it('asks without any proof, with one header', async () => {
    const { asked, internet } = storage(bearer(OURS))
    await probeIssuer(ISSUER, internet, { tenants: [OURS] })
    const questions = asked.filter(({ url }) => url.includes('comp=list'))
    expect(questions.map(({ url }) => new URL(url).pathname + new URL(url).search)).toEqual([
      '/?comp=list',
      '/oidc?restype=container&comp=list&maxresults=1',
    ])
    for (const { headers } of questions) {
      expect([...headers]).toEqual([['x-ms-version', '2020-10-02']])
    }
  })

  it('critical: it belongs to another tenant', async () => {
    const report = await probeIssuer(ISSUER, storage(bearer(THEIRS)).internet, { tenants: [OURS] })
    expect(ids(report)).toContain('issuer-storage-account-foreign-tenant critical')
    expect(report.state).toBe('unsafe')
    expect(report.storage).toEqual({ account: 'contosooidc', tenantId: THEIRS })
  })

  it.each([
    ['ours', bearer(OURS.toUpperCase()), [OURS]],
    ['nobody’s to judge', bearer(THEIRS), []],
    ['not told', undefined, [OURS]],
    ['told in another way', 'Bearer realm="x"', [OURS]],
  ])('no finding when it is %s', async (_, challenge, tenants) => {
    const report = await probeIssuer(ISSUER, storage(challenge).internet, { tenants })
    expect(ids(report).join()).not.toContain('foreign-tenant')
  })

  it('low: anybody can list the container', async () => {
    const report = await probeIssuer(ISSUER, storage(bearer(OURS), 200).internet)
    expect(ids(report)).toContain('issuer-storage-open-listing low')
  })

  it('asks no other host', async () => {
    const asked: string[] = []
    const internet = sandboxInternet(async ({ url }) => {
      asked.push(url)
      return Response.json({ issuer: 'https://oidc.contoso.com' })
    })
    const report = await probeIssuer('https://oidc.contoso.com/oidc', internet)
    expect(asked.filter((url) => url.includes('comp='))).toEqual([])
    expect(report.storage).toBeUndefined()
    const options = { maxBytes: 10, signal: new AbortController().signal }
    const question = { host: 'oidc.contoso.com', path: '/', search: '?comp=list' }
    for (const each of [internet, guardedInternet()]) {
      expect(await each.askStorage?.(question, options)).toMatchObject({ kind: 'refused' })
    }
  })

  it('goes through the stages of the real internet', async () => {
    const internet = guardedInternet({
      resolve: async () => ({ ok: true, addresses: ['10.0.0.1'] }),
    })
    const question = { host: 'contosooidc.blob.core.windows.net', path: '/', search: '?comp=list' }
    const options = { maxBytes: 10, signal: new AbortController().signal }
    expect(await internet.askStorage?.(question, options)).toMatchObject({
      ok: false,
      kind: 'refused',
      reason: 'private',
    })
  })
})

describe('a shared zone', () => {
  const notFound = sandboxInternet(async () => new Response('', { status: 404 }))
  it.each([
    ['https://contoso.github.io/oidc', 'issuer-claimable-host medium'],
    ['https://contosooidc.blob.core.windows.net/oidc', 'issuer-claimable-host medium'],
    ['https://contoso.s3.eu-west-1.amazonaws.com', 'issuer-claimable-host medium'],
    ['https://abcd.ngrok-free.app', 'issuer-claimable-host high'],
  ])('%s', async (issuer, finding) => {
    expect(ids(await probeIssuer(issuer, notFound))).toContain(finding)
  })

  it.each([
    'https://oidc.contoso.com',
    'https://notgithub.io',
    'https://oidc.eks.eu-west-1.amazonaws.com/id/1',
  ])('%s is none', async (issuer) => {
    expect(ids(await probeIssuer(issuer, notFound)).join()).not.toContain('claimable')
  })
})
