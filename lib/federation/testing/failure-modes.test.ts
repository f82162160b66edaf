import { describe, expect, it } from 'vitest'
import { explain } from '../aadsts/explain'
import type { Credential } from '../credential/model'
import { CAUSES } from '../verdict/causes/registry'
import { evaluate } from '../verdict/evaluate'

/**
 * The ways in which federation fails in real life, most frequent first, as counted in public issue
 * threads up to 2026-08, each with the diagnosis that must come first of three. `token` is judged
 * against a credential, `text` is what people paste.
 */
interface FailureMode {
  readonly mode: string
  readonly cause: string
  readonly token?: { readonly claims: object; readonly credential?: Partial<Credential> | null }
  readonly text?: string
}

const GITHUB = 'https://token.actions.githubusercontent.com'
const AKS =
  'https://westeurope.oic.prod-aks.azure.com/00000000-0000-4000-8000-000000000001/00000000-0000-4000-8000-000000000002/'
const ENTRA = 'https://login.microsoftonline.com/00000000-0000-4000-8000-000000000001/v2.0'
const AUDIENCE = 'api://AzureADTokenExchange'
const NOW = new Date('2026-10-01T12:00:00Z')
const seconds = NOW.getTime() / 1000
const gh = (context: string) => `repo:contoso/shop:${context}`
const pod = (name: string) => `system:serviceaccount:shop:${name}`

const MODES: readonly FailureMode[] = [
  {
    mode: '1 GitHub context differs',
    cause: 'github-context',
    token: { claims: { sub: gh('ref:refs/heads/main') } },
  },
  {
    mode: '2 GitHub ids on one side only',
    cause: 'github-immutable-subject',
    token: { claims: { sub: 'repo:contoso@1/shop@2:environment:prod' } },
  },
  { mode: '3 issuer slash', cause: 'trailing-slash', token: { claims: { iss: `${GITHUB}/` } } },
  {
    mode: '4 a wildcard was wanted',
    cause: 'wildcard-in-subject',
    token: {
      claims: { sub: gh('ref:refs/heads/main') },
      credential: { subject: gh('ref:refs/heads/*') },
    },
  },
  {
    mode: '5 another service account',
    cause: 'kubernetes-service-account',
    token: {
      claims: { iss: AKS, sub: pod('worker') },
      credential: { issuer: AKS, subject: pod('web') },
    },
  },
  {
    mode: '6 no credential on the client',
    cause: 'no-credentials',
    token: { claims: {}, credential: null },
  },
  {
    mode: '7 limit of twenty',
    cause: 'credential-limit',
    text: 'Directory_ResourceSizeExceeded: The size of the object has exceeded its limit. Please reduce the number of values.',
  },
  { mode: '8 propagation', cause: 'propagation', token: { claims: {} } },
  {
    mode: '9 audience',
    cause: 'audience-differs',
    token: { claims: { aud: 'https://github.com/contoso' } },
  },
  {
    mode: '10 Azure DevOps issuer',
    cause: 'azure-devops-issuer',
    token: {
      claims: {
        iss: ENTRA,
        sub: '/eid1/c/pub/t/MiSI_7AJe0O9IsoTwAN97Q/a/rISbSSETf0KqFyZ8ppdXmA/sc/o/c',
      },
      credential: {
        issuer: 'https://vstoken.dev.azure.com/00000000-0000-4000-8000-000000000003',
        subject: 'sc://contoso/Shop/azure',
      },
    },
  },
  {
    mode: '11 Entra-issued token as assertion',
    cause: 'entra-issued-token',
    token: {
      claims: {
        iss: ENTRA,
        sub: '00000000-0000-4000-8000-000000000004',
        aud: 'https://graph.microsoft.com',
        appid: 'x',
        tid: 'y',
      },
    },
  },
  {
    mode: '12 issuer not reachable',
    cause: 'issuer-unreachable',
    text: 'AADSTS501661: Request to External OIDC endpoint failed.',
  },
  {
    mode: '13 expired',
    cause: 'expired-assertion',
    token: { claims: { iat: seconds - 4000, exp: seconds - 3700 } },
  },
  {
    mode: '14 letter case',
    cause: 'letter-case',
    token: { claims: { sub: gh('environment:Prod') } },
  },
  {
    mode: '15 custom GitHub template',
    cause: 'github-custom-template',
    token: { claims: { sub: 'repository_owner:contoso' } },
  },
  {
    mode: '16 cluster recreated',
    cause: 'cluster-recreated',
    token: {
      claims: { iss: AKS.replace('2/', '9/'), sub: pod('web') },
      credential: { issuer: AKS, subject: pod('web') },
    },
  },
  {
    mode: '17 concurrent writes',
    cause: 'concurrent-writes',
    text: 'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity: Too many Federated Identity Credentials are written concurrently for the managed identity',
  },
  {
    mode: '18 created before',
    cause: 'credential-name-exists',
    text: 'FederatedIdentityCredential with name gh-main already exists.',
  },
  {
    mode: '19 repository renamed',
    cause: 'github-renamed-repository',
    token: {
      claims: { sub: 'repo:contoso@1/store@2:environment:prod' },
      credential: { subject: 'repo:contoso@1/shop@2:environment:prod' },
    },
  },
  {
    mode: '20 tenant policy',
    cause: 'tenant-policy-issuer',
    text: "FederatedIdentityCredential.Issuer value 'https://idp.contoso.example' not allowed as per assigned policy",
  },
  {
    mode: '21 signing key not published',
    cause: 'key-not-published',
    text: 'AADSTS7000272: The certificate with identifier  used to sign the federated credential could not be found in the metadata of identity provider',
  },
  {
    mode: '22 cluster-internal issuer',
    cause: 'internal-cluster-issuer',
    token: {
      claims: { iss: 'https://kubernetes.default.svc.cluster.local', sub: pod('web') },
      credential: { issuer: AKS, subject: pod('web') },
    },
  },
  {
    mode: '23 reusable workflow',
    cause: 'github-reusable-workflow',
    token: {
      claims: { sub: 'job_workflow_ref:contoso/flows/.github/workflows/a.yml@refs/heads/main' },
      credential: {
        subject: 'job_workflow_ref:contoso/flows/.github/workflows/a.yml@refs/tags/v1',
      },
    },
  },
  {
    mode: '24 token shape: lifetime',
    cause: 'long-lifetime',
    token: { claims: { exp: seconds + 31_536_000 } },
  },
  {
    mode: '25 GitHub enterprise issuer',
    cause: 'github-enterprise-issuer',
    token: { claims: { iss: `${GITHUB}/contoso` } },
  },
]

async function firstThree({ token, text }: FailureMode): Promise<readonly string[]> {
  if (text !== undefined)
    return explain(text)
      .causes.slice(0, 3)
      .map(({ id }) => id)
  const credential = {
    issuer: GITHUB,
    subject: gh('environment:prod'),
    audiences: [AUDIENCE],
    ...token?.credential,
  }
  const { causes } = await evaluate({
    credentials: token?.credential === null ? [] : [credential],
    claims: {
      iss: GITHUB,
      sub: gh('environment:prod'),
      aud: AUDIENCE,
      iat: seconds - 60,
      exp: seconds + 240,
      ...token?.claims,
    },
    now: NOW,
  })
  return causes.slice(0, 3).map(({ id }) => id)
}

describe('the 25 failure modes', () => {
  it('are all here', () => expect(MODES).toHaveLength(25))

  it.each(MODES)('$mode', async (mode) => {
    expect(await firstThree(mode)).toContain(mode.cause)
  })
})

describe('causes', () => {
  it('never claim certainty about a token that is accepted so far', async () => {
    const { causes } = await evaluate({
      credentials: [{ issuer: GITHUB, subject: gh('environment:prod'), audiences: [AUDIENCE] }],
      claims: {
        iss: GITHUB,
        sub: gh('environment:prod'),
        aud: AUDIENCE,
        iat: seconds,
        exp: seconds + 300,
      },
      now: NOW,
    })
    expect(causes.filter(({ confidence }) => confidence === 'certain')).toEqual([])
    expect(CAUSES.length).toBeGreaterThan(30)
  })
})
