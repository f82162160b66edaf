import { FIELDS } from '../fields'
import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const DAPR: Scenario = {
  id: 'dapr',
  name: 'Dapr Sentry JWT',
  category: 'workload-identity',
  issuerPatterns: ISSUERS.dapr.patterns,
  recognition: ISSUERS.dapr.recognition,
  issuerExamples: ['https://dapr-oidc.example.com'],
  subjectTemplates: [
    {
      id: 'app',
      label: 'Dapr app',
      template: 'spiffe://{trustDomain}/ns/{namespace}/{appId}',
      fields: [
        {
          name: 'trustDomain',
          pattern: /^[a-z0-9._-]{1,255}$/u,
          example: 'cluster.local',
          help: 'Trust domain: lower case, no port.',
        },
        FIELDS.namespace,
        {
          name: 'appId',
          pattern: /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/u,
          example: 'order-processor',
          help: 'dapr.io/app-id.',
        },
      ],
    },
  ],
  audience: {
    token: 'requested audiences',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: '24 h (--jwt-ttl)',
  varies: 'Namespace and app id.',
  flexible: { supported: 'no', claims: [] },
  claims: ['payload claim use: sig', 'jti'],
  pitfalls: [
    'Disabled by default: --jwt-enabled, --oidc-enabled, --jwt-issuer.',
    'Default kid is standard base64 (not base64url) of the JWK thumbprint.',
    'OIDC server listens on localhost:9080 and needs TLS files.',
  ],
  obtainIssuer: 'value of --jwt-issuer (Helm dapr_sentry.jwt.issuer)',
  obtainToken: 'not verified (issued to sidecars for components)',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '--oidc-jwks-uri value',
  verification: 'flags and claims verified from source; subject shape from general knowledge',
  isIssuer: true,
  usable: true,
  sources: ['https://github.com/dapr/dapr/blob/master/cmd/sentry/options/options.go'],
}
