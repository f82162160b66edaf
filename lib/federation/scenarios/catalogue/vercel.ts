import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const VERCEL: Scenario = {
  id: 'vercel',
  name: 'Vercel',
  category: 'hosting',
  issuerPatterns: ISSUERS.vercel.patterns,
  recognition: ISSUERS.vercel.recognition,
  issuerExamples: ['https://oidc.vercel.com/acme', 'https://oidc.vercel.com'],
  subjectTemplates: [
    {
      id: 'environment',
      label: 'Project environment',
      template: 'owner:{team}:project:{project}:environment:{environment}',
      fields: [
        {
          name: 'team',
          pattern: /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/u,
          example: 'acme',
          help: 'Team slug.',
        },
        {
          name: 'project',
          pattern: /^[a-z0-9._-]{1,100}$/u,
          example: 'acme_website',
          help: 'Project name.',
        },
        {
          name: 'environment',
          pattern: /^(?:production|preview|development)$/u,
          example: 'production',
          help: 'production, preview or development.',
        },
      ],
    },
  ],
  audience: { token: 'https://vercel.com/{team}', credential: 'https://vercel.com/acme' },
  algorithms: ['RS256'],
  lifetime: '1 hour (preview, production), 12 hours (development)',
  varies: 'The environment: production, preview or development.',
  flexible: { supported: 'no', claims: [] },
  claims: ['owner_id', 'project_id', 'environment', 'user_id (development)'],
  pitfalls: [
    'Set the credential audience to https://vercel.com/TEAM.',
    'Renaming team or project changes sub; team mode also changes iss.',
    'Cannot be read at module level in functions.',
  ],
  obtainIssuer:
    'Project > Settings > Security > OIDC issuer mode; team: https://oidc.vercel.com/TEAM, global: https://oidc.vercel.com',
  obtainToken:
    'vercel env pull && grep VERCEL_OIDC_TOKEN .env.local   # functions: x-vercel-oidc-token header or getVercelOidcToken()',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/.well-known/jwks',
  verification: 'verified; custom audience option only in a secondary source',
  isIssuer: true,
  usable: true,
  sources: ['https://vercel.com/docs/oidc/reference', 'https://vercel.com/docs/oidc/azure'],
}
