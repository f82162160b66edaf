import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700016: CodeEntry = {
  code: 700016,
  name: 'UnauthorizedClient_DoesNotMatchRequest',
  meaning:
    'The client_id is unknown in the addressed tenant: wrong id (object id or name instead of application id), wrong tenant, or app not provisioned there.',
  field: 'client',
  causes: [
    CAUSES.clientUnknown,
    CAUSES.clientDeleted,
    CAUSES.tenantWrong,
    CAUSES.noServicePrincipal,
  ],
  patterns: [
    { key: 'clientId', before: "Application with identifier '" },
    { key: 'tenant', before: "was not found in the directory '" },
  ],
  phrase: 'was not found in the directory',
  evidence: 'response',
  sources: [
    'https://github.com/hashicorp/terraform-provider-azurerm/issues/20623',
    'https://github.com/wazuh/wazuh/issues/27069',
    'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
  ],
  examples: [
    {
      text: "AADSTS700016: Application with identifier '00001111-aaaa-2222-bbbb-3333cccc4444' was not found in the directory 'Contoso'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: { clientId: '00001111-aaaa-2222-bbbb-3333cccc4444', tenant: 'Contoso' },
    },
  ],
}
