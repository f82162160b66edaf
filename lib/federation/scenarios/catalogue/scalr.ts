import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const SCALR: Scenario = {
  id: 'scalr',
  name: 'Scalr',
  category: 'iac',
  issuerPatterns: ISSUERS.scalr.patterns,
  recognition: ISSUERS.scalr.recognition,
  issuerExamples: ['https://scalr.io'],
  subjectTemplates: [
    {
      id: 'environment',
      label: 'Environment',
      template: 'account:{account}:environment:{environment}',
      fields: [
        {
          name: 'account',
          pattern: /^[A-Za-z0-9_-]+$/u,
          example: 'my-corp',
          help: 'Account name.',
        },
        {
          name: 'environment',
          pattern: /^[A-Za-z0-9_-]+$/u,
          example: 'team-a-production',
          help: 'Environment name.',
        },
      ],
    },
  ],
  audience: {
    token: 'chosen in the provider configuration',
    credential: 'team-a-production',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: 'not verified (minted before each run phase)',
  varies: 'Not verified.',
  flexible: { supported: 'no', claims: [] },
  claims: [],
  pitfalls: ['One credential per Scalr environment.'],
  obtainIssuer: 'fixed value: https://scalr.io',
  obtainToken: 'not verified; decode the token inside a run',
  discoveryUrl: 'https://scalr.io/.well-known/openid-configuration',
  jwksUrl: 'jwks_uri of the discovery document',
  verification: 'issuer, subject, audience verified; lifetime, alg, token command not verified',
  isIssuer: true,
  usable: true,
  sources: ['https://docs.scalr.io/docs/azure'],
}
