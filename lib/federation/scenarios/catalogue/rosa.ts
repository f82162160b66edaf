import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'
import { TEMPLATES } from '../templates'

export const ROSA: Scenario = {
  id: 'rosa',
  name: 'Red Hat OpenShift Service on AWS',
  category: 'kubernetes',
  issuerPatterns: ISSUERS.rosa.patterns,
  recognition: ISSUERS.rosa.recognition,
  issuerExamples: ['https://oidc.op1.openshiftapps.com/2qmndl99t97bvu7f3jqd7i48hsloabcd'],
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
  pitfalls: ['Bound token audience in-cluster is openshift: project another.'],
  obtainIssuer: 'rosa describe cluster -c CLUSTER -o json | jq -r .aws.sts.oidc_endpoint_url',
  obtainToken:
    "kubectl create token SERVICE_ACCOUNT -n NAMESPACE --audience api://AzureADTokenExchange --duration 1h | cut -d. -f2 | tr '_-' '/+' | base64 -d | jq .",
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/openid/v1/jwks',
  verification: 'managed issuer verified; S3 form not verified',
  isIssuer: true,
  usable: true,
  sources: [
    'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/',
    'https://azure.github.io/azure-workload-identity/docs/',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/serviceaccount/jwt.go',
  ],
}
