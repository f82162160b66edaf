import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'
import { TEMPLATES } from '../templates'

export const RANCHER: Scenario = {
  id: 'rancher',
  name: 'Rancher / RKE managed clusters',
  category: 'kubernetes',
  issuerPatterns: ISSUERS.rancher.patterns,
  recognition: ISSUERS.rancher.recognition,
  issuerExamples: ['https://oidc.example.com/rke'],
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
  pitfalls: ['RKE1: services.kube-api.extra_args; RKE2 and k3s: kube-apiserver-arg list.'],
  obtainIssuer: 'kubectl get --raw /.well-known/openid-configuration | jq -r .issuer',
  obtainToken:
    "kubectl create token SERVICE_ACCOUNT -n NAMESPACE --audience api://AzureADTokenExchange --duration 1h | cut -d. -f2 | tr '_-' '/+' | base64 -d | jq .",
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/openid/v1/jwks',
  verification: 'not verified',
  isIssuer: true,
  usable: true,
  sources: [
    'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/',
    'https://azure.github.io/azure-workload-identity/docs/',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/serviceaccount/jwt.go',
  ],
}
