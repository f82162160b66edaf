import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'
import { TEMPLATES } from '../templates'

export const ENTRA_MANAGED_IDENTITY: Scenario = {
  id: 'entra-managed-identity',
  name: 'Entra managed identity as credential on an app',
  category: 'entra',
  issuerPatterns: ISSUERS['entra-managed-identity'].patterns,
  recognition: ISSUERS['entra-managed-identity'].recognition,
  issuerExamples: ['https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0'],
  subjectTemplates: [TEMPLATES.entraUami],
  audience: {
    token: 'api://AzureADTokenExchange',
    credential: 'api://AzureADTokenExchange',
    configurable: false,
    clouds: {
      public: 'api://AzureADTokenExchange',
      usgov: 'api://AzureADTokenExchangeUSGov',
      china: 'api://AzureADTokenExchangeChina',
    },
  },
  algorithms: ['RS256'],
  lifetime: 'about 24 hours',
  varies: 'Nothing: the principal id belongs to the identity.',
  flexible: { supported: 'no', claims: [] },
  claims: [
    'oid=sub=principal id',
    'xms_mirid',
    'token aud may read fb60f99c-7a34-4190-8149-302f77469936',
  ],
  pitfalls: [
    'User-assigned identity and app must be in the same tenant; reach other tenants with a multitenant app.',
    'System-assigned identities are refused.',
    'Other clouds are refused.',
    'Wrong id: AADSTS700213 or 7000227.',
  ],
  obtainIssuer:
    'echo https://login.microsoftonline.com/$(az account show --query tenantId -o tsv)/v2.0',
  obtainToken:
    "curl -s -H Metadata:true 'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=api://AzureADTokenExchange&client_id=UAMI_CLIENT_ID' | jq -r .access_token",
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: 'https://login.microsoftonline.com/{tenantId}/discovery/v2.0/keys',
  verification: 'verified; token lifetime from Azure DevOps docs',
  isIssuer: true,
  usable: true,
  sources: [
    'https://learn.microsoft.com/en-us/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity',
  ],
}
