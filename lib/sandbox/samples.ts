import type { SandboxContext } from './context'
import { issuerKey, mintAssertion } from './issuers/issuers'
import { workloadIssuer } from './issuers/registry'
import type { Tenant } from './model'

/** A token for the Check page, with what Entra answers to it. */
export interface SampleToken {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly token: string
  readonly clientId: string
  /** AADSTS number, or null when the exchange succeeds. */
  readonly expectedCode: number | null
  /** The refusal as a log shows it. */
  readonly errorText?: string
}

interface SampleSeed {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly issuer: string
  /** Display name of the application or managed identity. */
  readonly client: string
  readonly subject: string
  /** Replaces claims; times are seconds from now. */
  readonly audience?: string
  readonly issuedAgo?: number
  readonly life?: number
  readonly header?: Readonly<Record<string, unknown>>
  readonly claims?: Readonly<Record<string, unknown>>
  readonly expectedCode: number | null
}

const HOUR = 3600

/** One row a lesson. Every client stands in the default seed. */
const SAMPLES: readonly SampleSeed[] = [
  {
    id: 'accepted',
    title: 'GitHub Actions, accepted',
    description: 'A push to main of the web shop. Issuer, subject and audience all match.',
    issuer: 'github',
    client: 'web-shop-deploy',
    subject: 'repo:contoso-retail/web-shop:ref:refs/heads/main',
    expectedCode: null,
  },
  {
    id: 'trailing-slash',
    title: 'Issuer with a slash too many',
    description: 'The credential’s issuer ends in a slash, the token’s does not.',
    issuer: 'github',
    client: 'checkout-api-deploy',
    subject: 'repo:contoso-retail/checkout-api:ref:refs/heads/main',
    expectedCode: 700211,
  },
  {
    id: 'case',
    title: 'Only the letter case differs',
    description: 'The workflow says Production, the credential says production.',
    issuer: 'github',
    client: 'returns-portal-deploy',
    subject: 'repo:contoso-retail/returns-portal:environment:Production',
    expectedCode: 7002138,
  },
  {
    id: 'immutable-subject',
    title: 'Subject with GitHub’s numeric ids',
    description: 'The repository sends ids beside names; the credential knows names only.',
    issuer: 'github',
    client: 'loyalty-service-deploy',
    subject: 'repo:contoso-retail@184320771/loyalty-service@455102938:environment:prod',
    expectedCode: 700213,
  },
  {
    id: 'wrong-environment',
    title: 'Pull request instead of environment',
    description: 'A pull request run asks with the identity of the deployment.',
    issuer: 'github',
    client: 'returns-portal-deploy',
    subject: 'repo:contoso-retail/returns-portal:pull_request',
    expectedCode: 700213,
  },
  {
    id: 'wildcard',
    title: 'A wildcard that is none',
    description: 'The credential’s subject ends in *, which is an ordinary character there.',
    issuer: 'github',
    client: 'docs-site-publish',
    subject: 'repo:contoso-retail/docs-site:ref:refs/heads/main',
    expectedCode: 700213,
  },
  {
    id: 'expression',
    title: 'No expression fits',
    description: 'The branch is not a release branch, so no flexible credential holds.',
    issuer: 'github',
    client: 'platform-monorepo-deploy',
    subject: 'repo:contoso-retail@184320771/platform@771200345:ref:refs/heads/main',
    claims: { repository_id: '771200345' },
    expectedCode: 7002131,
  },
  {
    id: 'wrong-audience',
    title: 'Kubernetes token with the cluster’s audience',
    description: 'The token was made without an audience for Entra.',
    issuer: 'aks-production',
    client: 'id-orders-api',
    subject: 'system:serviceaccount:orders:orders-api',
    audience: 'https://kubernetes.default.svc',
    expectedCode: 700212,
  },
  {
    id: 'expired',
    title: 'Expired two hours ago',
    description: 'GitHub’s tokens live for minutes; this job used one much later.',
    issuer: 'github',
    client: 'web-shop-deploy',
    subject: 'repo:contoso-retail/web-shop:environment:production',
    issuedAgo: 2 * HOUR + 600,
    life: 600,
    expectedCode: 700024,
  },
  {
    id: 'long-lifetime',
    title: 'Lives for 48 hours',
    description: 'Entra takes assertions of at most 25 hours.',
    issuer: 'spire',
    client: 'payments-mesh-gateway',
    subject: 'spiffe://mesh.contoso.example/ns/payments/sa/gateway',
    life: 48 * HOUR,
    expectedCode: 70023,
  },
  {
    id: 'unknown-key',
    title: 'Signed with a key that is not published',
    description: 'The partner rotated the keys and still signs with the old one.',
    issuer: 'keycloak',
    client: 'partner-ci-keycloak',
    subject: 'b4768e19-2d00-43ac-b675-647e370c6f7c',
    expectedCode: 7000272,
  },
  {
    id: 'unreachable',
    title: 'Issuer behind the firewall',
    description: 'Entra cannot fetch the documents of this Vault.',
    issuer: 'vault',
    client: 'secrets-rotation',
    subject: '52349e30-cff8-4959-b61c-e9f9280d6233',
    expectedCode: 501661,
  },
  {
    id: 'other-issuer',
    title: 'Documents that name another issuer',
    description: 'The discovery document answers, but for a different issuer.',
    issuer: 'build-idp',
    client: 'partner-build-idp',
    subject: 'build-service',
    expectedCode: 700221,
  },
  {
    id: 'no-credentials',
    title: 'A client without credentials',
    description: 'The right token, sent with the client id of another application.',
    issuer: 'github',
    client: 'pricing-engine',
    subject: 'repo:contoso-retail/web-shop:ref:refs/heads/main',
    expectedCode: 70025,
  },
  {
    id: 'wrong-type',
    title: 'An access token type in the header',
    description: 'The header says at+jwt, as some identity servers write for access tokens.',
    issuer: 'spire',
    client: 'payments-mesh-gateway',
    subject: 'spiffe://mesh.contoso.example/ns/payments/sa/ledger',
    header: { typ: 'at+jwt' },
    expectedCode: 5002727,
  },
]

async function mint(context: SandboxContext, tenant: Tenant, seed: SampleSeed): Promise<string> {
  const now = Math.floor(context.now().getTime() / 1000)
  const issued = now - (seed.issuedAgo ?? 0)
  const claims = {
    sub: seed.subject,
    ...(seed.audience === undefined ? {} : { aud: [seed.audience] }),
    iat: issued,
    nbf: issued,
    exp: issued + (seed.life ?? 600),
    ...seed.claims,
  }
  const options = { tenantId: tenant.id, ...(seed.header ? { header: seed.header } : {}) }
  return mintAssertion(context, seed.issuer, claims, options)
}

/** Sends the token to the sandbox's own token endpoint and reads the refusal. */
async function readRefusal(
  context: SandboxContext,
  tenant: Tenant,
  clientId: string,
  token: string,
): Promise<string | undefined> {
  const request = new Request(`https://login.microsoftonline.com/${tenant.id}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      scope: 'https://graph.microsoft.com/.default',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: token,
    }),
  })
  const answer = await context.internet(request)
  // A login host that is failing on purpose answers without a body.
  const body: unknown = await answer.json().catch(() => undefined)
  const text: unknown = Reflect.get(Object(body), 'error_description')
  return typeof text === 'string' ? text : undefined
}

function findClientId(tenant: Tenant, name: string): string | undefined {
  const named = [...tenant.applications.values(), ...tenant.servicePrincipals.values()]
  return named.find(({ displayName }) => displayName === name)?.appId
}

/** Mints every sample whose client is in the tenant, at the moment of the clock. */
export async function makeSamples(
  context: SandboxContext,
  tenant: Tenant,
): Promise<readonly SampleToken[]> {
  // The keys are independent: make the missing ones side by side.
  const issuers = new Set(SAMPLES.map(({ issuer }) => workloadIssuer(issuer)))
  await Promise.all([...issuers].map((issuer) => issuer && issuerKey(issuer)))
  const samples: SampleToken[] = []
  for (const seed of SAMPLES) {
    const clientId = findClientId(tenant, seed.client)
    if (clientId === undefined) continue
    const token = await mint(context, tenant, seed)
    const { id, title, description, expectedCode } = seed
    const errorText =
      expectedCode === null ? undefined : await readRefusal(context, tenant, clientId, token)
    samples.push({
      id,
      title,
      description,
      token,
      clientId,
      expectedCode,
      ...(errorText === undefined ? {} : { errorText }),
    })
  }
  return samples
}
