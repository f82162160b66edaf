import { guidFrom } from '../ids'
import type { KeyIdForm } from '../keys'

/** How an issuer answers for its documents. */
export type Publishing =
  /** Discovery and keys are there and right. */
  | 'healthy'
  /** No host answers. */
  | 'unreachable'
  /** The host answers 404: a deleted cluster. */
  | 'gone'
  /** The key set lacks the key that signs. */
  | 'key-missing'
  /** The discovery document names another issuer. */
  | 'other-issuer'
  /** The key set holds a key that is none. */
  | 'malformed-keys'
  /** The key set holds a private key. */
  | 'private-key'
  /** The documents lie in blob storage. */
  | 'storage'
  /** The sandbox's own Entra. */
  | 'entra'

/** A workload issuer of the sandbox's internet. */
export interface WorkloadIssuer {
  readonly id: string
  readonly title: string
  /** The exact `iss`; the id of the tenant stands in some. */
  readonly issuer: (tenantId: string) => string
  /** Absolute address of the key set. */
  readonly jwksUri: (issuer: string) => string
  readonly publishing: Publishing
  readonly keyIds: KeyIdForm
  /** Kubernetes writes no `typ`. */
  readonly typ: 'JWT' | null
  /** Fields of the discovery document beside `issuer` and `jwks_uri`. */
  readonly discovery: Readonly<Record<string, unknown>>
}

const COMMON = {
  response_types_supported: ['id_token'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
}

type Options = Partial<Omit<WorkloadIssuer, 'id' | 'title' | 'issuer'>>

function issuer(
  id: string,
  title: string,
  iss: string | ((tenantId: string) => string),
  options: Options = {},
): WorkloadIssuer {
  return {
    id,
    title,
    issuer: typeof iss === 'string' ? () => iss : iss,
    jwksUri: (name) => `${name.replace(/\/$/, '')}/.well-known/jwks`,
    publishing: 'healthy',
    keyIds: 'kubernetes',
    typ: 'JWT',
    discovery: COMMON,
    ...options,
  }
}

/** Azure Kubernetes Service: tenant and cluster in the path, a slash at the end. */
function aks(id: string, title: string, publishing: Publishing = 'healthy'): WorkloadIssuer {
  return issuer(
    id,
    title,
    (tenantId) =>
      `https://westeurope.oic.prod-aks.azure.com/${tenantId}/${guidFrom(tenantId, `cluster ${id}`)}/`,
    { publishing, typ: null, jwksUri: (name) => `${name}openid/v1/jwks` },
  )
}

/** Organisation of the older Azure DevOps issuer; the same for every tenant. */
const DEVOPS_ORGANISATION = '6c1f3b52-94d7-4e0a-8b1d-20a7c3f0e914'

/** Address forms: reference pages of each platform; hosts of companies are reserved example names. */
export const WORKLOAD_ISSUERS: readonly WorkloadIssuer[] = [
  issuer('github', 'GitHub Actions', 'https://token.actions.githubusercontent.com', {
    keyIds: 'hex',
    discovery: {
      ...COMMON,
      subject_types_supported: ['public', 'pairwise'],
      claims_supported: ['sub', 'aud', 'exp', 'iat', 'iss', 'jti', 'nbf', 'ref', 'repository'],
      scopes_supported: ['openid'],
    },
  }),
  issuer('gitlab', 'GitLab.com', 'https://gitlab.com', {
    jwksUri: (name) => `${name}/oauth/discovery/keys`,
    discovery: {
      ...COMMON,
      authorization_endpoint: 'https://gitlab.com/oauth/authorize',
      token_endpoint: 'https://gitlab.com/oauth/token',
      response_types_supported: ['code'],
    },
  }),
  issuer('terraform', 'HCP Terraform', 'https://app.terraform.io'),
  aks('aks-production', 'AKS cluster aks-retail-prod-weu'),
  aks('aks-staging', 'AKS cluster aks-retail-stg-weu'),
  aks('aks-deleted', 'AKS cluster that was deleted', 'gone'),
  issuer('spire', 'SPIRE of the payment mesh', 'https://oidc.mesh.contoso.example', {
    jwksUri: (name) => `${name}/keys`,
  }),
  issuer(
    'azure-devops',
    'Azure DevOps, older issuer',
    `https://vstoken.dev.azure.com/${DEVOPS_ORGANISATION}`,
    { keyIds: 'thumbprint', jwksUri: () => 'https://vstoken.dev.azure.com/.well-known/jwks' },
  ),
  issuer(
    'eks',
    'Amazon EKS cluster',
    'https://oidc.eks.eu-west-1.amazonaws.com/id/7C1E5B2D94A04F6E8D3B60A1F2C47E95',
    { typ: null, jwksUri: (name) => `${name}/keys` },
  ),
  issuer('google', 'Google Cloud service account', 'https://accounts.google.com', {
    keyIds: 'thumbprint',
    jwksUri: () => 'https://www.googleapis.com/oauth2/v3/certs',
  }),
  issuer('storage', 'kind clusters, keys in blob storage', () => STORAGE_ISSUER, {
    publishing: 'storage',
    typ: null,
    jwksUri: (name) => `${name}/openid/v1/jwks`,
  }),
  issuer(
    'entra',
    'Microsoft Entra itself',
    (tenantId) => `https://login.microsoftonline.com/${tenantId}/v2.0`,
    { publishing: 'entra', keyIds: 'thumbprint' },
  ),
  issuer(
    'vault',
    'Vault behind the firewall',
    'https://vault.corp.contoso.example/v1/identity/oidc',
    {
      publishing: 'unreachable',
      jwksUri: (name) => `${name}/.well-known/keys`,
    },
  ),
  issuer(
    'ghes',
    'GitHub Enterprise Server behind the firewall',
    'https://github.corp.contoso.example/_services/token',
    { publishing: 'unreachable', keyIds: 'hex' },
  ),
  issuer('keycloak', 'Keycloak after a key rotation', 'https://sso.fabrikam.example/realms/ci', {
    publishing: 'key-missing',
    jwksUri: (name) => `${name}/protocol/openid-connect/certs`,
  }),
  issuer('build-idp', 'Identity provider that moved', 'https://idp.fabrikam.example/build', {
    publishing: 'other-issuer',
  }),
  issuer('jenkins', 'Jenkins with a broken key set', 'https://jenkins.contoso.example/oidc', {
    publishing: 'malformed-keys',
    jwksUri: (name) => `${name}/jwks`,
  }),
  issuer('release-bot', 'Release bot that publishes too much', 'https://release.fabrikam.example', {
    publishing: 'private-key',
  }),
]

/** Storage account and container of the issuer in blob storage. */
export const STORAGE_ACCOUNT = 'contosokindoidc'
export const STORAGE_CONTAINER = 'oidc'
const STORAGE_ISSUER = `https://${STORAGE_ACCOUNT}.blob.core.windows.net/${STORAGE_CONTAINER}`

/** The issuer of that id. */
export function workloadIssuer(id: string): WorkloadIssuer | undefined {
  return WORKLOAD_ISSUERS.find((one) => one.id === id)
}

/** Issuers that only ever stand in credentials: nobody could answer for them. */
export const UNSERVED_ISSUERS = {
  cluster: 'https://kubernetes.default.svc.cluster.local',
  loopback: 'http://127.0.0.1:8200/v1/identity/oidc',
} as const
