import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const CROSSPLANE: Scenario = {
  id: 'crossplane',
  name: 'Crossplane provider-azure (relying workload)',
  category: 'kubernetes-app',
  issuerPatterns: ISSUERS.crossplane.patterns,
  recognition: ISSUERS.crossplane.recognition,
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
          example: 'crossplane-system',
          help: 'Kubernetes namespace (RFC 1123 label, at most 63 characters).',
        },
        {
          name: 'serviceAccount',
          pattern:
            /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/u,
          example: 'provider-azure',
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
    'Credentials source OIDCTokenFile; AZURE_FEDERATED_TOKEN_FILE or default /var/run/secrets/azure/tokens/azure-identity-token.',
    'Provider service account name carries a revision hash: pin it with DeploymentRuntimeConfig.',
  ],
  obtainIssuer: 'kubectl get --raw /.well-known/openid-configuration | jq -r .issuer',
  obtainToken:
    'kubectl create token provider-azure -n crossplane-system --audience api://AzureADTokenExchange',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/openid/v1/jwks',
  verification: 'verified; service account pinning from general knowledge',
  isIssuer: false,
  usable: false,
  sources: ['https://github.com/crossplane-contrib/provider-upjet-azure'],
}
