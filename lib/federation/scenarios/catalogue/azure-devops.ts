import { FIELDS } from '../fields'
import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const AZURE_DEVOPS: Scenario = {
  id: 'azure-devops',
  name: 'Azure DevOps (Azure DevOps issuer, older)',
  category: 'ci',
  issuerPatterns: ISSUERS['azure-devops'].patterns,
  recognition: ISSUERS['azure-devops'].recognition,
  issuerExamples: ['https://vstoken.dev.azure.com/0ca3ddd9-f0b0-4635-a98c-5866526961b6'],
  subjectTemplates: [
    {
      id: 'service-connection',
      label: 'Service connection',
      template: 'sc://{org}/{project}/{connection}',
      fields: [
        FIELDS.org,
        {
          name: 'project',
          pattern: /^[^/\\:*?"<>|;#$,{}+=[\]\p{Cc}]{1,64}$/u,
          example: 'web-shop',
          help: 'Project name; spaces are allowed.',
        },
        {
          name: 'connection',
          pattern: /^[^/]{1,256}$/u,
          example: 'azure-prod',
          help: 'Service connection name; renaming breaks trust.',
        },
      ],
    },
    {
      id: 'pipeline',
      label: 'Pipeline token',
      template: 'p://{org}/{project}/{pipeline}',
      fields: [
        FIELDS.org,
        { name: 'project', pattern: /^[^/]{1,64}$/u, example: 'web-shop', help: 'Project name.' },
        { name: 'pipeline', pattern: /^.{1,260}$/u, example: 'ci', help: 'Pipeline name.' },
      ],
    },
  ],
  audience: {
    token: 'api://AzureADTokenExchange',
    credential: 'api://AzureADTokenExchange',
    configurable: false,
  },
  algorithms: ['RS256'],
  lifetime: 'about 5 minutes (exp-iat 299-300 s, nbf = iat-600)',
  varies: 'Nothing, as long as organisation, project and connection keep their names.',
  flexible: { supported: 'no', claims: [] },
  claims: ['org_id', 'prj_id', 'def_id', 'rpo_id', 'rpo_uri', 'rpo_ref', 'run_id'],
  pitfalls: [
    'AADSTS700211/70021 after Azure DevOps moved the connection to the Entra issuer: update issuer and subject together.',
    'Renamed organisation, project or connection changes sub.',
    'A name instead of a GUID in serviceConnectionId silently returns the pipeline token.',
  ],
  obtainIssuer:
    "az rest --method get --resource 499b84ac-1321-427f-aa17-267ca6975798 --url 'https://dev.azure.com/ORG/PROJECT/_apis/serviceendpoint/endpoints/ID?api-version=7.1' --query authorization.parameters.workloadIdentityFederationIssuer -o tsv",
  obtainToken:
    'curl -sS -X POST -H \'Content-Length: 0\' -H \'Content-Type: application/json\' -H "Authorization: Bearer $SYSTEM_ACCESSTOKEN" "$SYSTEM_OIDCREQUESTURI?api-version=7.1&serviceConnectionId=SC_GUID" | jq -r .oidcToken   # drop serviceConnectionId for the pipeline token',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: 'https://vstoken.dev.azure.com/.well-known/jwks',
  verification: 'verified (Teleport research tokens + Microsoft docs)',
  isIssuer: true,
  usable: true,
  sources: [
    'https://learn.microsoft.com/en-us/azure/devops/pipelines/release/troubleshoot-workload-identity',
    'https://learn.microsoft.com/en-us/azure/devops/pipelines/release/configure-workload-identity',
    'https://learn.microsoft.com/en-us/rest/api/azure/devops/distributedtask/oidctoken/create',
  ],
}
