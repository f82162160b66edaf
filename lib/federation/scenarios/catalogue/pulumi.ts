import { FIELDS } from '../fields'
import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const PULUMI: Scenario = {
  id: 'pulumi',
  name: 'Pulumi Cloud (ESC and Deployments)',
  category: 'iac',
  issuerPatterns: ISSUERS.pulumi.patterns,
  recognition: ISSUERS.pulumi.recognition,
  issuerExamples: ['https://api.pulumi.com/oidc'],
  subjectTemplates: [
    {
      id: 'esc',
      label: 'ESC environment',
      template: 'pulumi:environments:org:{org}:env:{project}/{environment}',
      fields: [
        FIELDS.org3,
        {
          name: 'project',
          pattern: /^[A-Za-z0-9_.-]+$/u,
          example: 'project',
          help: "ESC project; omitted for legacy 'default'.",
        },
        FIELDS.environment2,
      ],
    },
    {
      id: 'esc-legacy',
      label: 'ESC environment in legacy default project',
      template: 'pulumi:environments:org:{org}:env:{environment}',
      fields: [FIELDS.org3, FIELDS.environment2],
    },
    {
      id: 'esc-custom',
      label: 'ESC subjectAttributes',
      template:
        'pulumi:environments:pulumi.organization.login:{org}:currentEnvironment.name:{currentEnv}:pulumi.user.login:{user}',
      fields: [
        FIELDS.org3,
        {
          name: 'currentEnv',
          pattern: /^[A-Za-z0-9_./-]+$/u,
          example: 'project/development',
          help: 'project/environment.',
        },
        { name: 'user', pattern: /^[^\s:]+$/u, example: 'octocat', help: 'User login.' },
      ],
    },
    {
      id: 'esc-iac',
      label: 'ESC used from Pulumi IaC',
      template: 'pulumi:environments:org:{org}:env:<yaml>',
      fields: [FIELDS.org3],
      note: 'Literal <yaml>: documented known issue pulumi/pulumi#14509.',
    },
    {
      id: 'deploy',
      label: 'Deployments',
      template:
        'pulumi:deploy:org:{org}:project:{project}:stack:{stack}:operation:{operation}:scope:write',
      fields: [
        FIELDS.org3,
        { name: 'project', pattern: /^[A-Za-z0-9_.-]+$/u, example: 'core', help: 'Project.' },
        { name: 'stack', pattern: /^[A-Za-z0-9_.-]+$/u, example: 'dev', help: 'Stack.' },
        {
          name: 'operation',
          pattern: /^(?:preview|update|refresh|destroy)$/u,
          example: 'update',
          help: 'Operation.',
        },
      ],
    },
  ],
  audience: {
    token: 'azure:{org} (ESC), {org} (Deployments and legacy default project)',
    credential: 'azure:contoso',
    configurable: false,
  },
  algorithms: ['RS256'],
  lifetime: '1 hour (docs sample)',
  varies: 'Environment, stack and operation.',
  flexible: { supported: 'no', claims: [] },
  claims: ['current_env', 'root_env', 'trigger_user', 'org', 'env'],
  pitfalls: ['Audience is not api://AzureADTokenExchange.'],
  obtainIssuer: 'fixed value: https://api.pulumi.com/oidc',
  obtainToken:
    "pulumi env open ORG/PROJECT/ENV azure.login.oidc.token | tr -d '\"' | cut -d. -f2 | tr '_-' '/+' | base64 -d | jq .",
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: 'jwks_uri of the discovery document',
  verification: 'ESC verified; Deployments subject from general knowledge',
  isIssuer: true,
  usable: true,
  sources: [
    'https://www.pulumi.com/docs/esc/environments/configuring-oidc/azure/',
    'https://www.pulumi.com/docs/esc/environments/configuring-oidc/',
  ],
}
