import { beforeAll, describe, expect, it } from 'vitest'
import { issuerDocuments, storageIssuer } from '../federation/issuer/keys/documents'
import { generateSigningPair } from '../federation/issuer/keys/generate'
import { keyId, publishedKey } from '../federation/issuer/keys/key-id'
import type { PublishedKey } from '../federation/issuer/keys/model'
import type { MessageAnswer } from '../probe/messenger'
import { serviceSas } from '../sandbox/storage/sas'
import { createApiLimits } from './api-limits'
import { handlePublish } from './publish-handler'
import { LIVE, NOW, post, relayBench, reply, SANDBOX_TENANT } from './testing/relay'

const ISSUER = 'https://contosooidc.blob.core.windows.net/oidc'
const JWKS = 'openid/v1/jwks'
const DISCOVERY = '.well-known/openid-configuration'
const SAS = serviceSas(Buffer.from('fake key').toString('base64'), {
  canonicalizedResource: '/blob/contosooidc/oidc',
  signedResource: 'c',
  signedPermission: 'cw',
  signedProtocol: 'https',
  signedExpiry: new Date(NOW.getTime() + 600_000).toISOString(),
})
const signedIn = {
  env: LIVE,
  verify: async () =>
    ({ ok: true, caller: { tenantId: LIVE.tenantId, objectId: 'somebody' } }) as const,
}
const created = () => reply(201)

let key: PublishedKey

beforeAll(async () => {
  const { publicKey } = await generateSigningPair({ bits: 2048, extractable: false })
  key = publishedKey(publicKey, await keyId(publicKey, 'thumbprint'))
})

const body = (change: object = {}, issuer = ISSUER) => ({
  account: 'contosooidc',
  container: 'oidc',
  sas: SAS,
  files: issuerDocuments(issuer, [key]),
  ...change,
})

const files = () => issuerDocuments(ISSUER, [key])

/** Code of the problem, and how much was sent. */
async function refusal(given: unknown): Promise<readonly [number, string, number]> {
  const { parts, messages } = relayBench(created)
  const response = await handlePublish(post(given), parts)
  const { problem } = (await response.json()) as { problem: { code: string } }
  return [response.status, problem.code, messages.length]
}

describe('handlePublish', () => {
  it('uploads the key set, then the document, and says where they are', async () => {
    const { parts, messages, lines } = relayBench(created)
    const response = await handlePublish(post(body()), parts)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toEqual({
      issuer: ISSUER,
      files: [
        { path: JWKS, url: `${ISSUER}/${JWKS}`, status: 201 },
        { path: DISCOVERY, url: `${ISSUER}/${DISCOVERY}`, status: 201 },
      ],
    })
    expect(messages.map(({ url, method }) => [method, url.origin + url.pathname])).toEqual([
      ['PUT', `${ISSUER}/${JWKS}`],
      ['PUT', `${ISSUER}/${DISCOVERY}`],
    ])
    expect(messages.map(({ body: text }) => text)).toEqual(
      issuerDocuments(ISSUER, [key]).map(({ text }) => text),
    )
    for (const { url, headers } of messages) {
      expect(Object.fromEntries(url.searchParams)).toEqual(
        Object.fromEntries(new URLSearchParams(SAS)),
      )
      expect(headers).toEqual({
        'Content-Type': 'application/json',
        'User-Agent': 'fedcred-publish/0.1',
        'x-ms-version': '2021-12-02',
        'x-ms-blob-type': 'BlockBlob',
        'x-ms-blob-content-type': 'application/json',
        'x-ms-blob-cache-control': 'max-age=60',
      })
    }
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        time: '2026-09-01T12:00:00.000Z',
        event: 'publish',
        outcome: 'published',
        host: 'contosooidc.blob.core.windows.net',
        tenantId: 'sandbox',
        objectId: SANDBOX_TENANT,
        ms: 0,
        status: 201,
      },
    ])
  })

  it.each([
    ['usgov', 'contosooidc.blob.core.usgovcloudapi.net'],
    ['china', 'contosooidc.blob.core.chinacloudapi.cn'],
  ] as const)('sends to the storage of the cloud %s only', async (cloud, host) => {
    const { parts, messages } = relayBench(created, { ...signedIn, env: { ...LIVE, cloud } })
    const there = body({}, storageIssuer('contosooidc', 'oidc', cloud))
    expect((await handlePublish(post(there), parts)).status).toBe(200)
    expect(new Set(messages.map(({ url }) => url.host))).toEqual(new Set([host]))
    expect((await handlePublish(post(body()), parts)).status).toBe(400)
  })

  it.each<[string, () => object]>([
    ['a short account', () => ({ account: 'ab' })],
    ['a long account', () => ({ account: 'a'.repeat(25) })],
    ['an account with a dot', () => ({ account: 'contoso.fabrikam' })],
    ['an account with a slash', () => ({ account: 'contoso/x' })],
    ['an account with @', () => ({ account: 'a@fabrikam' })],
    ['an account with a line end', () => ({ account: 'contosooidc\n' })],
    ['capitals', () => ({ account: 'Contoso' })],
    ['the website container', () => ({ container: '$web' })],
    ['a short container', () => ({ container: 'ab' })],
    ['a long container', () => ({ container: 'a'.repeat(64) })],
    ['two hyphens', () => ({ container: 'my--oidc' })],
    ['a hyphen at the end', () => ({ container: 'oidc-' })],
    ['a path', () => ({ container: 'oidc/../other' })],
    ['a query', () => ({ container: 'oidc?x' })],
    [
      'another path',
      () => ({
        files: [
          { path: 'index.html', text: '' },
          { path: JWKS, text: '{}' },
        ],
      }),
    ],
    ['three files', () => ({ files: [...files(), { path: JWKS, text: '{}' }] })],
    ['one file', () => ({ files: files().slice(0, 1) })],
    ['a header', () => ({ files: files().map((file) => ({ ...file, headers: {} })) })],
    ['more members', () => ({ host: 'fabrikam.com' })],
    ['a long SAS', () => ({ sas: 'x'.repeat(2_001) })],
  ])('refuses %s for its shape', async (_, change) => {
    expect(await refusal(body(change()))).toEqual([400, 'wrong-shape', 0])
  })

  it('refuses a large body and a form', async () => {
    expect(await refusal(body({ sas: 'x'.repeat(530_000) }))).toEqual([413, 'too-large', 0])
    const form = post(body(), { 'content-type': 'text/plain' })
    expect((await handlePublish(form, relayBench(created).parts)).status).toBe(415)
  })

  it('refuses a SAS that is stronger than it needs to be', async () => {
    expect(await refusal(body({ sas: SAS.replace('sp=cw', 'sp=rcwdl') }))).toEqual([
      400,
      'sas-refused',
      0,
    ])
  })

  it('refuses documents that must not go out', async () => {
    const [jwks, discovery] = files()
    const leaking = { path: JWKS, text: JSON.stringify({ keys: [{ ...key, d: 'AQAB' }] }) }
    expect(await refusal(body({ files: [leaking, discovery] }))).toEqual([
      400,
      'private-key-in-documents',
      0,
    ])
    expect(await refusal(body({ files: [jwks, jwks] }))).toEqual([400, 'documents-incomplete', 0])
  })

  it.each<[string, MessageAnswer, number, object]>([
    [
      'an XML error',
      reply(
        403,
        '<?xml version="1.0"?><Error><Code>AuthenticationFailed</Code><Message>marker</Message></Error>',
      ),
      502,
      { code: 'AuthenticationFailed', status: 403, retryable: false },
    ],
    [
      'a code in the header',
      reply(409, 'marker', {
        'x-ms-error-code': 'PublicAccessNotPermitted',
        'x-ms-request-id': 'aaaabbbb-0000',
      }),
      502,
      { code: 'PublicAccessNotPermitted', requestId: 'aaaabbbb-0000' },
    ],
    [
      'locked keys',
      reply(403, '', { 'x-ms-error-code': 'KeyBasedAuthenticationNotPermitted' }),
      502,
      { code: 'KeyBasedAuthenticationNotPermitted', title: 'The account permits no shared keys.' },
    ],
    [
      'no container',
      reply(404, '', { 'x-ms-error-code': 'ContainerNotFound' }),
      502,
      { code: 'ContainerNotFound', title: 'The container is not there.' },
    ],
    [
      'other rights',
      reply(403, '', { 'x-ms-error-code': 'AuthorizationPermissionMismatch' }),
      502,
      { code: 'AuthorizationPermissionMismatch', title: 'The SAS does not allow this.' },
    ],
    [
      'an unknown code',
      reply(403, '', { 'x-ms-error-code': 'SomethingNew' }),
      502,
      { code: 'SomethingNew', title: 'Storage refused the upload.' },
    ],
    [
      'a code that is none',
      reply(403, '', { 'x-ms-error-code': '<marker>' }),
      502,
      { code: 'storage-refused' },
    ],
    [
      'a name of Object',
      reply(400, '', { 'x-ms-error-code': 'constructor' }),
      502,
      { code: 'constructor', title: 'Storage did not take the document.' },
    ],
    [
      'a plain 404',
      reply(404, 'marker'),
      502,
      { code: 'storage-refused', title: 'The container is not there.' },
    ],
    ['200', reply(200, 'marker'), 502, { code: 'storage-refused', status: 200 }],
    [
      'a redirect',
      reply(307, '', { location: 'https://marker.example' }),
      502,
      { code: 'storage-refused', status: 307 },
    ],
    [
      'throttling',
      reply(503, '', { 'x-ms-error-code': 'ServerBusy', 'retry-after': '9' }),
      503,
      { code: 'ServerBusy', retryAfter: 9, retryable: true },
    ],
    ['429', reply(429), 502, { code: 'storage-refused', retryable: true }],
    [
      'no such account',
      { ok: false, kind: 'nxdomain', detail: 'marker' },
      502,
      { code: 'storage-account-not-found', retryable: true },
    ],
    [
      'a private endpoint',
      { ok: false, kind: 'refused', detail: 'marker' },
      502,
      { code: 'storage-address-refused' },
    ],
    [
      'silence',
      { ok: false, kind: 'timeout', detail: 'marker' },
      502,
      { code: 'storage-unreachable', retryable: true },
    ],
  ])('explains %s, sends no more and passes nothing raw on', async (_, sent, status, problem) => {
    const { parts, messages, lines } = relayBench(() => sent)
    const response = await handlePublish(post(body()), parts)
    const text = await response.text()
    expect(response.status).toBe(status)
    expect(JSON.parse(text)).toMatchObject({
      problem: { ...problem, evidence: [{ field: JWKS, actual: 'not uploaded' }] },
    })
    expect(text).not.toContain('marker')
    expect(messages.length).toBe(1)
    expect(JSON.parse(lines.join())).toMatchObject({ event: 'publish', outcome: 'failed' })
  })

  it('says what is up when the second upload fails', async () => {
    const { parts } = relayBench((_, index) => reply(index === 0 ? 201 : 403))
    expect(await (await handlePublish(post(body()), parts)).json()).toMatchObject({
      problem: {
        evidence: [
          { field: JWKS, actual: 'uploaded' },
          { field: DISCOVERY, actual: 'not uploaded' },
        ],
      },
    })
  })

  it('counts with the other route, and needs a sandbox', async () => {
    const limits = createApiLimits(1)
    const { parts, messages } = relayBench(created, { limits })
    expect((await handlePublish(post(body()), parts)).status).toBe(200)
    const refused = await handlePublish(post(body()), parts)
    expect([refused.status, refused.headers.get('retry-after'), messages.length]).toEqual([
      429,
      '60',
      2,
    ])
    const early = relayBench(created, { messenger: () => undefined })
    expect((await handlePublish(post(body()), early.parts)).status).toBe(503)
  })
})
