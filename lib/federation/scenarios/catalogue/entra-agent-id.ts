import { FIELDS } from '../fields'
import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const ENTRA_AGENT_ID: Scenario = {
  id: 'entra-agent-id',
  name: 'Entra Agent ID blueprint',
  category: 'entra',
  issuerPatterns: ISSUERS['entra-agent-id'].patterns,
  recognition: ISSUERS['entra-agent-id'].recognition,
  issuerExamples: ['https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0'],
  subjectTemplates: [
    {
      id: 'uami',
      label: 'Blueprint trusts a user-assigned identity',
      template: '{principalId}',
      fields: [FIELDS.principalId],
    },
    {
      id: 'k8s',
      label: 'Blueprint trusts a Kubernetes service account',
      template: 'system:serviceaccount:{namespace}:{serviceAccount}',
      fields: [FIELDS.namespace, FIELDS.serviceAccount],
      note: 'Use the cluster issuer instead of the tenant issuer.',
    },
    {
      id: 't1',
      label: 'Token T1 subject (blueprint to agent identity)',
      template: '/eid1/c/pub/t/{tenantB64}/a/{blueprintB64}/{agentIdentityId}',
      fields: [
        FIELDS.tenantB642,
        {
          name: 'blueprintB64',
          pattern: /^[A-Za-z0-9_-]{22}$/u,
          example: 'rISbSSETf0KqFyZ8ppdXmA',
          help: 'base64url GUID.',
        },
        {
          name: 'agentIdentityId',
          pattern: /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/u,
          example: 'f3897825-fd03-45f5-90eb-fdbf26135650',
          help: 'Agent identity client id.',
        },
      ],
      usable: false,
    },
  ],
  audience: {
    token: 'api://AzureADTokenExchange',
    credential: 'api://AzureADTokenExchange',
    configurable: false,
  },
  algorithms: ['RS256'],
  lifetime: 'not verified',
  varies: 'The agent identity in the second form.',
  flexible: { supported: 'no', claims: [] },
  claims: ['T1: aud fb60f99c-7a34-4190-8149-302f77469936, azp blueprint, idtyp app'],
  pitfalls: [
    'credentials on blueprints need Graph beta; v1.0 answers that Agent Blueprints are not supported on that API version.',
    'MSAL Node does not send fmi_path (secondary source).',
  ],
  obtainIssuer: 'as the underlying workload',
  obtainToken:
    'curl -s https://login.microsoftonline.com/TENANT/oauth2/v2.0/token -d client_id=BLUEPRINT_ID -d scope=api://AzureADTokenExchange/.default -d fmi_path=AGENT_IDENTITY_ID -d grant_type=client_credentials -d client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer --data-urlencode client_assertion=$TOKEN',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: 'https://login.microsoftonline.com/{tenantId}/discovery/v2.0/keys',
  verification: 'flow verified; exact docs URL and lifetime not verified',
  isIssuer: true,
  usable: true,
  sources: ['https://learn.microsoft.com/en-us/entra/agent-id/'],
}
