import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'
import { TEMPLATES } from '../templates'

export const AKS: Scenario = {
  id: 'aks',
  name: 'Azure Kubernetes Service',
  category: 'kubernetes',
  issuerPatterns: ISSUERS.aks.patterns,
  recognition: ISSUERS.aks.recognition,
  issuerExamples: [
    'https://eastus.oic.prod-aks.azure.com/ffffffff-eeee-dddd-cccc-bbbbbbbbbbb0/00000000-0000-0000-0000-000000000000/',
    'https://oidc.prod-aks.azure.com/ffffffff-eeee-dddd-cccc-bbbbbbbbbbb0/',
  ],
  subjectTemplates: [TEMPLATES.kubernetesServiceAccount],
  audience: {
    token: 'cluster issuer (api-audiences) unless the projection sets audience',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: '3600 s by webhook default, 3600-86400; cluster maximum 24 h',
  varies: 'Nothing: namespace and service account of the pod.',
  flexible: { supported: 'no', claims: [] },
  claims: [
    'kubernetes.io.namespace',
    'kubernetes.io.serviceaccount.{name,uid}',
    'kubernetes.io.pod.{name,uid}',
    'kubernetes.io.node.{name,uid}',
    'kubernetes.io.warnafter',
    'jti',
    'aud is an array',
    'header has alg and kid but no typ',
  ],
  pitfalls: [
    'Issuer ends in / : dropping it is the top cause of AADSTS70021/700211.',
    'OIDC issuer cannot be turned off; enabling it on an old cluster restarts the API server.',
    'credentials on a user-assigned identity are written one at a time (409 otherwise).',
    'Keys rotate; both stay valid 24 h.',
  ],
  obtainIssuer: 'az aks show -g RG -n CLUSTER --query oidcIssuerProfile.issuerUrl -o tsv',
  obtainToken:
    "kubectl create token SERVICE_ACCOUNT -n NAMESPACE --audience api://AzureADTokenExchange --duration 1h | cut -d. -f2 | tr '_-' '/+' | base64 -d | jq .",
  discoveryUrl: '{issuer}.well-known/openid-configuration',
  jwksUrl: '{issuer}openid/v1/jwks',
  verification: 'verified; sovereign host names not verified',
  isIssuer: true,
  usable: true,
  sources: [
    'https://learn.microsoft.com/en-us/azure/aks/use-oidc-issuer',
    'https://learn.microsoft.com/en-us/azure/aks/workload-identity-overview',
    'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/',
    'https://azure.github.io/azure-workload-identity/docs/',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/serviceaccount/jwt.go',
  ],
}
