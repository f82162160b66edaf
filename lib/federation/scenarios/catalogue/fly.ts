import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const FLY: Scenario = {
  id: 'fly',
  name: 'Fly.io',
  category: 'hosting',
  issuerPatterns: ISSUERS.fly.patterns,
  recognition: ISSUERS.fly.recognition,
  issuerExamples: ['https://oidc.fly.io/example-org'],
  subjectTemplates: [
    {
      id: 'machine',
      label: 'Machine',
      template: '{org}:{app}:{machine}',
      fields: [
        { name: 'org', pattern: /^[a-z0-9-]+$/u, example: 'example-org', help: 'Org slug.' },
        { name: 'app', pattern: /^[a-z0-9-]+$/u, example: 'example-app', help: 'App name.' },
        {
          name: 'machine',
          pattern: /^[a-z0-9-]+$/u,
          example: 'example-machine',
          help: 'Machine name: changes when machines are replaced.',
        },
      ],
    },
  ],
  audience: {
    token: 'https://fly.io/{org}',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: '600 s in docs sample (text says 15 minutes)',
  varies: 'The name of the machine.',
  flexible: { supported: 'no', claims: [] },
  claims: ['app_id', 'app_name', 'machine_id', 'machine_version', 'image_digest', 'region'],
  pitfalls: ['One credential per machine name; no wildcard, so scaled apps exceed 20.'],
  obtainIssuer: 'fly orgs list   # https://oidc.fly.io/ORG',
  obtainToken:
    'curl --unix-socket /.fly/api -X POST http://localhost/v1/tokens/oidc --data \'{"aud":"api://AzureADTokenExchange"}\'',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: 'jwks_uri of the discovery document',
  verification: 'verified; alg not verified',
  isIssuer: true,
  usable: true,
  sources: ['https://fly.io/docs/security/openid-connect/'],
}
