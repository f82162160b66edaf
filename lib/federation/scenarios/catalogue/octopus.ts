import { FIELDS } from '../fields'
import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const OCTOPUS: Scenario = {
  id: 'octopus',
  name: 'Octopus Deploy',
  category: 'ci',
  issuerPatterns: ISSUERS.octopus.patterns,
  recognition: ISSUERS.octopus.recognition,
  issuerExamples: ['https://samples.octopus.app'],
  subjectTemplates: [
    {
      id: 'deployment',
      label: 'Deployment or runbook',
      template: 'space:{space}:project:{project}:environment:{environment}',
      fields: [FIELDS.space, FIELDS.project2, FIELDS.environment3],
      note: 'Default also has tenant:[tenant-slug] before environment when a tenant is deployed.',
    },
    {
      id: 'deployment-tenant',
      label: 'Deployment with tenant',
      template: 'space:{space}:project:{project}:tenant:{tenant}:environment:{environment}',
      fields: [
        FIELDS.space,
        FIELDS.project2,
        {
          name: 'tenant',
          pattern: /^[a-z0-9]+(?:-[a-z0-9]+)*$/u,
          example: 'acme',
          help: 'Tenant slug.',
        },
        FIELDS.environment3,
      ],
    },
    {
      id: 'health',
      label: 'Health check',
      template: 'space:{space}:target:{target}',
      fields: [
        FIELDS.space,
        {
          name: 'target',
          pattern: /^[a-z0-9]+(?:-[a-z0-9]+)*$/u,
          example: 'web-01',
          help: 'Target slug.',
        },
      ],
    },
    {
      id: 'account-test',
      label: 'Account test',
      template: 'space:{space}:account:{account}',
      fields: [
        FIELDS.space,
        {
          name: 'account',
          pattern: /^[a-z0-9]+(?:-[a-z0-9]+)*$/u,
          example: 'azure-prod',
          help: 'Account slug.',
        },
      ],
    },
  ],
  audience: {
    token: 'api://AzureADTokenExchange',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: 'not verified',
  varies: 'Project, environment and tenant of the deployment; health checks have another form.',
  flexible: { supported: 'no', claims: [] },
  claims: [],
  pitfalls: [
    'Part order is fixed: space, project, runbook, tenant, environment, target, account, type.',
    'Health checks and account tests need their own credentials.',
    'Self-hosted: both well-known URLs must be anonymous on the internet.',
  ],
  obtainIssuer:
    'Configuration > Nodes > Server Uri, no final slash; curl -s https://HOST/.well-known/openid-configuration | jq -r .issuer',
  obtainToken: '#{MyOidcAccount.OpenIdConnect.Jwt} in a script step (decode the middle part)',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/.well-known/jwks',
  verification: 'verified; lifetime and alg not verified',
  isIssuer: true,
  usable: true,
  sources: [
    'https://octopus.com/docs/infrastructure/accounts/openid-connect',
    'https://octopus.com/docs/infrastructure/accounts/azure',
  ],
}
