import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { Credential } from '../../credential/model'
import { evaluate } from '../evaluate'
import type { CheckInput } from '../model'
import {
  AUDIENCE,
  GITHUB,
  githubClaims,
  githubCredential,
  NOW,
  NOW_SECONDS,
} from '../testing/tokens'
import { CAUSES } from './registry'

const ENTRA = 'https://login.microsoftonline.com/00000000-0000-4000-8000-000000000001/v2.0'
const AKS = (id: number) =>
  `https://eastus.oic.prod-aks.azure.com/00000000-0000-4000-8000-000000000001/00000000-0000-4000-8000-00000000000${id}/`
const pod = (changes: object = {}) => ({
  iss: AKS(1),
  sub: 'system:serviceaccount:shop:web',
  ...changes,
})
const podCredential = (changes: object = {}) => ({
  issuer: AKS(1),
  subject: 'system:serviceaccount:shop:web',
  audiences: [AUDIENCE],
  ...changes,
})
const flexible = (value: string, issuer = GITHUB) => ({
  issuer,
  audiences: [AUDIENCE],
  claimsMatchingExpression: { value, languageVersion: 1 },
})
const gh = (context: string) => `repo:contoso/payments:${context}`

interface Example {
  readonly claims?: Record<string, unknown>
  readonly credentials?: readonly Credential[]
  readonly more?: Partial<CheckInput>
}

/** One example a cause: the cause must come first. */
const EXAMPLES: Readonly<Record<string, Example>> = {
  'trailing-slash': { claims: { iss: `${GITHUB}/` } },
  'outer-whitespace': { claims: { iss: ` ${GITHUB}` } },
  'letter-case': { claims: { sub: gh('environment:Prod') } },
  'hidden-character': { claims: { sub: gh('environment:pr\u200bod') } },
  'github-immutable-subject': { claims: { sub: 'repo:contoso@1/payments@2:environment:prod' } },
  'github-pull-request-spelling': {
    claims: { sub: gh('pull_request') },
    credentials: [githubCredential({ subject: gh('pull-request') })],
  },
  'github-context': { claims: { sub: gh('ref:refs/heads/main') } },
  'github-custom-template': { claims: { sub: 'repository_owner:contoso' } },
  'github-reusable-workflow': {
    claims: { sub: 'job_workflow_ref:contoso/flows/.github/workflows/a.yml@refs/heads/main' },
    credentials: [
      githubCredential({
        subject: 'job_workflow_ref:contoso/flows/.github/workflows/a.yml@refs/tags/v1',
      }),
    ],
  },
  'github-renamed-repository': {
    claims: { sub: 'repo:contoso@1/new@2:environment:prod' },
    credentials: [githubCredential({ subject: 'repo:contoso@1/old@2:environment:prod' })],
  },
  'github-enterprise-issuer': { claims: { iss: `${GITHUB}/contoso` } },
  'gitlab-ref': {
    claims: { iss: 'https://gitlab.com', sub: 'project_path:a/b:ref_type:tag:ref:v1' },
    credentials: [
      {
        issuer: 'https://gitlab.com',
        subject: 'project_path:a/b:ref_type:branch:ref:main',
        audiences: [AUDIENCE],
      },
    ],
  },
  'terraform-run-phase': {
    claims: {
      iss: 'https://app.terraform.io',
      sub: 'organization:o:project:p:workspace:w:run_phase:apply',
    },
    credentials: [
      {
        issuer: 'https://app.terraform.io',
        subject: 'organization:o:project:p:workspace:w:run_phase:plan',
        audiences: [AUDIENCE],
      },
    ],
  },
  'kubernetes-service-account': {
    claims: pod({ sub: 'system:serviceaccount:shop:default' }),
    credentials: [podCredential()],
  },
  'kubernetes-api-audience': {
    claims: pod({ aud: ['https://kubernetes.default.svc'] }),
    credentials: [podCredential()],
  },
  'audience-cloud': { claims: { aud: 'api://AzureADTokenExchangeChina' } },
  'audience-differs': { claims: { aud: 'https://github.com/contoso' } },
  'several-audiences': { claims: { aud: [AUDIENCE, 'b'] } },
  'wildcard-in-subject': {
    claims: { sub: 'repo:contoso/payments:ref:refs/heads/main' },
    credentials: [githubCredential({ subject: 'repo:contoso/*' })],
  },
  'expression-does-not-hold': {
    credentials: [flexible("claims['sub'] matches 'repo:x/*' and claims['repository_id'] eq '1'")],
  },
  'expression-issuer': {
    claims: { iss: 'https://issuer.example' },
    credentials: [flexible("claims['sub'] matches 'repo:*'", 'https://issuer.example')],
  },
  'no-credentials': { credentials: [] },
  'other-client': { claims: { iss: 'https://issuer.example', sub: 'x' } },
  'azure-devops-issuer': {
    claims: { iss: ENTRA, sub: '/eid1/c/pub/t/a/a/b/sc/1/2' },
    credentials: [
      { issuer: 'https://vstoken.dev.azure.com/1', subject: 'sc://o/p/c', audiences: [AUDIENCE] },
    ],
  },
  'entra-issued-token': {
    claims: { iss: ENTRA, sub: 's', idtyp: 'user' },
    credentials: [{ issuer: ENTRA, subject: 's', audiences: [AUDIENCE] }],
  },
  'internal-cluster-issuer': {
    claims: pod({ iss: 'https://kubernetes.default.svc.cluster.local' }),
    credentials: [podCredential()],
  },
  'http-issuer': {
    claims: { iss: 'http://issuer.example' },
    credentials: [githubCredential({ issuer: 'https://issuer.example' })],
  },
  'cluster-recreated': { claims: pod({ iss: AKS(2) }), credentials: [podCredential()] },
  'expired-assertion': {
    claims: { iat: NOW_SECONDS - 900, nbf: NOW_SECONDS - 900, exp: NOW_SECONDS - 600 },
  },
  'clock-difference': { claims: { nbf: NOW_SECONDS + 1000, exp: NOW_SECONDS + 2000 } },
  'missing-issue-time': { claims: { iat: undefined } },
  'long-lifetime': { claims: { exp: NOW_SECONDS + 100_000 } },
  'wrong-time-unit': { claims: { exp: NOW_SECONDS * 1000 } },
  'token-shape': { more: { header: { alg: 'ES256', kid: 'k' } } },
  'missing-claim': { claims: { sub: undefined } },
  'certificate-assertion': {
    claims: { iss: 'c1' },
    credentials: [githubCredential({ issuer: 'c1' })],
    more: { clientId: 'c1' },
  },
  propagation: {},
}

/** These need a token, and evaluate.test.ts shows their checks. */
const WITH_TOKEN = ['key-not-published', 'signature-broken', 'malformed-assertion']

const causesOf = async ({ claims, credentials, more }: Example) =>
  (
    await evaluate({
      claims: githubClaims(claims),
      credentials: credentials ?? [githubCredential()],
      now: NOW,
      ...more,
    })
  ).causes

describe('registry', () => {
  it('holds every file once, under its name', async () => {
    const files = (await readdir(import.meta.dirname))
      .filter((file) => !['registry.ts', 'contract.ts', 'causes.test.ts'].includes(file))
      .map((file) => file.replace(/\.ts$/, ''))
    expect(CAUSES.map(({ id }) => id).sort()).toEqual(files.sort())
  })

  it('has an example for every cause', () => {
    expect([...Object.keys(EXAMPLES), ...WITH_TOKEN].sort()).toEqual(
      CAUSES.map(({ id }) => id).sort(),
    )
  })

  it.each(CAUSES.map((cause) => [cause.id, cause] as const))('%s names its source', (_, cause) => {
    expect(cause.source).toMatch(/^https:\/\//)
    expect(cause.title).not.toMatch(/\.$/)
  })
})

describe('examples', () => {
  it.each(Object.entries(EXAMPLES))('%s comes first', async (id, example) => {
    const causes = await causesOf(example)
    expect(causes[0]?.id).toBe(id)
    for (const cause of causes) {
      expect(cause.fix).not.toBe('')
      expect(cause.fixEntra ?? cause.fixWorkload).toBeDefined()
    }
  })

  it('say nothing about a malformed text but that', async () => {
    const { causes } = await evaluate({ token: 'undefined', credentials: [], now: NOW })
    expect(causes.map(({ id }) => id)).toContain('malformed-assertion')
  })

  it('rank the certain before the possible', async () => {
    const causes = await causesOf({ claims: { sub: gh('ref:refs/heads/main'), aud: 'x' } })
    const ranks = causes.map(({ confidence }) =>
      ['certain', 'likely', 'possible'].indexOf(confidence ?? ''),
    )
    expect(ranks).toEqual([...ranks].sort())
  })
})
