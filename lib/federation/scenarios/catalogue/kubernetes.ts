import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'
import { TEMPLATES } from '../templates'

export const KUBERNETES: Scenario = {
  id: 'kubernetes',
  name: 'Kubernetes, any cluster with a public issuer',
  category: 'kubernetes',
  issuerPatterns: ISSUERS.kubernetes.patterns,
  recognition: ISSUERS.kubernetes.recognition,
  issuerExamples: ['https://my-cluster.example.com'],
  subjectTemplates: [TEMPLATES.kubernetesServiceAccount],
  audience: {
    token: 'cluster issuer (api-audiences) unless the projection sets audience',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: 'expirationSeconds of the projection, default 3600, minimum 600',
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
    'Default issuer https://kubernetes.default.svc.cluster.local is not reachable by Entra (AADSTS50166/90061).',
    'Signing key must be RSA: an ECDSA key gives ES256/ES384/ES512.',
    'Mount a projected token with the right audience, not the default token (AADSTS700212).',
    "A default token extended to one year (warnafter present) is over Entra's lifetime cap (AADSTS70023).",
    'AADSTS7000272: published JWKS lacks the kid.',
    'Bind discovery to anonymous readers if served by the API server: ClusterRoleBinding of system:service-account-issuer-discovery to system:unauthenticated.',
  ],
  obtainIssuer: 'kubectl get --raw /.well-known/openid-configuration | jq -r .issuer',
  obtainToken:
    "kubectl create token SERVICE_ACCOUNT -n NAMESPACE --audience api://AzureADTokenExchange --duration 1h | cut -d. -f2 | tr '_-' '/+' | base64 -d | jq .",
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/openid/v1/jwks',
  verification: 'verified (Kubernetes source and docs); anonymous binding from general knowledge',
  isIssuer: true,
  usable: true,
  sources: [
    'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/',
    'https://azure.github.io/azure-workload-identity/docs/',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/serviceaccount/jwt.go',
  ],
}
