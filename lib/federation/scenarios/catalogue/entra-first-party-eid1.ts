import { FIELDS } from '../fields'
import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const ENTRA_FIRST_PARTY_EID1: Scenario = {
  id: 'entra-first-party-eid1',
  name: 'Entra-issued /eid1/ subjects (Copilot Studio, Bot Framework, Power Platform)',
  category: 'entra',
  issuerPatterns: ISSUERS['entra-first-party-eid1'].patterns,
  recognition: ISSUERS['entra-first-party-eid1'].recognition,
  issuerExamples: ['https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0'],
  subjectTemplates: [
    {
      id: 'copilot-studio',
      label: 'Copilot Studio webhook',
      template: '/eid1/c/pub/t/{tenantB64}/a/m1WPnYRZpEaQKq1Cceg--g/{endpointB64}',
      fields: [
        FIELDS.tenantB642,
        {
          name: 'endpointB64',
          pattern: /^[A-Za-z0-9_-]+$/u,
          example: 'aHR0cHM6Ly9leGFtcGxlLmNvbQ',
          help: 'base64url of the UTF-8 endpoint URL.',
        },
      ],
    },
    {
      id: 'bot-framework',
      label: 'Bot Framework OAuth connection',
      template: '/eid1/c/pub/t/{tenantB64}/a/9ExAW52n_ky4ZiS_jhpJIQ/{uniqueId}',
      fields: [
        FIELDS.tenantB642,
        {
          name: 'uniqueId',
          pattern: /^[^/\s]{1,120}$/u,
          example: 'mybot-oauth',
          help: 'Unique identifier of the connection.',
        },
      ],
    },
    {
      id: 'power-platform-plugin',
      label: 'Power Platform plug-in',
      template:
        '/eid1/c/pub/t/{tenantB64}/a/qzXoWDkuqUa3l6zM5mM0Rw/n/plugin/e/{environment}/h/{hash}',
      fields: [
        FIELDS.tenantB642,
        {
          name: 'environment',
          pattern: /^[A-Za-z0-9-]+$/u,
          example: 'org12345678',
          help: 'Environment.',
        },
        {
          name: 'hash',
          pattern: /^[0-9a-f]{8,64}$/u,
          example: 'a1b2c3d4e5f60718',
          help: 'Certificate hash.',
        },
      ],
    },
  ],
  audience: {
    token: 'api://AzureADTokenExchange',
    credential: 'api://AzureADTokenExchange',
    configurable: false,
  },
  algorithms: ['RS256'],
  lifetime: 'not verified',
  varies: 'Nothing: the product shows the subject to use.',
  flexible: { supported: 'no', claims: [] },
  claims: [
    'a/9ExAW52n_ky4ZiS_jhpJIQ = 5b404cf4-a79d-4cfe-b866-24bf8e1a4921',
    'a/m1WPnYRZpEaQKq1Cceg--g = 9d8f559b-5984-46a4-902a-ad4271e83efa',
    'a/qzXoWDkuqUa3l6zM5mM0Rw = 58e835ab-2e39-46a9-b797-accce6633447',
  ],
  pitfalls: [
    'Some scripts base64 the GUID text: that is wrong, encode its 16 bytes (little-endian groups) as base64url without padding.',
  ],
  obtainIssuer: 'echo https://login.microsoftonline.com/TENANT_ID/v2.0',
  obtainToken: 'service-side only; copy the subject the product shows',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: 'https://login.microsoftonline.com/{tenantId}/discovery/v2.0/keys',
  verification: 'shapes from third-party code; encodings re-computed',
  isIssuer: true,
  usable: true,
  sources: [],
}
