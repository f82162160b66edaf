import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'
import { TEMPLATES } from '../templates'

export const ENTRA_MANAGED_IDENTITY_CROSS_TENANT: Scenario = {
  id: 'entra-managed-identity-cross-tenant',
  name: 'Entra managed identity via multitenant app to another tenant',
  category: 'entra',
  issuerPatterns: ISSUERS['entra-managed-identity-cross-tenant'].patterns,
  recognition: ISSUERS['entra-managed-identity-cross-tenant'].recognition,
  issuerExamples: ['https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0'],
  subjectTemplates: [TEMPLATES.entraUami],
  audience: {
    token: 'api://AzureADTokenExchange',
    credential: 'api://AzureADTokenExchange',
    configurable: false,
  },
  algorithms: ['RS256'],
  lifetime: 'about 24 hours',
  varies: 'Nothing: the principal id belongs to the identity.',
  flexible: { supported: 'no', claims: [] },
  claims: [],
  pitfalls: [
    'credential sits on the app in the home tenant; consent the app in the resource tenant first (AADSTS700016).',
    'credential issuer is the home tenant, token request goes to the resource tenant.',
  ],
  obtainIssuer: 'home tenant of app and UAMI: https://login.microsoftonline.com/HOME_TENANT/v2.0',
  obtainToken:
    "same as entra-managed-identity; then POST the assertion to /RESOURCE_TENANT/oauth2/v2.0/token with the app's client_id",
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: 'https://login.microsoftonline.com/{tenantId}/discovery/v2.0/keys',
  verification: 'verified',
  isIssuer: true,
  usable: true,
  sources: [
    'https://learn.microsoft.com/en-us/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity',
  ],
}
