import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Credential } from '../credential/model'
import { DECIDING } from './check-texts'
import { evaluate } from './evaluate'
import { CHECK_IDS, type CheckInput, type Verdict } from './model'
import {
  AUDIENCE,
  createSigner,
  GITHUB,
  githubClaims,
  githubCredential,
  NOW,
  NOW_SECONDS,
  type TestSigner,
} from './testing/tokens'

const DOC = 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation'
const TENANT = '00000000-0000-4000-8000-000000000001'
const ENTRA = `https://login.microsoftonline.com/${TENANT}/v2.0`
const CLIENT = '00000000-0000-4000-8000-0000000000c1'

let signer: TestSigner
beforeAll(async () => {
  signer = await createSigner()
})

function claimsVerdict(
  claims: Readonly<Record<string, unknown>>,
  credentials: readonly Credential[],
  more: Partial<CheckInput> = {},
): Promise<Verdict> {
  return evaluate({ claims, credentials, now: NOW, ...more })
}

async function tokenVerdict(
  claims: Readonly<Record<string, unknown>>,
  credentials: readonly Credential[],
  header?: Readonly<Record<string, unknown>>,
  more: Partial<CheckInput> = {},
): Promise<Verdict> {
  const token = await signer.sign(claims, header)
  return evaluate({ token, credentials, jwks: signer.jwks, now: NOW, ...more })
}

const failures = (verdict: Verdict) =>
  verdict.checks.filter((check) => check.outcome === 'fail').map((check) => check.id)

describe('acceptance', () => {
  it('accepts a matching, signed assertion', async () => {
    const credential = githubCredential()
    const verdict = await tokenVerdict(githubClaims(), [
      githubCredential({ subject: 'x' }),
      credential,
    ])
    expect(verdict).toMatchObject({
      verdict: 'accepted',
      error: null,
      matched: credential,
      mismatches: [],
      nearest: [],
      warnings: [],
    })
    for (const id of DECIDING)
      expect(verdict.checks.filter((check) => check.id === id).map((c) => c.outcome)).toEqual([
        'pass',
      ])
  })

  it('lists every check of the order, in order, with a reason where it was not made', async () => {
    const { checks } = await tokenVerdict(githubClaims(), [githubCredential()])
    expect(checks.map((check) => check.id)).toEqual([...CHECK_IDS])
    const unmade = checks.filter((check) => check.outcome === 'not-checked')
    expect(unmade.map((check) => check.id)).toEqual([
      'request',
      'tenant',
      'parameters',
      'client',
      'policy',
      'entra-issued',
      'metadata',
      'scope',
      'conditional-access',
    ])
    for (const check of unmade) expect(check.reason).toMatch(/\.$/)
  })

  it('stays undetermined without a key set or a token', async () => {
    const token = await signer.sign(githubClaims())
    const credentials = [githubCredential()]
    expect(await evaluate({ token, credentials, now: NOW })).toMatchObject({
      verdict: 'undetermined',
      error: null,
      matched: credentials[0],
    })
    expect((await claimsVerdict(githubClaims(), credentials)).verdict).toBe('undetermined')
    expect(
      (await claimsVerdict(githubClaims(), credentials, { header: { alg: 'RS256', kid: 'k' } }))
        .verdict,
    ).toBe('undetermined')
  })

  it('is told that token and claims exclude each other', async () => {
    await expect(evaluate({ token: 'x', claims: {}, credentials: [], now: NOW })).rejects.toThrow(
      'not both',
    )
  })

  it('takes an audience list of one', async () => {
    const verdict = await tokenVerdict(githubClaims({ aud: [AUDIENCE] }), [githubCredential()])
    expect(verdict.verdict).toBe('accepted')
  })

  it('leaves an undocumented algorithm open and still names the credential', async () => {
    const token = await signer.sign(githubClaims())
    const [, payload, signature] = token.split('.')
    const header = Buffer.from('{"alg":"PS256","kid":"other"}').toString('base64url')
    const verdict = await evaluate({
      token: `${header}.${payload}.${signature}`,
      credentials: [githubCredential()],
      now: NOW,
    })
    expect(verdict.verdict).toBe('undetermined')
    expect(verdict.warnings.map((warning) => warning.class)).toEqual(['alg-unsupported'])
    expect(verdict.matched).not.toBeNull()
  })
})

describe('golden cases', () => {
  const slash = `AADSTS700211: No matching federated identity record found for presented assertion issuer '${GITHUB}'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${DOC}`
  const AKS =
    'https://eastus.oic.prod-aks.azure.com/00000000-0000-4000-8000-000000000001/00000000-0000-4000-8000-000000000002/'
  const subject = (sub: string) =>
    `AADSTS700213: No matching federated identity record found for presented assertion subject '${sub}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${DOC}`
  const pod = { iss: AKS, sub: 'system:serviceaccount:shop:web' }
  const podCredential = {
    issuer: AKS,
    subject: 'system:serviceaccount:shop:web',
    audiences: [AUDIENCE],
  }
  const flexible = {
    issuer: GITHUB,
    audiences: [AUDIENCE],
    claimsMatchingExpression: {
      value: "claims['sub'] matches 'repo:contoso/other:*' and claims['repository_id'] eq '9'",
      languageVersion: 1,
    },
  }

  it.each<[string, Record<string, unknown>, Credential[], number, string, number, string | RegExp]>(
    [
      [
        'slash too many in the credential',
        {},
        [githubCredential({ issuer: `${GITHUB}/` })],
        700211,
        'invalid_client',
        401,
        slash,
      ],
      [
        'slash missing in the credential',
        pod,
        [{ ...podCredential, issuer: AKS.slice(0, -1) }],
        700211,
        'invalid_client',
        401,
        /issuer 'https:\/\/eastus.*\/'\. Please/,
      ],
      [
        'case of the environment',
        { sub: 'repo:contoso/payments:environment:Prod' },
        [githubCredential()],
        7002138,
        'invalid_client',
        401,
        /subject matches with case-insensitive comparison/,
      ],
      [
        'ids in the token only',
        { sub: 'repo:contoso@1/payments@2:environment:prod' },
        [githubCredential()],
        700213,
        'invalid_client',
        401,
        subject('repo:contoso@1/payments@2:environment:prod'),
      ],
      [
        'the same with an expression',
        { sub: 'repo:contoso@1/payments@2:environment:prod' },
        [githubCredential(), flexible],
        7002131,
        'invalid_client',
        401,
        /or no federated identity credential expression matched/,
      ],
      [
        'audience of the API server, short life',
        { ...pod, aud: ['https://kubernetes.default.svc.cluster.local'] },
        [podCredential],
        700212,
        'invalid_client',
        401,
        /audience 'https:\/\/kubernetes.default.svc.cluster.local'\. Please/,
      ],
      [
        'automounted pod token',
        {
          ...pod,
          aud: ['https://kubernetes.default.svc.cluster.local'],
          exp: NOW_SECONDS - 10 + 31_536_000,
        },
        [podCredential],
        70023,
        'invalid_client',
        401,
        `AADSTS70023: External OIDC Provider token must have a lifetime of less than or equal to 1.01:00:00. Token issued at ${NOW_SECONDS - 10}. Token expires on ${NOW_SECONDS - 10 + 31_536_000}.`,
      ],
      [
        'issuer and subject both wrong',
        { sub: 'repo:contoso@1/payments@2:environment:prod' },
        [githubCredential({ issuer: `${GITHUB}/` })],
        700211,
        'invalid_client',
        401,
        slash,
      ],
      [
        'unreachable issuer without a credential',
        { iss: 'https://kubernetes.default.svc.cluster.local' },
        [githubCredential()],
        700211,
        'invalid_client',
        401,
        /issuer 'https:\/\/kubernetes/,
      ],
      [
        'no iat',
        { iat: undefined },
        [githubCredential()],
        70023,
        'invalid_client',
        401,
        /Token issued at 0\. Token expires on \d+\.$/,
      ],
      [
        '93,600 seconds',
        { exp: NOW_SECONDS - 10 + 93_600 },
        [githubCredential()],
        70023,
        'invalid_client',
        401,
        /1\.01:00:00/,
      ],
      [
        'long expired',
        { iat: 1_700_000_000, nbf: 1_700_000_000, exp: 1_700_000_300 },
        [githubCredential()],
        700024,
        'invalid_client',
        401,
        'AADSTS700024: Client assertion is not within its valid time range. Current time: 2026-09-01T12:00:00.0000000Z, assertion valid from 2023-11-14T22:13:20.0000000Z, expiry time of assertion 2023-11-14T22:18:20.0000000Z. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .',
      ],
      [
        '/eid1/ subject',
        { iss: ENTRA, sub: '/eid1/c/pub/t/AAAA/a/BBBB/sc/1/2' },
        [{ issuer: ENTRA, subject: '/eid1/c/pub/t/AAAA/a/BBBB/sc/1/3', audiences: [AUDIENCE] }],
        7002137,
        'invalid_client',
        401,
        /Subject is '\/eid1\/c\/pub\/t\/\{tenantId\}\/a\/BBBB\/sc\/1\/2'\.$/,
      ],
      [
        'no credential at all',
        {},
        [],
        70025,
        'invalid_client',
        401,
        `AADSTS70025: The client '${CLIENT}'({name}) has no configured federated identity credentials.`,
      ],
      [
        'Entra audience',
        { iss: ENTRA, aud: 'https://management.azure.com', sub: 's', xms_mirid: '/x' },
        [{ issuer: ENTRA, subject: 's', audiences: [AUDIENCE] }],
        7002121,
        'invalid_client',
        401,
        /audience 'https:\/\/management.azure.com'$/,
      ],
    ],
  )('%s', async (_, changes, credentials, code, error, status, message) => {
    const verdict = await tokenVerdict(githubClaims(changes), credentials, undefined, {
      clientId: CLIENT,
    })
    expect(verdict.verdict).toBe('rejected')
    expect(verdict.error).toMatchObject({ code, error, status })
    if (typeof message === 'string') expect(verdict.error?.message).toBe(message)
    else expect(verdict.error?.message).toMatch(message)
  })

  it.each([
    [{ typ: 'at+jwt' }, 5002727, 400],
    [{ gty: 'client-credentials' }, 5002726, 400],
    [{ kid: undefined }, 5002723, 401],
    [{ kid: 'another' }, 7000272, 401],
  ])('header %j is refused with %i', async (header, code, status) => {
    const { error } = await tokenVerdict(githubClaims(), [githubCredential()], header)
    expect(error).toMatchObject({ code, status })
  })

  it('refuses ES384 by name', async () => {
    const header = { alg: 'ES384', kid: 'k' }
    const { error } = await claimsVerdict(githubClaims(), [githubCredential()], { header })
    expect(error).toMatchObject({ code: 5002738, status: 401 })
    expect(error?.message).toContain("'ES384' is not a supported signature algorithm")
  })

  it('names the certificate by its thumbprint, and a kid by nothing', async () => {
    const plain = await tokenVerdict(githubClaims(), [githubCredential()], { kid: 'another' })
    expect(plain.error?.message).toContain('identifier  used')
    const x5t = Buffer.from('0123456789abcdef0123456789abcdef01234567', 'hex').toString('base64url')
    const named = await tokenVerdict(githubClaims(), [githubCredential()], { kid: 'another', x5t })
    expect(named.error?.message).toContain(
      'identifier 0123456789ABCDEF0123456789ABCDEF01234567 used',
    )
  })

  it('says 50027 for what is no JWT', async () => {
    const verdict = await evaluate({
      token: 'undefined',
      credentials: [githubCredential()],
      now: NOW,
    })
    expect(verdict).toMatchObject({
      verdict: 'rejected',
      mismatches: [],
      nearest: [],
      matched: null,
    })
    expect(verdict.error).toMatchObject({ code: 50027, status: 400, error: 'invalid_request' })
  })

  it('reports a signature that does not verify', async () => {
    const token = await signer.sign(githubClaims())
    const other = await createSigner()
    const verdict = await evaluate({
      token,
      credentials: [githubCredential()],
      jwks: other.jwks,
      now: NOW,
    })
    expect(verdict.error).toMatchObject({
      code: 7000274,
      status: 401,
      message: 'AADSTS7000274: (the text of this answer is not documented)',
    })
    expect(verdict.matched).not.toBeNull()
  })
})

describe('order', () => {
  it('puts the first failure into the answer and still lists the later ones', async () => {
    const verdict = await claimsVerdict(
      githubClaims({
        sub: 'repo:a/b:ref:refs/heads/x',
        exp: NOW_SECONDS - 4000,
        iat: NOW_SECONDS - 5000,
      }),
      [githubCredential()],
    )
    expect(verdict.error?.code).toBe(700213)
    expect(failures(verdict)).toEqual(['subject', 'validity'])
  })

  it('takes the lifetime after the issuer and before the audience', async () => {
    const long = { exp: NOW_SECONDS + 100_000 }
    const issuer = await claimsVerdict(githubClaims({ ...long, iss: 'https://a.example' }), [
      githubCredential(),
    ])
    expect(issuer.error?.code).toBe(700211)
    const audience = await claimsVerdict(githubClaims({ ...long, aud: 'other' }), [
      githubCredential(),
    ])
    expect(audience.error?.code).toBe(70023)
    expect(failures(audience)).toEqual(['lifetime', 'audience'])
  })

  it('asks for the audience among credentials with the issuer, then for the subject', async () => {
    const verdict = await claimsVerdict(githubClaims(), [
      githubCredential({ audiences: ['other'] }),
      githubCredential({ issuer: 'https://a.example' }),
      githubCredential({ subject: 'x' }),
    ])
    // Issuer and audience stand together on the third one only.
    expect(verdict.error?.code).toBe(700213)
    const without = await claimsVerdict(githubClaims(), [
      githubCredential({ audiences: ['other'], subject: 'x' }),
      githubCredential({ issuer: 'https://a.example' }),
    ])
    expect(without.error?.code).toBe(700212)
    expect(without.mismatches).toEqual(['issuer'])
  })

  it('can be told other assumptions where the logs are silent', async () => {
    const claims = githubClaims({ aud: 'other', sub: 'x' })
    const input = { claims, credentials: [githubCredential()], now: NOW }
    expect((await evaluate(input)).error?.code).toBe(700212)
    const order = { subjectBeforeAudience: true }
    expect((await evaluate(input, { order })).error?.code).toBe(700213)
    const token = await signer.sign(githubClaims({ iat: 1, nbf: 1, exp: 300 }), { kid: 'gone' })
    const late = { token, jwks: signer.jwks, credentials: [githubCredential()], now: NOW }
    expect((await evaluate(late)).error?.code).toBe(7000272)
    const early = await evaluate(late, { order: { validityBeforeKeys: true } })
    expect(early.error?.code).toBe(700024)
  })

  it('answers nothing where no code is documented', async () => {
    const { verdict, error } = await claimsVerdict(githubClaims({ sub: undefined }), [
      githubCredential(),
    ])
    expect({ verdict, error }).toEqual({ verdict: 'rejected', error: null })
  })

  it('marks the places that no log settles', async () => {
    const { checks } = await claimsVerdict(githubClaims(), [githubCredential()])
    expect(checks.filter((check) => check.orderUncertain).map((check) => check.id)).toEqual([
      'client',
      'lifetime',
      'audience',
      'entra-issued',
      'validity',
      'scope',
    ])
  })
})

describe('each check has an input that only it refuses', () => {
  it.each<[string, string, Record<string, unknown>, Record<string, unknown>, Partial<CheckInput>]>([
    ['type', 'typ', {}, { typ: 'at+jwt' }, {}],
    ['header', 'zip', {}, { zip: 'DEF' }, {}],
    ['kid-invalid', 'kid-invalid', {}, { kid: 7, x5t: 'test-key' }, {}],
    ['audience-count', 'aud-multiple', { aud: [AUDIENCE, 'b'] }, {}, {}],
    ['issuer', 'iss-mismatch', { iss: `${GITHUB}/` }, {}, {}],
    ['issuer', 'iss-whitespace', { iss: `${GITHUB} ` }, {}, {}],
    ['lifetime', 'lifetime', { exp: NOW_SECONDS + 100_000 }, {}, {}],
    ['audience', 'aud-mismatch', { aud: 'other' }, {}, {}],
    ['audience', 'aud-cloud', { aud: 'api://AzureADTokenExchangeUSGov' }, {}, {}],
    ['subject', 'sub-mismatch', { sub: 'repo:contoso/payments:pull_request' }, {}, {}],
    ['subject', 'sub-format', { sub: 'repo:contoso@5/payments@6:environment:prod' }, {}, {}],
    [
      'validity',
      'expired',
      { iat: NOW_SECONDS - 900, nbf: NOW_SECONDS - 900, exp: NOW_SECONDS - 600 },
      {},
      {},
    ],
    ['key', 'kid-unknown', {}, { kid: 'gone' }, {}],
  ])('%s (%s)', async (id, defect, claims, header, more) => {
    const verdict = await tokenVerdict(githubClaims(claims), [githubCredential()], header, more)
    const failed = verdict.checks.filter((check) => check.outcome === 'fail')
    if (defect !== 'kid-invalid') expect(failed.map((check) => check.id)).toEqual([id])
    expect(failed[0]).toMatchObject({ id, class: defect })
    expect(verdict.verdict).toBe('rejected')
  })

  it('credentials', async () => {
    expect(failures(await tokenVerdict(githubClaims(), []))).toEqual(['credentials'])
  })

  it('metadata', async () => {
    const http = { issuer: 'http://issuer.example', subject: 's', audiences: [AUDIENCE] }
    const verdict = await tokenVerdict(githubClaims({ iss: http.issuer, sub: 's' }), [http])
    expect(failures(verdict)).toEqual(['metadata'])
    expect(verdict.error).toMatchObject({ code: 70022, status: 400 })
    const inner = { ...http, issuer: 'https://10.1.8.46:8200/v1/oidc' }
    const refused = await tokenVerdict(githubClaims({ iss: inner.issuer, sub: 's' }), [inner])
    expect(failures(refused)).toEqual(['iss-refused'])
    expect(refused.error).toBeNull()
  })

  it.each([
    'http://issuer.example',
    'issuer.example',
    'file:///etc/passwd',
    'https://localhost:8443',
    'https://127.0.0.1',
    'https://[::1]/',
    'https://issuer.example?x=1',
    'https://issuer.example#x',
  ])('metadata refuses %s by documentation', async (iss) => {
    const credential = { issuer: iss, subject: 's', audiences: [AUDIENCE] }
    const verdict = await claimsVerdict(githubClaims({ iss, sub: 's' }), [credential])
    expect(verdict.error?.code).toBe(70022)
    expect(verdict.matched).toEqual(credential)
  })

  it.each([
    'https://169.254.169.254/',
    'https://192.168.1.1',
    'https://172.31.0.1/x',
    'https://[fd00::1]/',
    'https://user:secret@issuer.example',
    'https://kubernetes.default.svc.cluster.local',
    'https://metadata.google.internal',
    'https://intranet/oidc',
    'https://8.8.8.8',
    'https://issuer.example:8443/a/b/',
    'https://issuer.example/a/../b',
    'https://issuer.onion',
  ])('our own rule refuses %s', async (iss) => {
    const credential = { issuer: iss, subject: 's', audiences: [AUDIENCE] }
    const verdict = await claimsVerdict(githubClaims({ iss, sub: 's' }), [credential])
    expect(failures(verdict)).toEqual(['iss-refused'])
    expect(verdict.error).toBeNull()
  })

  it.each(['https://issuer.example:443/a/b/', 'https://login.contoso.com/a/b'])(
    'no rule refuses %s',
    async (iss) => {
      const credential = { issuer: iss, subject: 's', audiences: [AUDIENCE] }
      expect(failures(await claimsVerdict(githubClaims({ iss, sub: 's' }), [credential]))).toEqual(
        [],
      )
    },
  )

  it('assertion-kind', async () => {
    const own = { issuer: CLIENT, subject: 's', audiences: [AUDIENCE] }
    const verdict = await claimsVerdict(githubClaims({ iss: CLIENT, sub: 's' }), [own], {
      clientId: CLIENT,
    })
    expect(failures(verdict)).toEqual(['assertion-kind'])
    expect(verdict.error).toMatchObject({ code: 700027, status: 401 })
    const open = await claimsVerdict(githubClaims({ iss: CLIENT, sub: 's' }), [own])
    expect(open.verdict).toBe('undetermined')
  })
})

describe('tokens of Entra', () => {
  const identity = '00000000-0000-4000-8000-0000000000f1'
  const credential = { issuer: ENTRA, subject: identity, audiences: [AUDIENCE] }
  const claims = (changes: Readonly<Record<string, unknown>> = {}) =>
    githubClaims({
      iss: ENTRA,
      sub: identity,
      aud: 'fb60f99c-7a34-4190-8149-302f77469936',
      idtyp: 'app',
      azpacr: '2',
      xms_mirid:
        '/subscriptions/x/resourceGroups/y/providers/Microsoft.ManagedIdentity/userAssignedIdentities/z',
      ...changes,
    })

  it('accepts a managed identity of the same tenant, by the id of the exchange', async () => {
    expect((await tokenVerdict(claims(), [credential])).verdict).toBe('accepted')
    expect((await tokenVerdict(claims({ aud: AUDIENCE }), [credential])).verdict).toBe('accepted')
  })

  it("takes the id only for Entra's own tokens", async () => {
    const verdict = await claimsVerdict(
      githubClaims({ aud: 'fb60f99c-7a34-4190-8149-302f77469936' }),
      [githubCredential()],
    )
    expect(verdict.error?.code).toBe(700212)
  })

  it.each<[number, Record<string, unknown>, Partial<CheckInput>]>([
    [700229, { idtyp: 'user' }, {}],
    [700229, { scp: 'User.Read' }, {}],
    [700231, { xms_ficinfo: 'x' }, {}],
    [700222, {}, { kind: 'managedIdentity' }],
    [700236, {}, { tenantId: '00000000-0000-4000-8000-000000000099' }],
    [700226, { xms_mirid: undefined }, {}],
  ])('refuses with %i', async (code, changes, more) => {
    const verdict = await tokenVerdict(claims(changes), [credential], undefined, more)
    expect(verdict.error?.code).toBe(code)
    expect(failures(verdict)).toEqual(['entra-issued'])
    expect(verdict.matched).toEqual(credential)
  })

  it('refuses the v1 issuer and foreign audiences', async () => {
    const v1 = { ...credential, issuer: `https://sts.windows.net/${TENANT}/` }
    expect((await tokenVerdict(claims({ iss: v1.issuer }), [v1])).error?.code).toBe(700227)
    const arm = { ...credential, audiences: ['https://management.azure.com'] }
    expect(
      (await tokenVerdict(claims({ aud: 'https://management.azure.com' }), [arm])).error?.code,
    ).toBe(700227)
  })

  it('wants the URI in the credential, not the id', async () => {
    const byId = { ...credential, audiences: ['fb60f99c-7a34-4190-8149-302f77469936'] }
    expect((await tokenVerdict(claims(), [byId])).error?.code).toBe(700214)
  })

  it('passes /eid1/ subjects, also to a blueprint and a managed identity', async () => {
    const sub = '/eid1/c/pub/t/AAAA/a/BBBB/x'
    for (const kind of ['application', 'agentBlueprint', 'managedIdentity'] as const) {
      const verdict = await tokenVerdict(
        claims({ sub, xms_mirid: undefined, xms_ficinfo: 'x' }),
        [{ ...credential, subject: sub }],
        undefined,
        { kind },
      )
      expect(verdict.verdict).toBe('accepted')
    }
  })

  it('stays open when the claims do not tell', async () => {
    const bare = githubClaims({ iss: ENTRA, sub: identity })
    const verdict = await tokenVerdict(bare, [credential])
    expect(verdict.verdict).toBe('undetermined')
  })
})

describe('expressions', () => {
  const flexible = (value: string, issuer = GITHUB) => ({
    issuer,
    audiences: [AUDIENCE],
    claimsMatchingExpression: { value, languageVersion: 1 },
  })
  const good =
    "claims['sub'] matches 'repo:contoso/*:environment:prod' and claims['repository_id'] eq '2'"

  it('match like subjects', async () => {
    const credential = flexible(good)
    const verdict = await tokenVerdict(githubClaims({ repository_id: '2' }), [credential])
    expect(verdict).toMatchObject({ verdict: 'accepted', matched: credential })
  })

  it('count as subject when they do not hold', async () => {
    const verdict = await tokenVerdict(githubClaims({ repository_id: '3' }), [flexible(good)])
    expect(verdict.error?.code).toBe(7002131)
    expect(verdict.mismatches).toEqual(['subject'])
  })

  it('are refused for other issuers', async () => {
    const issuer = 'https://issuer.example'
    const verdict = await tokenVerdict(githubClaims({ iss: issuer }), [
      flexible("claims['sub'] matches '*'", issuer),
    ])
    expect(verdict.error?.code).toBe(7002241)
    expect(verdict.matched).toBeNull()
  })
})

it('accepts what matches, and one mutation breaks exactly one check', async () => {
  const word = fc.stringMatching(/^[a-z](?:[a-z0-9-]{0,10}[a-z0-9])?$/)
  const mutations: Readonly<Record<string, (claims: Record<string, unknown>) => object>> = {
    issuer: (claims) => ({ iss: `${claims.iss}/` }),
    audience: (claims) => ({ aud: `${claims.aud}x` }),
    subject: (claims) => ({ sub: `${claims.sub}x` }),
    lifetime: () => ({ exp: NOW_SECONDS + 100_000 }),
    validity: () => ({ iat: NOW_SECONDS - 4000, nbf: NOW_SECONDS - 4000, exp: NOW_SECONDS - 3000 }),
    'audience-count': (claims) => ({ aud: [claims.aud, 'second'] }),
    'required-claims': () => ({ sub: '' }),
  }
  await fc.assert(
    fc.asyncProperty(
      word,
      word,
      word,
      fc.constantFrom(...Object.keys(mutations)),
      fc.array(word, { maxLength: 4 }),
      async (host, owner, repo, mutation, others) => {
        const iss = `https://${host}.example`
        const sub = `repo:${owner}/${repo}:ref:refs/heads/main`
        const credential = { issuer: iss, subject: sub, audiences: [AUDIENCE] }
        const credentials = [
          ...others.map((other) => ({ ...credential, subject: `other:${other}` })),
          credential,
        ]
        const claims = { ...githubClaims({ iss, sub }) }
        const accepted = await tokenVerdict(claims, credentials)
        expect(accepted).toMatchObject({ verdict: 'accepted', matched: credential })
        const mutated = await tokenVerdict(
          { ...claims, ...mutations[mutation]?.(claims) },
          credentials,
        )
        expect(mutated.verdict).toBe('rejected')
        expect(failures(mutated)).toEqual([mutation])
        const broken = {
          issuer: ['issuer'],
          audience: ['audience'],
          subject: ['subject'],
          'required-claims': ['subject'],
        }
        expect(mutated.mismatches).toEqual(broken[mutation as keyof typeof broken] ?? [])
      },
    ),
    { seed: 20260706, numRuns: 60 },
  )
})

it('never throws, whatever stands in claims, header and key set', async () => {
  const object = fc.dictionary(
    fc.constantFrom(
      'iss',
      'sub',
      'aud',
      'exp',
      'iat',
      'nbf',
      'kid',
      'alg',
      'x5t',
      '__proto__',
      'x',
    ),
    fc.anything({ withBigInt: false, withSet: false, withMap: false, withDate: false }),
  )
  await fc.assert(
    fc.asyncProperty(object, object, fc.string(), async (claims, header, token) => {
      const credentials = [githubCredential(), githubCredential({ issuer: '', audiences: [] })]
      const verdict = await evaluate({ claims, header, credentials, now: NOW })
      expect(verdict.verdict).not.toBe('accepted')
      expect(() => JSON.stringify(verdict)).not.toThrow()
      const read = await evaluate({ token, credentials, now: NOW, jwks: { keys: [header] } })
      expect(read.verdict).toBe('rejected')
    }),
    { seed: 20260710, numRuns: 300 },
  )
})

it('takes long hostile texts in time that grows with their length', async () => {
  const credentials = Array.from({ length: 300 }, (_, n) =>
    githubCredential({ subject: `repo:contoso/service-${n}:environment:prod` }),
  )
  const units = [
    '/',
    '/a',
    ':',
    '@1',
    'repo:',
    'a:',
    '{',
    ' ',
    'A',
    '\u202e',
    'eid1/',
    ':ref_type:a',
  ]
  for (const unit of units) {
    const time = async (count: number) => {
      const text = `x${unit.repeat(count)}y`
      // Processor time: other programs on the machine must not count.
      const start = process.cpuUsage()
      for (const claims of [githubClaims({ sub: text }), githubClaims({ iss: text, aud: text })])
        await evaluate({ claims, credentials, now: NOW })
      return process.cpuUsage(start).user / 1000
    }
    await time(500)
    const short = await time(1500)
    const long = await time(15_000)
    // Ten times the text; a quadratic step would take a hundred times as long.
    expect(long, JSON.stringify(unit)).toBeLessThan(60 * Math.max(short, 5))
  }
})
