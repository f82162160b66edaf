import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'
import { TEMPLATES } from '../templates'

export const OPENSHIFT_AZURE: Scenario = {
  id: 'openshift-azure',
  name: 'OpenShift self-managed with ccoctl azure',
  category: 'kubernetes',
  issuerPatterns: ISSUERS['openshift-azure'].patterns,
  recognition: ISSUERS['openshift-azure'].recognition,
  issuerExamples: ['https://mycluster.blob.core.windows.net/mycluster'],
  subjectTemplates: [TEMPLATES.kubernetesServiceAccount],
  audience: {
    token: 'cluster issuer (api-audiences) unless the projection sets audience',
    credential: 'openshift',
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
    "ccoctl writes credential audience 'openshift', so an audit rule that insists on api://AzureADTokenExchange misfires.",
    'Rotate: append the new key to the blob JWKS before removing the old one.',
  ],
  obtainIssuer: "oc get authentication cluster -o jsonpath='{.spec.serviceAccountIssuer}'",
  obtainToken: 'oc create token SA -n NS --audience openshift',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/openid/v1/jwks',
  verification: 'verified from cloud-credential-operator source',
  isIssuer: true,
  usable: true,
  sources: [
    'https://github.com/openshift/cloud-credential-operator/blob/master/docs/ccoctl.md',
    'https://github.com/openshift/cloud-credential-operator/blob/master/docs/rotate-oidc-key.md',
    'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/',
    'https://azure.github.io/azure-workload-identity/docs/',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/serviceaccount/jwt.go',
  ],
}
