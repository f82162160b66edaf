import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'
import { TEMPLATES } from '../templates'

export const EKS: Scenario = {
  id: 'eks',
  name: 'Amazon EKS',
  category: 'kubernetes',
  issuerPatterns: ISSUERS.eks.patterns,
  recognition: ISSUERS.eks.recognition,
  issuerExamples: ['https://oidc.eks.us-west-2.amazonaws.com/id/5CC109EF2CCB404415FA350577E27AF5'],
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
    'IRSA tokens carry aud sts.amazonaws.com and Pod Identity tokens pods.eks.amazonaws.com: project a separate token.',
  ],
  obtainIssuer:
    'aws eks describe-cluster --name CLUSTER --query cluster.identity.oidc.issuer --output text',
  obtainToken:
    "kubectl create token SERVICE_ACCOUNT -n NAMESPACE --audience api://AzureADTokenExchange --duration 1h | cut -d. -f2 | tr '_-' '/+' | base64 -d | jq .",
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/keys',
  verification: 'verified; jwks path from general knowledge',
  isIssuer: true,
  usable: true,
  sources: [
    'https://docs.aws.amazon.com/eks/latest/userguide/service-accounts.html',
    'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/',
    'https://azure.github.io/azure-workload-identity/docs/',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/serviceaccount/jwt.go',
  ],
}
