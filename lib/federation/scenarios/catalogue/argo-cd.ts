import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const ARGO_CD: Scenario = {
  id: 'argo-cd',
  name: 'Argo CD (relying workload)',
  category: 'kubernetes-app',
  issuerPatterns: ISSUERS['argo-cd'].patterns,
  recognition: ISSUERS['argo-cd'].recognition,
  issuerExamples: [
    'https://eastus.oic.prod-aks.azure.com/ffffffff-eeee-dddd-cccc-bbbbbbbbbbb0/00000000-0000-0000-0000-000000000000/',
  ],
  subjectTemplates: [
    {
      id: 'service-account',
      label: 'Controller service account',
      template: 'system:serviceaccount:{namespace}:{serviceAccount}',
      fields: [
        {
          name: 'namespace',
          pattern: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u,
          example: 'argocd',
          help: 'Kubernetes namespace (RFC 1123 label, at most 63 characters).',
        },
        {
          name: 'serviceAccount',
          pattern:
            /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/u,
          example: 'argocd-server',
          help: 'ServiceAccount name (DNS subdomain). No wildcard: one credential per service account.',
        },
      ],
    },
  ],
  audience: {
    token: 'from the webhook',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: '3600 s webhook default',
  varies: 'Nothing: namespace and service account of the pod.',
  flexible: { supported: 'no', claims: [] },
  claims: [],
  pitfalls: [
    'Label argocd-server pods azure.workload.identity/use=true, annotate client-id, set azure.useWorkloadIdentity true in oidc.config.',
    'Application controller and repo-server need their own credentials.',
  ],
  obtainIssuer: 'kubectl get --raw /.well-known/openid-configuration | jq -r .issuer',
  obtainToken: 'kubectl create token argocd-server -n argocd --audience api://AzureADTokenExchange',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/openid/v1/jwks',
  verification: 'verified; service account pinning from general knowledge',
  isIssuer: false,
  usable: false,
  sources: ['https://argo-cd.readthedocs.io/en/stable/operator-manual/user-management/microsoft/'],
}
