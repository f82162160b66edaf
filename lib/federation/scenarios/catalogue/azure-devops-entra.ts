import { FIELDS } from '../fields'
import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const AZURE_DEVOPS_ENTRA: Scenario = {
  id: 'azure-devops-entra',
  name: 'Azure DevOps (Microsoft Entra issuer)',
  category: 'ci',
  issuerPatterns: ISSUERS['azure-devops-entra'].patterns,
  recognition: ISSUERS['azure-devops-entra'].recognition,
  issuerExamples: ['https://login.microsoftonline.com/ff882432-09b0-437b-bd22-ca13c0037ded/v2.0'],
  subjectTemplates: [
    {
      id: 'service-connection',
      label: 'Service connection',
      template: '/eid1/c/pub/t/{tenantB64}/a/rISbSSETf0KqFyZ8ppdXmA/sc/{orgId}/{connectionId}',
      fields: [
        FIELDS.tenantB64,
        {
          name: 'orgId',
          pattern: /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/u,
          example: '0ca3ddd9-f0b0-4635-a98c-5866526961b6',
          help: 'Azure DevOps organisation id (GUID).',
        },
        {
          name: 'connectionId',
          pattern: /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/u,
          example: '64171687-7a59-4fce-b2c8-823278dcf176',
          help: 'Service connection id (resourceId in its URL).',
        },
      ],
      note: 'a/rISbSSETf0KqFyZ8ppdXmA is 499b84ac-1321-427f-aa17-267ca6975798, the Azure DevOps first-party app.',
    },
    {
      id: 'pipeline-fmi',
      label: 'Pipeline (federated managed identity)',
      template: '/eid1/c/pub/t/{tenantB64}/a/rISbSSETf0KqFyZ8ppdXmA/pl/h/{h}/d/{d}',
      fields: [
        FIELDS.tenantB64,
        {
          name: 'h',
          pattern: /^[^/\s]+$/u,
          example: 'hostid',
          help: "Segment seen in NuGet.org's validator; meaning not documented.",
        },
        { name: 'd', pattern: /^[^/\s]+$/u, example: 'definition', help: 'As above.' },
      ],
      note: "Shape only, from NuGetGallery's regex.",
    },
  ],
  audience: {
    token: 'api://AzureADTokenExchange',
    credential: 'api://AzureADTokenExchange',
    configurable: false,
  },
  algorithms: ['RS256'],
  lifetime: '86700 s in the published sample',
  varies: 'Nothing: the ids of organisation and connection stay.',
  flexible: { supported: 'no', claims: [] },
  claims: [
    'aud is fb60f99c-7a34-4190-8149-302f77469936 (token exchange app id) while the credential audience stays api://AzureADTokenExchange',
    'azp=499b84ac-1321-427f-aa17-267ca6975798',
    'idtyp=app',
    'oid',
    'xms_ficinfo',
  ],
  pitfalls: [
    'System-generated: copy both values from the connection.',
    'AADSTS70052: multi-tenant apps (AzureADMultipleOrgs) are refused with this issuer.',
    'AADSTS700238/700223: tenant policy limits federation.',
    'AADSTS900382: some sovereign clouds.',
  ],
  obtainIssuer:
    'az devops service-endpoint show --id SC_GUID --org https://dev.azure.com/ORG -p PROJECT --query authorization.parameters.workloadIdentityFederationIssuer -o tsv',
  obtainToken: 'same REST call as azure-devops with serviceConnectionId of an ARM WIF connection',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: 'https://login.microsoftonline.com/{tenantId}/discovery/v2.0/keys',
  verification: 'verified; base64url GUID encoding re-computed',
  isIssuer: true,
  usable: true,
  sources: [
    'https://learn.microsoft.com/en-us/azure/devops/release-notes/2025/sprint-253-update#workload-identity-federation-uses-entra-issuer',
    'https://learn.microsoft.com/en-us/azure/devops/pipelines/release/troubleshoot-workload-identity',
  ],
}
