import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'
import { TEMPLATES } from '../templates'

export const GKE: Scenario = {
  id: 'gke',
  name: 'Google Kubernetes Engine',
  category: 'kubernetes',
  issuerPatterns: ISSUERS.gke.patterns,
  recognition: ISSUERS.gke.recognition,
  issuerExamples: [
    'https://container.googleapis.com/v1/projects/my-proj/locations/europe-west3/clusters/cluster-1',
  ],
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
  pitfalls: ['Not the same issuer as accounts.google.com used for Google service accounts.'],
  obtainIssuer: 'kubectl get --raw /.well-known/openid-configuration | jq -r .issuer',
  obtainToken:
    "kubectl create token SERVICE_ACCOUNT -n NAMESPACE --audience api://AzureADTokenExchange --duration 1h | cut -d. -f2 | tr '_-' '/+' | base64 -d | jq .",
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/jwks',
  verification:
    'verified (decoded token in published walk-throughs and Azure Workload Identity docs); jwks path from general knowledge',
  isIssuer: true,
  usable: true,
  sources: [
    'https://azure.github.io/azure-workload-identity/docs/installation/managed-clusters.html',
    'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/',
    'https://azure.github.io/azure-workload-identity/docs/',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/serviceaccount/jwt.go',
  ],
}
