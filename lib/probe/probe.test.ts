import { generateKeyPairSync } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import type { ProbeReport } from '@/lib/federation/issuer/model'
import { guardedInternet } from './guarded-fetch'
import type { ProbeInternet } from './internet'
import { probeIssuer, reportForCaller } from './probe'
import { sandboxInternet } from './sandbox-internet'
import { HOST, httpsServer, type Loopback, loopbackInternet } from './testing/loopback'

const ISSUER = `https://${HOST}/cluster`
const NOW = () => new Date('2026-09-01T10:00:00Z')
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const KEY = { ...pair.publicKey.export({ format: 'jwk' }), kid: 'a', use: 'sig', alg: 'RS256' }

type Answer = { status?: number; headers?: Record<string, string>; body?: unknown }
type Site = Readonly<Record<string, Answer | (() => Answer)>>

const DISCOVERY = { issuer: ISSUER, jwks_uri: `${ISSUER}/jwks` }
const JSON_TYPE = { 'content-type': 'application/json' }
const WELL_KNOWN = '/cluster/.well-known/openid-configuration'
const HEALTHY: Site = {
  [WELL_KNOWN]: { headers: JSON_TYPE, body: DISCOVERY },
  '/cluster/jwks': { headers: JSON_TYPE, body: { keys: [KEY] } },
}

function respond(site: Site, path: string): Required<Answer> & { text: string } {
  const found = site[path] ?? { status: 404, body: 'Not found' }
  const { status = 200, headers = {}, body = '' } = typeof found === 'function' ? found() : found
  return { status, headers, body, text: typeof body === 'string' ? body : JSON.stringify(body) }
}

const servers: Loopback[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function live(site: Site): Promise<ProbeInternet> {
  const server = await httpsServer((request, response) => {
    const { status, headers, text } = respond(site, request.url ?? '')
    response.writeHead(status, headers).end(text)
  })
  servers.push(server)
  return loopbackInternet(server.port)
}

function sandbox(site: Site): ProbeInternet {
  return sandboxInternet(async (request) => {
    const { pathname } = new URL(request.url)
    const { status, headers, text } = respond(site, pathname)
    return new Response(text, { status, headers })
  })
}

const ids = (report: ProbeReport) => report.findings.map(({ id }) => id)
const outcomes = (report: ProbeReport) =>
  Object.fromEntries(report.steps.map(({ id, outcome }) => [id, outcome]))

describe.each([
  ['live', live],
  ['sandbox', async (site: Site) => sandbox(site)],
] as const)('probeIssuer, %s', (kind, make) => {
  const checked = kind === 'live' ? 'pass' : 'not-checked'

  it('finds a healthy issuer', async () => {
    const report = await probeIssuer(ISSUER, await make(HEALTHY), { now: NOW })
    expect(report).toMatchObject({
      issuer: ISSUER,
      state: 'healthy',
      findings: [],
      keys: [{ kid: 'a', kty: 'RSA', bits: 2048, alg: 'RS256', use: 'sig', n: KEY.n, e: 'AQAB' }],
      discovery: {
        url: `${ISSUER}/.well-known/openid-configuration`,
        ...{ issuer: ISSUER, jwksUri: DISCOVERY.jwks_uri },
      },
      probedAt: '2026-09-01T10:00:00.000Z',
    })
    expect(report.keys[0]?.thumbprint).toMatch(/^[\w-]{43}$/)
    expect(outcomes(report)).toEqual({
      policy: 'pass',
      dns: checked,
      tls: checked,
      discovery: 'pass',
      jwks: 'pass',
    })
  })

  const withDocument = (change: object): Site => ({
    ...HEALTHY,
    [WELL_KNOWN]: { headers: JSON_TYPE, body: { ...DISCOVERY, ...change } },
  })
  const withKeys = (body: unknown, headers: Record<string, string> = JSON_TYPE): Site => ({
    ...HEALTHY,
    '/cluster/jwks': { headers, body },
  })

  it.each<[string, Site, ProbeReport['state'], readonly string[]]>([
    [
      'another issuer',
      withDocument({ issuer: 'https://fabrikam.com' }),
      'mismatched',
      ['issuer-mismatch'],
    ],
    [
      'a slash too many',
      withDocument({ issuer: `${ISSUER}/` }),
      'mismatched',
      ['issuer-mismatch', 'issuer-trailing-slash-drift'],
    ],
    ['nothing', {}, 'unreachable', ['issuer-without-discovery']],
    [
      'no key set',
      { [WELL_KNOWN]: HEALTHY[WELL_KNOWN] ?? {} },
      'unreachable',
      ['jwks-unreachable'],
    ],
    [
      'a page instead of a document',
      { [WELL_KNOWN]: { headers: { 'content-type': 'text/html' }, body: '<html>' } },
      'unreachable',
      ['issuer-without-discovery', 'discovery-not-json', 'discovery-content-type'],
    ],
    ['a page instead of keys', withKeys('<html>'), 'unreachable', ['jwks-unreachable']],
    ['no keys', withKeys({ keys: [] }), 'unreachable', ['jwks-no-usable-key']],
    [
      'a server fault',
      { [WELL_KNOWN]: { status: 503 } },
      'unreachable',
      ['issuer-temporary-failure'],
    ],
    ['no jwks_uri', withDocument({ jwks_uri: undefined }), 'unreachable', ['jwks-uri-invalid']],
    [
      'keys over http',
      withDocument({ jwks_uri: `http://${HOST}/jwks` }),
      'refused',
      ['jwks-not-https'],
    ],
    [
      'keys at the metadata service',
      withDocument({ jwks_uri: 'https://169.254.169.254/keys' }),
      'refused',
      ['jwks-address-refused', 'jwks-host-differs'],
    ],
    [
      'a redirect',
      { [WELL_KNOWN]: { status: 302, headers: { location: '/x' } } },
      'unreachable',
      ['issuer-redirects'],
    ],
    [
      'a redirect inside',
      { [WELL_KNOWN]: { status: 302, headers: { location: 'https://10.0.0.1/' } } },
      'refused',
      ['issuer-redirects', 'issuer-redirect-refused'],
    ],
    [
      'a private key',
      withKeys({ keys: [{ ...KEY, d: 'AQAB' }] }),
      'unsafe',
      ['jwks-private-key-published'],
    ],
    [
      'a private key and another issuer',
      {
        ...withDocument({ issuer: 'x' }),
        ...{ '/cluster/jwks': { headers: JSON_TYPE, body: { keys: [{ ...KEY, d: 'AQAB' }] } } },
      },
      'unsafe',
      ['jwks-private-key-published', 'issuer-mismatch'],
    ],
    [
      'a key without use',
      withKeys({ keys: [{ ...KEY, use: undefined }] }),
      'healthy',
      ['jwks-use-missing'],
    ],
    [
      'a document of 70 KB',
      withDocument({ x: 'y'.repeat(70_000) }),
      'unreachable',
      ['issuer-without-discovery'],
    ],
    [
      'keys of 300 KB',
      withKeys({ keys: [KEY], x: 'y'.repeat(300_000) }),
      'unreachable',
      ['jwks-unreachable'],
    ],
  ])('%s', async (_, site, state, expected) => {
    const report = await probeIssuer(ISSUER, await make(site))
    expect([report.state, ids(report).sort()]).toEqual([state, [...expected].sort()])
  })

  it('looks again before it takes an error as settled', async () => {
    let asked = 0
    const site: Site = {
      ...HEALTHY,
      [WELL_KNOWN]: () =>
        asked++ === 0 ? { status: 500 } : { headers: JSON_TYPE, body: DISCOVERY },
    }
    expect((await probeIssuer(ISSUER, await make(site))).state).toBe('healthy')
    expect(asked).toBe(2)
  })

  it('S14: shows nothing of a body but parsed fields, each cut', async () => {
    const marker = 'MARKER-'.repeat(200)
    const site: Site = {
      [WELL_KNOWN]: {
        headers: { 'content-type': `text/${'x'.repeat(500)}`, 'x-secret': marker },
        body: {
          ...DISCOVERY,
          note: marker,
          [marker]: marker,
          nested: { marker },
          subject_types_supported: [marker],
        },
      },
      '/cluster/jwks': {
        headers: JSON_TYPE,
        body: { keys: [{ ...KEY, kid: marker, use: marker, x: marker, d: marker }], note: marker },
      },
    }
    const report = await probeIssuer(ISSUER, await make(site))
    const texts: string[] = []
    const collect = (value: unknown): void => {
      if (typeof value === 'string') texts.push(value)
      else if (value !== null && typeof value === 'object') Object.values(value).forEach(collect)
    }
    collect({ ...report, findings: [] })
    for (const value of texts.filter((item) => item.includes('MARKER'))) {
      expect(value.length).toBeLessThanOrEqual(200)
    }
    // kid and use of the key card, and the one subject type; nothing else of the bodies.
    expect(texts.filter((item) => item.includes('MARKER'))).toHaveLength(3)
    expect(JSON.stringify(report.findings).length).toBeLessThan(4_000)
    for (const name of ['x-secret', 'nested', '"note"', '"d"']) {
      expect(JSON.stringify(report)).not.toContain(name)
    }
  })

  it('S14: never repeats a raw body', async () => {
    let seed = 7
    const random = (limit: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      return (seed >>> 8) % limit
    }
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      'null',
      '"keys"',
      '"issuer"',
      '<html>',
      '\u0000',
      '\ufeff',
      '\\u0041',
      'SECRET-BODY',
    ]
    let body = ''
    const internet = await make({ [WELL_KNOWN]: () => ({ headers: JSON_TYPE, body }) })
    for (let round = 0; round < 60; round++) {
      body = Array.from({ length: 30 }, () => pieces[random(pieces.length)]).join('')
      const report = await probeIssuer(ISSUER, internet)
      expect(JSON.stringify(report)).not.toContain('SECRET-BODY')
    }
  })
})

describe('probeIssuer and the network', () => {
  const named = (status: 'nxdomain' | 'nodata' | 'servfail' | 'timeout') =>
    guardedInternet({ resolve: async () => ({ ok: false, status }) })

  it.each([
    ['nxdomain', 'issuer-host-nxdomain', 'NXDOMAIN'],
    ['nodata', 'issuer-temporary-failure', 'NODATA'],
    ['servfail', 'issuer-temporary-failure', 'SERVFAIL'],
    ['timeout', 'issuer-temporary-failure', 'in time'],
  ] as const)('keeps %s apart', async (status, finding, words) => {
    const report = await probeIssuer(ISSUER, named(status))
    expect(report.state).toBe('unreachable')
    expect(ids(report)).toEqual([finding])
    const dns = report.steps.find(({ id }) => id === 'dns')
    expect(dns).toMatchObject({ outcome: 'fail', detail: expect.stringContaining(words) })
    expect(outcomes(report)).toMatchObject({
      tls: 'not-checked',
      discovery: 'not-checked',
      jwks: 'not-checked',
    })
  })

  it('names a certificate for another name', async () => {
    const server = await httpsServer((_, response) => response.end())
    servers.push(server)
    const report = await probeIssuer('https://other.contoso.com', loopbackInternet(server.port))
    expect(report.state).toBe('unreachable')
    expect(ids(report)).toEqual(['issuer-tls-invalid'])
    expect(outcomes(report)).toMatchObject({ dns: 'pass', tls: 'fail' })
  })

  it('ends within its limit', async () => {
    const server = await httpsServer(() => undefined)
    servers.push(server)
    const before = performance.now()
    const report = await probeIssuer(ISSUER, loopbackInternet(server.port), { limitMs: 80 })
    expect(report.state).toBe('unreachable')
    expect(performance.now() - before).toBeLessThan(1_000)
  })

  it('tells a remote caller one thing only about every refusal', async () => {
    const refusals = [
      'https://127.0.0.1/',
      'https://metadata.google.internal/',
      'http://oidc.contoso.com',
      'https://oidc.contoso.com:22',
    ]
    const reports = await Promise.all(
      refusals.map((issuer) => probeIssuer(issuer, named('nxdomain'), { now: NOW })),
    )
    const inside = guardedInternet({ resolve: async () => ({ ok: true, addresses: ['10.0.0.1'] }) })
    reports.push(await probeIssuer(ISSUER, inside, { now: NOW }))
    expect(ids(reports.at(-1) as ProbeReport)).toEqual(['issuer-private-address'])
    const shapes = reports.map((report) =>
      JSON.stringify({ ...reportForCaller(report), issuer: '' }),
    )
    expect(new Set(shapes).size).toBe(1)
    expect(shapes[0]).not.toContain('ms')
  })

  it('claims no TLS check in the sandbox', async () => {
    const report = await probeIssuer(ISSUER, sandbox(HEALTHY))
    for (const id of ['dns', 'tls']) {
      expect(report.steps.find((step) => step.id === id)).toMatchObject({
        outcome: 'not-checked',
        detail: expect.stringContaining('Sandbox'),
      })
    }
    expect(report.certificate).toBeUndefined()
  })

  it('reports a host that the sandbox does not know as missing', async () => {
    const cause = Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' })
    const internet = sandboxInternet(async () => {
      throw new TypeError('fetch failed', { cause })
    })
    const report = await probeIssuer('https://vault.corp.contoso.example/v1', internet)
    expect(report.state).toBe('unreachable')
    expect(ids(report)).toEqual(['issuer-host-nxdomain'])
  })
})
