import { FIELDS } from '../fields'
import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const SPACELIFT: Scenario = {
  id: 'spacelift',
  name: 'Spacelift',
  category: 'iac',
  issuerPatterns: ISSUERS.spacelift.patterns,
  recognition: ISSUERS.spacelift.recognition,
  issuerExamples: ['https://demo.app.spacelift.io'],
  subjectTemplates: [
    {
      id: 'default',
      label: 'Default',
      template: 'space:{spaceId}:{callerType}:{callerId}:run_type:{runType}:scope:{scope}',
      fields: [FIELDS.spaceId, FIELDS.callerType, FIELDS.callerId, FIELDS.runType, FIELDS.scope],
    },
    {
      id: 'space-path',
      label: 'Custom with space path',
      template:
        'space:{spaceId}:space_path:{spacePath}:{callerType}:{callerId}:run_type:{runType}:scope:{scope}',
      fields: [
        FIELDS.spaceId,
        {
          name: 'spacePath',
          pattern: /^\/[A-Za-z0-9_/-]+$/u,
          example: '/root/production/us-east-1',
          help: 'Full path.',
        },
        FIELDS.callerType,
        FIELDS.callerId,
        FIELDS.runType,
        FIELDS.scope,
      ],
    },
  ],
  audience: {
    token: '{account}.app.spacelift.io',
    credential: 'demo.app.spacelift.io',
    configurable: false,
  },
  algorithms: ['RS256'],
  lifetime: '1 hour',
  varies: 'Type of the run and its scope.',
  flexible: { supported: 'no', claims: [] },
  claims: [
    'spaceId',
    'callerType',
    'callerId',
    'runType',
    'runId',
    'scope',
    'spacePath (only if templated)',
  ],
  pitfalls: [
    'Audience is the host name without https://.',
    'Five credentials per stack: TRACKED read+write, PROPOSED read, TASK write, DESTROY write.',
    'Template limit 1000, rendered 2048, but Entra allows 600 characters.',
  ],
  obtainIssuer:
    'account URL; curl -s https://ACCOUNT.app.spacelift.io/.well-known/openid-configuration | jq -r .issuer',
  obtainToken: "cut -d. -f2 /mnt/workspace/spacelift.oidc | tr '_-' '/+' | base64 -d | jq .",
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/.well-known/jwks',
  verification: 'verified; us host pattern and alg not verified',
  isIssuer: true,
  usable: true,
  sources: [
    'https://docs.spacelift.io/integrations/cloud-providers/oidc',
    'https://docs.spacelift.io/integrations/cloud-providers/oidc/azure-oidc',
  ],
}
