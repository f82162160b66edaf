import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const AWS_COGNITO: Scenario = {
  id: 'aws-cognito',
  name: 'Amazon Cognito identity pool',
  category: 'cloud',
  issuerPatterns: ISSUERS['aws-cognito'].patterns,
  recognition: ISSUERS['aws-cognito'].recognition,
  issuerExamples: ['https://cognito-identity.amazonaws.com'],
  subjectTemplates: [
    {
      id: 'identity',
      label: 'Identity id',
      template: '{identityId}',
      fields: [
        {
          name: 'identityId',
          pattern:
            /^[a-z]{2}(?:-[a-z]+)+-[0-9]:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/u,
          example: 'eu-west-1:9b0be988-94f5-416e-be83-400901bc993e',
          help: 'Identity id from get-id.',
        },
      ],
    },
  ],
  audience: {
    token: 'identity pool id (fixed)',
    credential: 'eu-west-1:f9795799-5721-4e3c-90f3-82ade0ecba90',
    configurable: false,
  },
  algorithms: ['RS512'],
  lifetime: '600 s (get-open-id-token) or 900 s (developer identities) in samples',
  varies: 'Not verified.',
  flexible: { supported: 'no', claims: [] },
  claims: ['amr'],
  pitfalls: [
    'credential audience must be the pool id.',
    "Header shows RS512, outside Entra's tested RS256; Microsoft still lists Cognito as a scenario. Prefer aws-sts.",
    'Unauthenticated identities can also get tokens.',
  ],
  obtainIssuer: 'fixed value: https://cognito-identity.amazonaws.com',
  obtainToken:
    'aws cognito-identity get-open-id-token-for-developer-identity --identity-pool-id POOL --logins DEV_PROVIDER=NAME --token-duration 900 --query Token --output text',
  discoveryUrl: 'https://cognito-identity.amazonaws.com/.well-known/openid-configuration',
  jwksUrl: 'https://cognito-identity.amazonaws.com/.well-known/jwks_uri',
  verification: 'claims and RS512 header seen in public tokens; jwks path not verified',
  isIssuer: true,
  usable: true,
  sources: [
    'https://blog.identitydigest.com/azuread-federate-aws/',
    'https://learn.microsoft.com/en-us/entra/workload-id/workload-identity-federation',
  ],
}
