import type { ExplainedField, Extracted } from '../aadsts/model'

/**
 * Error texts of public issue threads whose cause is known, re-typed: wrapped, prefixed, escaped and
 * masked as they were pasted, shortened, with invented names and ids. They keep the judgement of
 * pasted errors from getting worse unnoticed.
 */
export interface PublicThread {
  /** Where it was seen. */
  readonly source: string
  readonly text: string
  /** The first AADSTS number that must be found; null for an error without one. */
  readonly code: number | null
  readonly field: ExplainedField | null
  /** Values that must be read, at least these. */
  readonly extracted?: Extracted
  /** The cause whose fix closed the thread, or that its answers name; null when nobody found one. */
  readonly fix: string | null
  /** True when the thread settles on no fix and `fix` was concluded from what it shows. */
  readonly inferred?: true
  /** The first three causes, in order. */
  readonly first: readonly string[]
  /** Why the fix is not among the first three: what the text does not show. */
  readonly hidden?: string
}

const IDS =
  'Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z'
const CHECK =
  'Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation'
const DOCS =
  'https://docs.microsoft.com/en-us/azure/active-directory/develop/workload-identity-federation'
const EXCHANGE = 'api://AzureADTokenExchange'
const GITHUB = 'https://token.actions.githubusercontent.com'
const AKS =
  'https://eastus.oic.prod-aks.azure.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/55556666-7777-8888-9999-aaaabbbbcccc/'

export const PUBLIC_THREADS: readonly PublicThread[] = [
  // GitHub: context
  {
    source: 'https://github.com/Azure/login/issues/197',
    text: `Run azure/login@v1
Using OIDC authentication...
Federated token details: 
 issuer - ${GITHUB} 
 subject claim - repo:<org/repo>:environment:terraform-demo
/usr/bin/az cloud set -n azurecloud
Done setting cloud: "azurecloud"
Error: : AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: '${GITHUB}'. Assertion Subject: 'repo:<org/repo>:environment:terraform-demo'. Assertion Audience: '${EXCHANGE}'.`,
    code: 70021,
    field: null,
    extracted: { issuer: GITHUB, subject: 'repo:<org/repo>:environment:terraform-demo' },
    fix: 'github-context',
    first: ['issuer-trailing-slash', 'github-context', 'audience-default-token'],
  },
  {
    source: 'https://github.com/Azure/login/issues/178',
    text: `Error: : AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: '${GITHUB}'. Assertion Subject: 'repo:contoso/azure-oidc:pull_request'. Assertion Audience: '${EXCHANGE}'.
Trace ID: 11112222-3333-4444-5555-666677778800
Correlation ID: 99998888-7777-6666-5555-444433332222
Timestamp: 2026-03-04 05:06:07Z`,
    code: 70021,
    field: null,
    extracted: {
      subject: 'repo:contoso/azure-oidc:pull_request',
      correlationId: '99998888-7777-6666-5555-444433332222',
    },
    fix: 'github-context',
    first: ['issuer-trailing-slash', 'github-context', 'audience-default-token'],
  },
  {
    source: 'https://github.com/Azure/login/issues/296',
    text: `Using OIDC authentication...
Federated token details: 
 issuer - ${GITHUB}/ 
 subject claim - repo:contoso/cluster:ref:refs/heads/ml-windows
/usr/bin/az cloud set -n azurecloud
Done setting cloud: "azurecloud"
Error: : AADSTS700[21](https://github.com/contoso/cluster/actions/runs/4047178860/jobs/6960888343#step:6:22): No matching federated identity record found for presented assertion. Assertion Issuer: '${GITHUB}/'. Assertion Subject: 'repo:contoso/cluster:ref:refs/heads/ml-windows'. Assertion Audience: '${EXCHANGE}'. ${DOCS}`,
    code: 70021,
    field: null,
    extracted: { subject: 'repo:contoso/cluster:ref:refs/heads/ml-windows' },
    fix: 'github-context',
    first: ['issuer-trailing-slash', 'github-context', 'audience-default-token'],
  },
  {
    source: 'https://github.com/Azure/login/issues/379',
    text: "`Error: AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:contoso/functionapp:ref:refs/heads/master'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion\n`",
    code: 700213,
    field: 'subject',
    extracted: { subject: 'repo:contoso/functionapp:ref:refs/heads/master' },
    fix: 'github-context',
    first: ['github-context', 'github-immutable-subject', 'wildcard-subject'],
  },
  {
    source: 'https://github.com/Azure/login/issues/453',
    text: `Error: AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:Contoso-Labs/workflow.monitor:ref:refs/heads/update-scenario'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${DOCS} ${IDS}`,
    code: 700213,
    field: 'subject',
    extracted: {
      subject: 'repo:Contoso-Labs/workflow.monitor:ref:refs/heads/update-scenario',
      timestamp: '2026-03-04 05:06:07Z',
    },
    fix: 'github-context',
    first: ['github-context', 'github-immutable-subject', 'wildcard-subject'],
  },
  {
    source: 'https://github.com/nebari-dev/nebari/issues/2893',
    text: `Run azure/login@v2
Running Azure CLI Login.
/usr/bin/az cloud set -n azurecloud
Done setting cloud: "azurecloud"
Federated token details:
 issuer - ${GITHUB}/
 subject claim - repo:contoso/platform:ref:refs/heads/policy-addon
Attempting Azure CLI login by using OIDC...
Error: AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:contoso/platform:ref:refs/heads/policy-addon'. ${CHECK}`,
    code: 700213,
    field: 'subject',
    extracted: { subject: 'repo:contoso/platform:ref:refs/heads/policy-addon' },
    fix: 'github-context',
    first: ['github-context', 'github-immutable-subject', 'wildcard-subject'],
  },
  {
    source: 'https://github.com/Azure/azure-dev/issues/2428',
    text: String.raw`AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: 'https://token.actions.githubusercontent.com/'. Assertion Subject: 'repo:contoso/chat-sample:ref:refs/heads/cicd'. Assertion Audience: 'api://AzureADTokenExchange'. [https://docs.microsoft.com/en-us/azure/active-directory/develop/workload-identity-federation\\r\\nTrace](https://docs.microsoft.com/en-us/azure/active-directory/develop/workload-identity-federation/r/nTrace) ID: 11112222-3333-4444-5555-666677778800\\r\\nCorrelation ID: 99998888-7777-6666-5555-444433332222\\r\\nTimestamp: 2026-03-04 05:06:07Z\",`,
    code: 70021,
    field: null,
    extracted: {
      subject: 'repo:contoso/chat-sample:ref:refs/heads/cicd',
      traceId: '11112222-3333-4444-5555-666677778800',
      correlationId: '99998888-7777-6666-5555-444433332222',
      timestamp: '2026-03-04 05:06:07Z',
    },
    fix: 'github-context',
    first: ['issuer-trailing-slash', 'github-context', 'audience-default-token'],
  },
  {
    source: 'https://github.com/Azure/azure-dev/issues/5473',
    text: `AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:contoso/dev-prod:environment:dev'. ${CHECK}`,
    code: 700213,
    field: 'subject',
    extracted: { subject: 'repo:contoso/dev-prod:environment:dev' },
    fix: 'github-context',
    first: ['github-context', 'github-immutable-subject', 'wildcard-subject'],
  },
  {
    source: 'https://github.com/Azure-Samples/virtual-network-integration-recipes/issues/14',
    text: `AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: '${GITHUB}'. Assertion Subject: 'repo:contoso/recipes:ref:refs/heads/contoso/widget-fix'. Assertion Audience: '${EXCHANGE}'. ${DOCS}`,
    code: 70021,
    field: null,
    extracted: { subject: 'repo:contoso/recipes:ref:refs/heads/contoso/widget-fix' },
    fix: 'github-context',
    first: ['issuer-trailing-slash', 'github-context', 'audience-default-token'],
  },
  // GitHub: ids, templates
  {
    source: 'https://github.com/Azure/login/issues/617',
    text: `Error: AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:contoso/application:environment:production'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion.`,
    code: 700213,
    field: 'subject',
    extracted: { subject: 'repo:contoso/application:environment:production' },
    fix: 'github-immutable-subject',
    first: ['github-context', 'github-immutable-subject', 'wildcard-subject'],
  },
  {
    source: 'https://github.com/Freddy-DK/Fkh/issues/46',
    text: `Error: AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:<owner>@<owner-id>/<deployment-repo>@<repo-id>:ref:refs/heads/main'.
Check your federated identity credential Subject, Audience and Issuer against the presented assertion.`,
    code: 700213,
    field: 'subject',
    extracted: {
      subject: 'repo:<owner>@<owner-id>/<deployment-repo>@<repo-id>:ref:refs/heads/main',
    },
    fix: 'github-immutable-subject',
    first: ['github-immutable-subject', 'github-context', 'wildcard-subject'],
  },
  {
    source: 'https://github.com/Azure/azure-dev/issues/9382',
    text: `ERROR: login failed: failed exchanging token: AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:contoso@24210001/ppconfig@1323150002:ref:refs/heads/main'. ${CHECK} ${IDS}`,
    code: 700213,
    field: 'subject',
    extracted: { subject: 'repo:contoso@24210001/ppconfig@1323150002:ref:refs/heads/main' },
    fix: 'github-immutable-subject',
    first: ['github-immutable-subject', 'github-context', 'wildcard-subject'],
  },
  {
    source: 'https://github.com/Azure/Azure-Landing-Zones/issues/4223',
    text: `│ Error: Failed to get existing workspaces: listing blobs: executing request: authorizing request: clientCredentialsToken: received HTTP status 401 with response: {"error":"invalid_client","error_description":"AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:contoso@219850003/alz-mgmt@1309240004:environment:alz-mgmt-plan:job_workflow_ref:contoso/alz-mgmt-templates/.github/workflows/ci-template.yaml@refs/heads/main'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z","error_codes":[700213]}`,
    code: 700213,
    field: 'subject',
    extracted: {
      subject:
        'repo:contoso@219850003/alz-mgmt@1309240004:environment:alz-mgmt-plan:job_workflow_ref:contoso/alz-mgmt-templates/.github/workflows/ci-template.yaml@refs/heads/main',
    },
    fix: 'github-immutable-subject',
    first: ['github-immutable-subject', 'github-custom-subject', 'github-context'],
  },
  {
    source: 'https://github.com/Azure/azure-dev/issues/7374',
    text: `AADSTS700213: No matching federated identity record found for presented assertion subject
'repository_owner_id:6844498:repository_id:1100005:ref:refs/heads/main'. Check your federated identity
credential Subject, Audience and Issuer against the presented assertion.`,
    code: 700213,
    field: 'subject',
    extracted: {
      subject: 'repository_owner_id:6844498:repository_id:1100005:ref:refs/heads/main',
    },
    fix: 'github-custom-subject',
    first: ['github-custom-subject', 'github-context', 'github-immutable-subject'],
  },
  // Issuer slash
  {
    source: 'https://github.com/Azure/login/issues/175',
    text: `Error: : AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: '${GITHUB}'. Assertion Subject: 'repo:contoso/oidctest1:ref:refs/heads/main'. Assertion Audience: '${EXCHANGE}'.`,
    code: 70021,
    field: null,
    extracted: { issuer: GITHUB },
    fix: 'issuer-trailing-slash',
    first: ['issuer-trailing-slash', 'github-context', 'audience-default-token'],
  },
  {
    source: 'https://github.com/MicrosoftDocs/azure-docs/issues/111542',
    text: `> \`AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: '${GITHUB}'...\``,
    code: 70021,
    field: null,
    extracted: { issuer: GITHUB },
    fix: 'issuer-trailing-slash',
    first: ['issuer-trailing-slash', 'github-context', 'audience-default-token'],
  },
  {
    source: 'https://github.com/MicrosoftDocs/azure-docs/issues/105462',
    text: `The error thrown is: 

AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: '${GITHUB}'`,
    code: 70021,
    field: null,
    extracted: { issuer: GITHUB },
    fix: 'issuer-trailing-slash',
    first: ['issuer-trailing-slash', 'github-context', 'audience-default-token'],
  },
  {
    source: 'https://github.com/Azure/login/issues/360',
    text: `Using OIDC authentication...
Federated token details: 
 issuer - ${GITHUB}/ 
 subject claim - ****
/usr/bin/az cloud set -n azurecloud
Done setting cloud: "azurecloud"
Error: : AADSTS700[21](https://github.com/******)1: No matching federated identity record found for presented assertion issuer '${GITHUB}/'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${DOCS}`,
    code: 700211,
    field: 'issuer',
    extracted: { issuer: `${GITHUB}/` },
    fix: null,
    first: ['issuer-trailing-slash', 'issuer-changed', 'wrong-client-id'],
  },
  // Letter case
  {
    source: 'https://github.com/Azure/login/issues/515',
    text: `Error: AADSTS7002138: No matching federated identity record found for presented assertion subject 'repo:Contoso/Dashboard23:environment:Production'. The subject matches with case-insensitive comparison, but not with case-sensitive comparison. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. See documentation at: https://learn.microsoft.com/entra/workload-id/workload-identity-federation. See breaking change notification and remediation at: https://learn.microsoft.com/en-us/entra/identity-platform/reference-breaking-changes#august-2024. `,
    code: 7002138,
    field: 'subject',
    extracted: { subject: 'repo:Contoso/Dashboard23:environment:Production' },
    fix: 'subject-case',
    first: ['subject-case', 'renamed', 'stale-record'],
  },
  {
    source: 'https://github.com/Azure/login/issues/517',
    text: 'Error: AADSTS7002138: No matching federated identity record found for presented assertion subject',
    code: 7002138,
    field: 'subject',
    fix: 'subject-case',
    first: ['subject-case', 'renamed', 'stale-record'],
  },
  {
    source: 'https://github.com/Azure/login/issues/573',
    text: `Run azure/login@v2
  with:
    client-id: 00001111-aaaa-2222-bbbb-3333cccc4444
    tenant-id: aaaabbbb-0000-cccc-1111-dddd2222eeee
    environment: azurecloud
    audience: ${EXCHANGE}
    auth-type: SERVICE_PRINCIPAL
Running Azure CLI Login.
Federated token details:
 issuer - ${GITHUB}
 subject claim - repo:contosoAI/some-data:ref:refs/heads/main
 audience - ${EXCHANGE}
 job_workflow_ref - contosoAI/some-data/.github/workflows/run.yml@refs/heads/main
Attempting Azure CLI login by using OIDC...
Error: AADSTS7002138: No matching federated identity record found for presented assertion subject 'repo:contosoAI/some-data:ref:refs/heads/main'. The subject matches with case-insensitive comparison, but not with case-sensitive comparison.`,
    code: 7002138,
    field: 'subject',
    extracted: {
      issuer: GITHUB,
      subject: 'repo:contosoAI/some-data:ref:refs/heads/main',
      audience: EXCHANGE,
      clientId: '00001111-aaaa-2222-bbbb-3333cccc4444',
      tenant: 'aaaabbbb-0000-cccc-1111-dddd2222eeee',
    },
    fix: 'subject-case',
    first: ['subject-case', 'renamed', 'stale-record'],
  },
  {
    source: 'https://github.com/Azure/accelerator-bootstrap-modules/pull/139',
    text: 'to avoid issue AADSTS7002138 "The subject matches with case-insensitive comparison, but not with case-sensitive comparison. Check your federated identity credential Subject, Audience and Issuer against the presented assertion."',
    code: 7002138,
    field: 'subject',
    fix: 'subject-case',
    first: ['subject-case', 'renamed', 'stale-record'],
  },
  // Kubernetes
  {
    source: 'https://github.com/Azure/azure-workload-identity/issues/616',
    text: String.raw`E1027 23:39:22.893319       1 token_credential.go:62] "failed to acquire token" err="FromAssertion(): http call(https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/oauth2/v2.0/token)(POST) error: reply status code was 400:\n{\"error\":\"invalid_request\",\"error_description\":\"AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: 'https://kubernetes.default.svc.cluster.local'. Assertion Subject: 'system:serviceaccount:default:workload-identity-sa'. Assertion Audience: 'api://AzureADTokenExchange'. https://docs.microsoft.com/en-us/azure/active-directory/develop/workload-identity-federation\\r\\nTrace ID: 11112222-3333-4444-5555-666677778800\\r\\nCorrelation ID: 99998888-7777-6666-5555-444433332222\\r\\nTimestamp: 2026-03-04 05:06:07Z\",\"error_codes\":[70021]}"`,
    code: 70021,
    field: null,
    extracted: {
      issuer: 'https://kubernetes.default.svc.cluster.local',
      subject: 'system:serviceaccount:default:workload-identity-sa',
      audience: EXCHANGE,
      tenant: 'aaaabbbb-0000-cccc-1111-dddd2222eeee',
      traceId: '11112222-3333-4444-5555-666677778800',
    },
    fix: 'cluster-internal-issuer',
    first: ['cluster-internal-issuer', 'kubernetes-service-account', 'issuer-trailing-slash'],
  },
  {
    source: 'https://github.com/Azure/azure-workload-identity/issues/616#comments',
    text: String.raw`E1029 05:55:04.865996       1 token_credential.go:62] "failed to acquire token" err="FromAssertion(): http call(https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/oauth2/v2.0/token)(POST) error: reply status code was 401:\n{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000272: The certificate with identifier  used to sign the federated credential could not be found in the metadata of identity provider https://oidcissuerfabrikam.blob.core.windows.net/oidc-test/. Please validate that your Identity Provider's metadata exposes the key used to sign the incoming token.\\r\\nTrace ID: 11112222-3333-4444-5555-666677778800\\r\\nCorrelation ID: 99998888-7777-6666-5555-444433332222\\r\\nTimestamp: 2026-03-04 05:06:07Z\",\"error_codes\":[7000272]}"`,
    code: 7000272,
    field: 'signature',
    extracted: { issuer: 'https://oidcissuerfabrikam.blob.core.windows.net/oidc-test/' },
    fix: 'key-not-published',
    inferred: true,
    first: ['key-not-published', 'key-id-differs', 'key-cache'],
  },
  {
    source: 'https://github.com/Azure/azure-workload-identity/issues/1232',
    text: `{"error":"invalid_client","error_description":"AADSTS7000272: The certificate with identifier AAAA184AB5E2B3F6529B8CFCE195305014236EBB used to sign the federated credential could not be found in the metadata of identity provider https://oidc.fabrikam.com. Please validate that your Identity Provider's metadata exposes the key used to sign the incoming token. ${IDS}","error_codes":[7000272]}`,
    code: 7000272,
    field: 'signature',
    extracted: {
      kid: 'AAAA184AB5E2B3F6529B8CFCE195305014236EBB',
      issuer: 'https://oidc.fabrikam.com',
    },
    fix: null,
    first: ['key-not-published', 'key-id-differs', 'key-cache'],
  },
  {
    source: 'https://github.com/Azure/azure-workload-identity/issues/340',
    text: String.raw`token_credential.go:70] "failed to acquire token" err="FromAssertion(): http call(https://login.microsoftonline.com//{tenant-id}//oauth2/v2.0/token)(POST) error: reply status code was 400:\n{\"error\":\"invalid_request\",\"error_description\":\"AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: 'https://oidc.prod-aks.azure.com/XXXXXX/'. Assertion Subject: 'system:serviceaccount:default:workload-identity-sa'. Assertion Audience: 'api://AzureADTokenExchange'.\\r\\nTrace ID: 11112222-3333-4444-5555-666677778800\\r\\nCorrelation ID: 99998888-7777-6666-5555-444433332222\\r\\nTimestamp: 2026-03-04 05:06:07Z\",\"error_codes\":[70021]}"`,
    code: 70021,
    field: null,
    extracted: {
      issuer: 'https://oidc.prod-aks.azure.com/XXXXXX/',
      subject: 'system:serviceaccount:default:workload-identity-sa',
    },
    fix: null,
    first: ['kubernetes-service-account', 'issuer-trailing-slash', 'audience-default-token'],
  },
  {
    source: 'https://github.com/Azure/azure-workload-identity/issues/1200',
    text: `AADSTS700211: WorkloadIdentityCredential: Microsoft Entra ID error '(invalid_client) AADSTS700211: No matching federated identity record found for presented assertion issuer 'https://oidc.prod-aks.azure.com/879-...-a6425/'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${DOCS} Trace ID: REDACTED Correlation ID: REDACTED Timestamp: 2026-03-04 05:06:07Z'`,
    code: 700211,
    field: 'issuer',
    extracted: { issuer: 'https://oidc.prod-aks.azure.com/879-...-a6425/' },
    fix: 'wrong-client-id',
    inferred: true,
    first: ['issuer-trailing-slash', 'issuer-changed', 'wrong-client-id'],
  },
  {
    source: 'https://github.com/Azure/azure-workload-identity/issues/1200#comments',
    text: `AADSTS700213: No matching federated identity record found for presented assertion subject 'system:serviceaccount:xxx:yyy'. ${CHECK} Trace ID: xx Correlation ID: xx Timestamp: 2026-03-04 05:06:07Z`,
    code: 700213,
    field: 'subject',
    extracted: { subject: 'system:serviceaccount:xxx:yyy' },
    fix: 'stale-record',
    hidden: 'Nothing in the text tells a stale record from another service account.',
    first: ['kubernetes-service-account', 'wrong-client-id', 'propagation-delay'],
  },
  {
    source: 'https://github.com/external-secrets/external-secrets/issues/2783',
    text: String.raw`  Warning  InvalidProviderConfig  20s (x6 over 101s)  cluster-secret-store  (combined from similar events): FromAssertion(): http call(https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/oauth2/v2.0/token)(POST) error: reply status code was 401:
{"error":"invalid_client","error_description":"AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: '${AKS}'. Assertion Subject: 'system:serviceaccount:external-secrets:external-secrets'. Assertion Audience: 'api://AzureADTokenExchange'. ${DOCS}\r\nTrace ID: 11112222-3333-4444-5555-666677778800\r\nCorrelation ID: 99998888-7777-6666-5555-444433332222\r\nTimestamp: 2026-03-04 05:06:07Z","error_codes":[70021]}`,
    code: 70021,
    field: null,
    extracted: {
      issuer: AKS,
      subject: 'system:serviceaccount:external-secrets:external-secrets',
      tenant: 'aaaabbbb-0000-cccc-1111-dddd2222eeee',
    },
    fix: null,
    first: ['kubernetes-service-account', 'issuer-trailing-slash', 'audience-default-token'],
  },
  {
    source: 'https://github.com/isindir/sops-secrets-operator/issues/190',
    text: '"AADSTS700213: No matching federated identity record found for presented assertion subject \'system:serviceaccount:sops:sops-secrets-operator-v2',
    code: 700213,
    field: 'subject',
    extracted: { subject: 'system:serviceaccount:sops:sops-secrets-operator-v2' },
    fix: 'kubernetes-service-account',
    first: ['kubernetes-service-account', 'wrong-client-id', 'propagation-delay'],
  },
  {
    source: 'https://github.com/kedacore/keda/issues/4219',
    text: "STS70021: No matching federated identity record found for presented assertion ... Assertion Subject: 'system:serviceaccount:keda:keda-operator'",
    code: 70021,
    field: null,
    extracted: { subject: 'system:serviceaccount:keda:keda-operator' },
    fix: 'kubernetes-service-account',
    first: ['kubernetes-service-account', 'issuer-trailing-slash', 'audience-default-token'],
  },
  {
    source: 'https://github.com/kedacore/keda/issues/8152',
    text: `Intermittent AADSTS700213 on WorkloadIdentityCredential
AADSTS700213: No matching federated identity record found for presented assertion subject '<redacted sub>'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion.`,
    code: 700213,
    field: 'subject',
    fix: 'propagation-delay',
    inferred: true,
    first: ['propagation-delay', 'github-context', 'github-immutable-subject'],
  },
  {
    source: 'https://github.com/Azure/azure-workload-identity/issues/1675',
    text: "Microsoft Entra ID error (invalid_client) AADSTS700212: No matching federated identity record found for presented assertion audience 'api://AzureADTokenExchange'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion",
    code: 700212,
    field: 'audience',
    extracted: { audience: EXCHANGE },
    fix: 'audience-default-token',
    first: ['audience-default-token', 'kubernetes-default-token', 'audience-other-cloud'],
  },
  // Azure DevOps
  {
    source: 'https://github.com/dotnet/maui/pull/31978',
    text: `##[error]Script failed with error: ERROR: AADSTS700213: No matching federated identity record found for presented assertion subject '***'. ${CHECK} ${IDS}`,
    code: 700213,
    field: 'subject',
    fix: null,
    first: ['github-context', 'github-immutable-subject', 'kubernetes-service-account'],
  },
  {
    source:
      'https://github.com/MicrosoftDocs/azure-devops-docs/blob/main/docs/pipelines/release/includes/errors-workload-identity.md',
    text: 'AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: https://app.vstoken.visualstudio.com.',
    code: 70021,
    field: null,
    extracted: { issuer: 'https://app.vstoken.visualstudio.com' },
    fix: 'azure-devops-issuer-moved',
    first: ['azure-devops-issuer-moved', 'issuer-trailing-slash', 'audience-default-token'],
  },
  {
    source: 'https://github.com/stephaneey/azure-apim-extension/issues/138',
    text: `{"error":"invalid_client","error_description":"AADSTS7000216: 'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type. ${IDS}","error_codes":[7000216],"timestamp":"2026-03-04 05:06:07Z","error_uri":"[https://login.windows.net/error?code=7000216"}](https://login.windows.net/error?code=7000216%22})`,
    code: 7000216,
    field: 'request',
    fix: 'assertion-missing',
    inferred: true,
    first: ['assertion-missing'],
  },
  {
    source: 'https://github.com/microsoft/azure-pipelines-terraform/issues/339',
    text: `Error: retrieving Storage Account (Subscription: "00001111-aaaa-2222-bbbb-3333cccc4444"
│ Resource Group Name: "rg"
│ Storage Account Name: "contosofs"): 
authorizing request: 
clientCredentialsToken: received HTTP status 401 with response: 
	{
	"error":"invalid_client",
	"error_description":"AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '***'. `,
    code: 7000215,
    field: 'client',
    fix: 'secret-instead-of-assertion',
    first: ['secret-instead-of-assertion'],
  },
  // Issuer not reachable
  {
    source: 'https://github.com/Azure/login/issues/283',
    text: `Using OIDC authentication...
Federated token details: 
 issuer - https://<GITHUB_ENTERPRISE_URL>/_services/token 
 subject claim - repo:<MY_ORG>/<MY_REPO>:environment:azure
/usr/bin/az cloud set -n azurecloud
Done setting cloud: "azurecloud"
Error: : AADSTS501661: Request to External OIDC endpoint failed.`,
    code: 501661,
    field: 'metadata',
    extracted: { issuer: 'https://<GITHUB_ENTERPRISE_URL>/_services/token' },
    fix: 'issuer-unreachable',
    first: ['issuer-unreachable', 'issuer-firewall', 'issuer-outage'],
  },
  {
    source: 'https://github.com/Azure/azure-workload-identity/issues/1130',
    text: `AggregateAuthenticationError: ChainedTokenCredential authentication failed.
CredentialUnavailableError: EnvironmentCredential is unavailable. No underlying credential could be used. To troubleshoot, visit https://aka.ms/azsdk/js/identity/environmentcredential/troubleshoot.
AuthenticationRequiredError: invalid_request: 50166 - [2023-10-03 00:44:32Z]: AADSTS50166: Request to External OIDC endpoint failed.
Trace ID: 11112222-3333-4444-5555-666677778800
Correlation ID: 99998888-7777-6666-5555-444433332222
Timestamp: 2026-03-04 05:06:07Z - Correlation ID: 99998888-7777-6666-5555-444433332222 - Trace ID: 11112222-3333-4444-5555-666677778800`,
    code: 50166,
    field: 'metadata',
    extracted: { timestamp: '2026-03-04 05:06:07Z' },
    fix: 'issuer-firewall',
    first: ['issuer-unreachable', 'issuer-firewall', 'issuer-outage'],
  },
  {
    source: 'https://github.com/Azure/azure-workload-identity/issues/642',
    text: String.raw`{
    "error": "invalid_request",
    "error_description": "AADSTS50166: Request to External OIDC endpoint failed.\r\nTrace ID: 11112222-3333-4444-5555-666677778800\r\nCorrelation ID: 99998888-7777-6666-5555-444433332222\r\nTimestamp: 2026-03-04 05:06:07Z",
    "error_codes": [
        50166
    ]
}`,
    code: 50166,
    field: 'metadata',
    fix: 'issuer-outage',
    inferred: true,
    first: ['issuer-unreachable', 'issuer-firewall', 'issuer-outage'],
  },
  {
    source: 'https://github.com/Azure/azure-cli/issues/28863',
    text: `az login --service-principal -u *** --tenant *** --allow-no-subscriptions --federated-token ***
ERROR: AADSTS50166: Request to External OIDC endpoint failed. ${IDS}`,
    code: 50166,
    field: 'metadata',
    fix: 'issuer-outage',
    first: ['issuer-unreachable', 'issuer-firewall', 'issuer-outage'],
  },
  {
    source: 'https://github.com/microsoft/azure-pipelines-tasks/issues/19831',
    text: '`ERROR: AADSTS90061: Request to External OIDC endpoint failed.`',
    code: 90061,
    field: 'metadata',
    fix: 'issuer-outage',
    first: ['issuer-unreachable', 'issuer-firewall', 'issuer-outage'],
  },
  {
    source: 'https://github.com/Azure/azure-workload-identity/issues/605',
    text: `Azure.Identity.AuthenticationFailedException: ClientAssertionCredential authentication failed: AADSTS90061: Request to External OIDC endpoint failed.
Trace ID: 11112222-3333-4444-5555-666677778800
Correlation ID: 99998888-7777-6666-5555-444433332222
Timestamp: 2026-03-04 05:06:07Z
 ---> MSAL.NetCore.4.39.0.0.MsalServiceException:
        ErrorCode: invalid_request`,
    code: 90061,
    field: 'metadata',
    extracted: { traceId: '11112222-3333-4444-5555-666677778800' },
    fix: 'issuer-unreachable',
    inferred: true,
    first: ['issuer-unreachable', 'issuer-firewall', 'issuer-outage'],
  },
  // Time
  {
    source: 'https://github.com/kata-containers/kata-containers/issues/11758',
    text: `ERROR: AADSTS700024: Client assertion is not within its valid time range. Current time: 2025-09-03T17:59:55.3046782Z, assertion valid from 2025-09-03T17:04:47.0000000Z, expiry time of assertion 2025-09-03T17:09:47.0000000Z. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials . ${IDS}
Run the command below to authenticate interactively; additional arguments may be added as needed:
az logout
az login`,
    code: 700024,
    field: 'time',
    extracted: {
      currentTime: '2025-09-03T17:59:55.3046782Z',
      validFrom: '2025-09-03T17:04:47.0000000Z',
      validTo: '2025-09-03T17:09:47.0000000Z',
    },
    fix: 'assertion-expired',
    first: ['assertion-expired', 'stale-token-file', 'clock-wrong'],
  },
  {
    source: 'https://github.com/Azure/azure-cli/issues/28708',
    text: '> ERROR: AADSTS700024: Client assertion is not within its valid time range. Current time: 2024-04-05T23:01:54.2089203Z, assertion valid from 2024-04-05T22:40:41.0000000Z, expiry time of assertion 2024-04-05T22:50:41.0000000Z. Review the documentation at https://docs.microsoft.com/azure/active-directory/develop/active-directory-certificate-credentials',
    code: 700024,
    field: 'time',
    extracted: { validTo: '2024-04-05T22:50:41.0000000Z' },
    fix: 'assertion-expired',
    first: ['assertion-expired', 'stale-token-file', 'clock-wrong'],
  },
  {
    source: 'https://github.com/AzureAD/microsoft-authentication-library-for-java/issues/984',
    text: `Caused by: com.microsoft.aad.msal4j.MsalServiceException: AADSTS700024: Client assertion is not within its valid time range. Current time: 2025-08-29T05:47:32.1501147Z, assertion valid from 1970-01-01T00:00:00.0000000Z, expiry time of assertion 2025-08-29T00:30:05.0000000Z. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials . ${IDS}
	at com.microsoft.aad.msal4j.MsalServiceExceptionFactory.fromHttpResponse(MsalServiceExceptionFactory.java:38)`,
    code: 700024,
    field: 'time',
    extracted: { validFrom: '1970-01-01T00:00:00.0000000Z' },
    fix: 'assertion-expired',
    inferred: true,
    first: ['assertion-expired', 'stale-token-file', 'clock-wrong'],
  },
  {
    source: 'https://github.com/obikuro/Sato/issues/1',
    text: ` {"error":"invalid_client","error_description":"AADSTS700024: Client assertion is not within its valid time range. Current time: 2024-12-07T12:09:18.3149355Z, assertion valid from
1970-01-01T00:00:00.0000000Z, expiry time of assertion 2024-12-07T11:14:18.0000000Z....." }`,
    code: 700024,
    field: 'time',
    extracted: {
      currentTime: '2024-12-07T12:09:18.3149355Z',
      validFrom: '1970-01-01T00:00:00.0000000Z',
      validTo: '2024-12-07T11:14:18.0000000Z',
    },
    fix: 'clock-wrong',
    first: ['assertion-expired', 'stale-token-file', 'clock-wrong'],
  },
  {
    source: 'https://github.com/MicrosoftDocs/azure-docs/issues/86916',
    text: String.raw`{
    "error": "invalid_request",
    "error_description": "AADSTS70023: External OIDC Provider token must have a lifetime of less than or equal to 1.01:00:00. Token issued at 1643126692. Token expires on 1643220292.\r\nTrace ID: 11112222-3333-4444-5555-666677778800\r\nCorrelation ID: 99998888-7777-6666-5555-444433332222\r\nTimestamp: 2026-03-04 05:06:07Z",
    "error_codes": [
        70023
    ]
}`,
    code: 70023,
    field: 'time',
    extracted: { issuedAt: '1643126692', validTo: '1643220292' },
    fix: 'lifetime-too-long',
    first: ['lifetime-too-long', 'kubernetes-default-token', 'iat-missing'],
  },
  {
    source: 'https://github.com/Azure/azure-sdk-for-python/issues/32124',
    text: String.raw`Content: {"error":"invalid_client","error_description":"AADSTS70023: External OIDC Provider token must have a lifetime of less than or equal to 1.01:00:00. Token issued at 1695056139. Token expires on 1726592139.\r\nTrace ID: 11112222-33 │
│ 33-4444-5555-666677778800\r\nCorrelation ID: 99998888-7777-6666-5555-444433332222\r\nTimestamp: 2026-03-04 05:06:07Z","error_codes":[70023],"timestamp":"2026-03-04 05:06:07Z","trace_id":"11112222-3333-4444-5555-666677778800","correlation_id":"99998888-7777-6666-5555-4 │
│ 44433332222"}`,
    code: 70023,
    field: 'time',
    extracted: {
      issuedAt: '1695056139',
      validTo: '1726592139',
      traceId: '11112222-3333-4444-5555-666677778800',
      correlationId: '99998888-7777-6666-5555-444433332222',
    },
    fix: 'kubernetes-default-token',
    inferred: true,
    first: ['kubernetes-default-token', 'lifetime-too-long', 'iat-missing'],
  },
  {
    source: 'https://github.com/MicrosoftDocs/azure-docs/issues/116275',
    text: 'found a token contained in /var/run/secrets/kubernetes.io/serviceaccount/token ... but now I get "AADSTS70023: External OIDC Provider token must have a lifetime of less than or equal to 1.01:00:00" ',
    code: 70023,
    field: 'time',
    fix: 'kubernetes-default-token',
    first: ['kubernetes-default-token', 'lifetime-too-long', 'iat-missing'],
  },
  // Shape of the token
  {
    source: 'https://github.com/Azure/kubelogin/issues/413',
    text: `Error: failed to get token: failed to acquire token. FromAssertion(): http call(https://login.microsoftonline.com/.../oauth2/v2.0/token)(POST) error: reply status code was 400:
{"error":"invalid_request","error_description":"AADSTS50027: JWT token is invalid or malformed. Trace ID: ... Correlation ID: ... Timestamp: 2026-03-04 05:06:07Z","error_codes":[50027],"error_uri":"[https://login.microsoftonline.com/error?code=50027"}](https://login.microsoftonline.com/error?code=50027%22})
E0208 18:37:15.093655   13664 memcache.go:265] couldn't get current server API group list: Get "[https://...:443/api?timeout=32s"](https://.../api?`,
    code: 50027,
    field: 'token',
    fix: 'not-a-token',
    inferred: true,
    first: ['not-a-token'],
  },
  {
    source: 'https://github.com/AzureAD/microsoft-authentication-library-for-dotnet/issues/4712',
    text: `2024-04-09T10:40:59.549283908Z       MSAL.NetCore.4.60.0.0.MsalServiceException:
2024-04-09T10:40:59.549289208Z       	ErrorCode: invalid_request
2024-04-09T10:40:59.549296708Z       Microsoft.Identity.Client.MsalServiceException: AADSTS5002730: Invalid JWT token. Unsupported key for the signing algorithm. ${IDS}`,
    code: 5002730,
    field: 'header',
    fix: 'key-type',
    inferred: true,
    first: ['key-type'],
  },
  {
    source: 'https://github.com/AzureAD/microsoft-identity-web/issues/3467',
    text: "AADSTS5002738: `Invalid JWT token. 'ES256' is not a supported signature algorithm errors`",
    code: 5002738,
    field: 'header',
    extracted: { algorithm: 'ES256' },
    fix: 'header-algorithm',
    first: ['header-algorithm'],
  },
  {
    source: 'https://github.com/AzureAD/microsoft-authentication-library-for-dotnet/issues/124',
    text: String.raw`{"AADSTS70002: Error validating credentials. AADSTS50027: Invalid JWT token. No certificate thumbprint specified in token header.\r\nTrace ID: 11112222-3333-4444-5555-666677778800\r\nCorrelation ID: 99998888-7777-6666-5555-444433332222\r\nTimestamp: 2016-10-13 21:30:18Z"}`,
    code: 70002,
    field: 'token',
    fix: 'key-id-missing',
    inferred: true,
    first: ['key-id-missing', 'not-a-token'],
  },
  // Entra's own tokens
  {
    source: 'https://github.com/AzureAD/microsoft-identity-web/issues/2519',
    text: String.raw`{"error":"invalid_client","error_description":"AADSTS700222: AAD-issued tokens may not be used for federated identity flows.\r\nTrace ID: xxxxxxxxx\r\nCorrelation ID: xxxxxxxxxxxxxx\r\nTimestamp: 2026-03-04 05:06:07Z","error_codes":[700222]`,
    code: 700222,
    field: 'token',
    fix: 'entra-token-as-assertion',
    inferred: true,
    first: ['entra-token-as-assertion'],
  },
  {
    source: 'https://github.com/MicrosoftDocs/azure-docs/issues/90276',
    text: '`AADSTS700222: AAD-issued tokens may not be used for federated identity flows.` I noticed https://login.microsoftonline.com/error?code=700222 which seems to indicate',
    code: 700222,
    field: 'token',
    fix: 'entra-token-as-assertion',
    first: ['entra-token-as-assertion'],
  },
  {
    source: 'https://github.com/MicrosoftDocs/azure-docs/issues/109083',
    text: 'AADSTS700229: Forbidden token type. Only app-only tokens may be used as Federated Identity Credentials for AAD issuer.',
    code: 700229,
    field: 'token',
    fix: 'user-token-as-assertion',
    inferred: true,
    first: ['user-token-as-assertion', 'entra-token-as-assertion'],
  },
  {
    source: 'https://github.com/AzureAD/microsoft-authentication-library-for-python/issues/739',
    text: `{'error': 'invalid_client', 'error_description': "AADSTS700211: No matching federated identity record found for presented assertion issuer 'https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/'. ${CHECK} ${IDS}", 'error_codes': [700211]}`,
    code: 700211,
    field: 'issuer',
    extracted: { issuer: 'https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/' },
    fix: 'entra-token-as-assertion',
    inferred: true,
    first: ['entra-token-as-assertion', 'issuer-trailing-slash', 'issuer-changed'],
  },
  {
    source: 'https://github.com/microsoft/Agents/issues/202',
    text: String.raw`{
  "message": "Login failed",
  "statusCode": 401,
  "responseBody": "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7002137: No matching federated identity record found for presented assertion subject '/eid1/c/pub/t/u7uqqgAAzMwREd3dIiLu7g/a/AAARESqqIiK7uzMzzMxERA/55556666-7777-8888-9999-aaaabbbbcccc'. Please make sure the federated identity credential Subject is '/eid1/c/pub/t/{tenantId}/a/AAARESqqIiK7uzMzzMxERA/55556666-7777-8888-9999-aaaabbbbcccc'. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z\",\"error_codes\":[7002137]`,
    code: 7002137,
    field: 'subject',
    extracted: {
      subject:
        '/eid1/c/pub/t/u7uqqgAAzMwREd3dIiLu7g/a/AAARESqqIiK7uzMzzMxERA/55556666-7777-8888-9999-aaaabbbbcccc',
      expectedSubject:
        '/eid1/c/pub/t/{tenantId}/a/AAARESqqIiK7uzMzzMxERA/55556666-7777-8888-9999-aaaabbbbcccc',
    },
    fix: 'eid1-subject',
    inferred: true,
    first: ['eid1-subject'],
  },
  // Tenant, client, scope, policy
  {
    source: 'https://github.com/kubernetes-sigs/external-dns/pull/4418',
    text: String.raw`time="2024-04-25T06:34:37Z" level=fatal msg="WorkloadIdentityCredential: unable to resolve an endpoint: http call(https://login.microsoftonline.com/XXXXX-REDACTED-XXXXXX/v2.0/.well-known/openid-configuration)(GET) error: reply status code was 400:\n{\"error\":\"invalid_tenant\",\"error_description\":\"AADSTS90002: Tenant 'XXXXX-REDACTED-XXXXXX' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z\",\"error_codes\":[90002]`,
    code: 90002,
    field: 'tenant',
    extracted: { tenant: 'XXXXX-REDACTED-XXXXXX' },
    fix: 'tenant-unknown',
    inferred: true,
    first: ['tenant-unknown', 'clouds-mixed'],
  },
  {
    source: 'https://github.com/Azure/azure-powershell/issues/22647',
    text: `Message        : AADSTS90002: Tenant 'aaaabbbb-0000-cccc-1111-dddd2222eeee' not found. Check to make sure you have the
                 correct tenant ID and are signing into the correct cloud. Check with your subscription administrator,
                 this may happen if there are no active subscriptions for the tenant.
                 Trace ID: 11112222-3333-4444-5555-666677778800
                 Correlation ID: 99998888-7777-6666-5555-444433332222
                 Timestamp: 2026-03-04 05:06:07Z
StackTrace     :    at Microsoft.Identity.Client.Internal.Requests.RequestBase.HandleTokenRefreshErrorAsync(MsalService
                 Exception e, MsalAccessTokenCacheItem cachedAccessTokenItem)`,
    code: 90002,
    field: 'tenant',
    extracted: {
      tenant: 'aaaabbbb-0000-cccc-1111-dddd2222eeee',
      timestamp: '2026-03-04 05:06:07Z',
    },
    fix: 'clouds-mixed',
    inferred: true,
    first: ['tenant-unknown', 'clouds-mixed'],
  },
  {
    source: 'https://github.com/microsoft/Analysis-Services/issues/194',
    text: "Microsoft.IdentityModel.Clients.ActiveDirectory.AdalServiceException: 'AADSTS900023: Specified tenant identifier 'authorize' is neither a valid DNS name, nor a valid external domain.",
    code: 900023,
    field: 'tenant',
    extracted: { tenant: 'authorize' },
    fix: 'authority-with-path',
    first: ['authority-with-path', 'tenant-malformed'],
  },
  {
    source: 'https://github.com/microsoft/Intune-Data-Warehouse/issues/15',
    text: "_: AADSTS900023: Specified tenant identifier 'token' is neither a valid DNS name, nor a valid external domain._",
    code: 900023,
    field: 'tenant',
    extracted: { tenant: 'token' },
    fix: 'authority-with-path',
    first: ['authority-with-path', 'tenant-malformed'],
  },
  {
    source: 'https://github.com/MicrosoftDocs/azure-docs/issues/108526',
    text: String.raw`E0420 15:45:29.450444       1 main.go:60] "failed to get secret from keyvault" err=<
        FromAssertion(): http call(https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/oauth2/v2.0/token)(POST) error: reply status code was 400:
        {"error":"unauthorized_client","error_description":"AADSTS700016: Application with identifier '/subscriptions/11112222-3333-4444-5555-666677778888/resourceGroups/rg-contoso/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-contoso' was not found in the directory 'Contoso'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.\r\nTrace ID: 11112222-3333-4444-5555-666677778800\r\nCorrelation ID: 99998888-7777-6666-5555-444433332222\r\nTimestamp: 2026-03-04 05:06:07Z","error_codes":[700016]}
 > keyvault="contoso"`,
    code: 700016,
    field: 'client',
    extracted: {
      clientId:
        '/subscriptions/11112222-3333-4444-5555-666677778888/resourceGroups/rg-contoso/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-contoso',
      tenant: 'Contoso',
    },
    fix: 'client-unknown',
    first: ['client-unknown', 'client-missing', 'tenant-unknown'],
  },
  {
    source: 'https://github.com/Azure/aad-pod-identity/issues/1277',
    text: String.raw`Original Error: adal: Refresh request failed. Status Code = '400'. Response body: {"error":"unauthorized_client","error_description":"AADSTS700016: Application with identifier 'msi' was not found in the directory '<TENANT_NAME_REDACTED>'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.\r\nTrace ID: 11112222-3333-4444-5555-666677778800\r\nCorrelation ID: 99998888-7777-6666-5555-444433332222\r\nTimestamp: 2026-03-04 05:06:07Z","error_codes":[700016]}`,
    code: 700016,
    field: 'client',
    extracted: { clientId: 'msi' },
    fix: 'client-unknown',
    inferred: true,
    first: ['client-unknown', 'client-missing', 'tenant-unknown'],
  },
  {
    source: 'https://github.com/AzureAD/microsoft-identity-web/issues/2796',
    text: `{"error":"invalid_resource","error_description":"AADSTS500011: The resource principal named api://AzureADTokenExchange./default was not found in the tenant named aaaabbbb-0000-cccc-1111-dddd2222eeee. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant. ${IDS}","error_codes":[500011],"error_uri":"`,
    code: 500011,
    field: 'resource',
    extracted: { resource: 'api://AzureADTokenExchange./default' },
    fix: 'resource-unknown',
    first: ['resource-unknown', 'clouds-mixed', 'tenant-unknown'],
  },
  {
    source: 'https://github.com/microsoftgraph/msgraph-sdk-python/issues/181',
    text: '> azure.core.exceptions.ClientAuthenticationError: Authentication failed: AADSTS1002012: The provided value for scope User.Read is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
    code: 1002012,
    field: 'scope',
    extracted: { scope: 'User.Read' },
    fix: 'scope-without-default',
    first: ['scope-without-default'],
  },
  {
    source: 'https://github.com/dotnet/maui/issues/37951',
    text: `AADSTS53003: Access has been blocked by Conditional Access policies.
The access policy does not allow token issuance.`,
    code: 53003,
    field: 'policy',
    fix: 'conditional-access',
    inferred: true,
    first: ['conditional-access'],
  },
  {
    source: 'https://github.com/triton-lang/triton/issues/10680',
    text: `##[error]AADSTS7002381: Federated identity credentials issued by
'https://token.actions.githubusercontent.com/' for applications or managed
identities registered in this tenant must contain the enterprise claim with
value 'contoso', 'fabrikam' or 'contosoopensource' but actual value is ''.
##[error]Login failed with Error: The process '/usr/bin/az' failed with exit code 1.`,
    code: 7002381,
    field: 'policy',
    extracted: { issuer: `${GITHUB}/` },
    fix: 'tenant-policy-claim',
    inferred: true,
    first: ['tenant-policy-claim'],
  },
  {
    source: 'https://github.com/microsoft/Agents-for-js/issues/932',
    text: `{
  "error": "server_error",
  "error_description": "AADSTS50000: There was an error issuing a token or an issue with our sign-in service.",
  "error_codes": [50000]
}`,
    code: 50000,
    field: null,
    fix: 'request-malformed',
    hidden: 'A general failure of the sign-in service; the code is listed, not analysed.',
    first: [],
  },
  {
    source: 'https://github.com/dotnet-foundation/projects/issues/503',
    text: `Running Azure CLI Login.
C:\\Windows\\system32\\cmd.exe /D /S /C ""C:\\Program Files\\Microsoft SDKs\\Azure\\CLI2\\wbin\\az.cmd" cloud set -n azurecloud"
Done setting cloud: "azurecloud"
Federated token details:
 issuer - ${GITHUB}/
 subject claim - repo:***/ContosoKit:environment:release
 audience - ${EXCHANGE}
 job_workflow_ref - ***/ContosoKit/.github/workflows/release.yml@refs/tags/4.17.1
Attempting Azure CLI login by using OIDC...
Error: AADSTS70025: The client '***'(Code Sign - CONTOSO) has no configured federated identity credentials. ${IDS}

Error: Run the command below to authenticate interactively; additional arguments may be added as needed:
az logout
az login`,
    code: 70025,
    field: 'client',
    extracted: { audience: EXCHANGE, traceId: '11112222-3333-4444-5555-666677778800' },
    fix: 'no-credential',
    first: ['no-credential', 'wrong-client-id', 'propagation-delay'],
  },
  {
    source: 'https://github.com/tig/winprint/pull/125',
    text: `AADSTS700213: No matching federated identity record found for presented assertion
subject 'repo:contoso/print:ref:refs/tags/v2.0.6-signing-test2'`,
    code: 700213,
    field: 'subject',
    extracted: { subject: 'repo:contoso/print:ref:refs/tags/v2.0.6-signing-test2' },
    fix: 'wildcard-subject',
    first: ['wildcard-subject', 'github-context', 'github-immutable-subject'],
  },
  {
    source: 'https://github.com/hmcts/sds-flux-config/pull/3646',
    text: `Error is
\`\`\`
AADSTS70021: No matching federated identity record found for presented assertion
\`\`\``,
    code: 70021,
    field: null,
    fix: 'wrong-client-id',
    hidden: 'The text holds no value at all.',
    first: ['issuer-trailing-slash', 'github-context', 'kubernetes-service-account'],
  },
  {
    source: 'https://github.com/Azure/login/issues/302',
    text: `Using OIDC authentication...
Error:  Cannot read properties of undefined (reading 'message'). Please make sure to give write permissions to id-token in the workflow.
/bin/az cloud set -n azurecloud
Done setting cloud: "azurecloud"
Error: : AADSTS50027: JWT token is invalid or malformed.
Trace ID: 11112222-3333(https://github.com/contoso/web/actions/runs/1/jobs/2#step:3:4)-4444-5555-6666[77](https://github.com/contoso/web/actions/runs/1/jobs/2#step:3:4)778800
Correlation ID: 99998888-7777-6666-5555-444433332222
Timestamp: 2026-03-04 05:06:07Z

Error: To re-authenticate, please run:
az login`,
    code: 50027,
    field: 'token',
    extracted: { correlationId: '99998888-7777-6666-5555-444433332222' },
    fix: 'assertion-missing',
    first: ['assertion-missing', 'not-a-token'],
  },
  {
    source: 'https://github.com/Azure/AppConfiguration/issues/582',
    text: "`AADSTS7000216: 'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.`",
    code: 7000216,
    field: 'request',
    fix: 'assertion-missing',
    first: ['assertion-missing'],
  },
  {
    source: 'https://github.com/Azure/azure-saas/issues/239',
    text: `Run azure/login@v1
[19](https://github.com/contoso/web/actions/runs/1/job/2#step:2:20)
Using OIDC authentication...
[20](https://github.com/contoso/web/actions/runs/1/job/2#step:2:21)
Federated token details: 
[21](https://github.com/contoso/web/actions/runs/1/job/2#step:2:22)
 issuer - ${GITHUB}/ 
[22](https://github.com/contoso/web/actions/runs/1/job/2#step:2:23)
 subject claim - repo:contoso/web:ref:refs/heads/main
[26](https://github.com/contoso/web/actions/runs/1/job/2#step:2:26)
Error: : AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: '${GITHUB}/'. Assertion Subject: 'repo:contoso/web:ref:refs/heads/main'. Assertion Audience: '${EXCHANGE}'. ${DOCS}
[27](https://github.com/contoso/web/actions/runs/1/job/2#step:2:27)
Trace ID: 11112222-3333-4444-5555-666677778800`,
    code: 70021,
    field: null,
    extracted: {
      issuer: `${GITHUB}/`,
      subject: 'repo:contoso/web:ref:refs/heads/main',
      traceId: '11112222-3333-4444-5555-666677778800',
    },
    fix: null,
    first: ['issuer-trailing-slash', 'github-context', 'audience-default-token'],
  },
  {
    source: 'https://github.com/MicrosoftDocs/azure-docs/issues/106441',
    text: String.raw`  Warning  FailedMount  15s  kubelet  MountVolume.SetUp failed for volume "secrets-store01-inline" : rpc error: code = Unknown desc = failed to mount objects, error: failed to get keyvault client: failed to acquire token: FromAssertion(): http call(https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/oauth2/v2.0/token)(POST) error: reply status code was 400:
{"error":"invalid_request","error_description":"AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: '${AKS}'. Assertion Subject: 'system:serviceaccount:default:workload-identity-sa'. Assertion Audience: 'api://AzureADTokenExchange'. ${DOCS}\r\nTrace ID: 11112222-3333-4444-5555-666677778800\r\nCorrelation ID: 99998888-7777-6666-5555-444433332222\r\nTimestamp: 2026-03-04 05:06:07Z","error_codes":[70021]}`,
    code: 70021,
    field: null,
    extracted: {
      issuer: AKS,
      subject: 'system:serviceaccount:default:workload-identity-sa',
      tenant: 'aaaabbbb-0000-cccc-1111-dddd2222eeee',
    },
    fix: null,
    first: ['kubernetes-service-account', 'issuer-trailing-slash', 'audience-default-token'],
  },
  // Errors without a number: writing a credential, and tools
  {
    source: 'https://github.com/Azure/azure-workload-identity/issues/434',
    text: `~ az rest --method POST --uri "https://graph.microsoft.com/beta/applications/\${APPLICATION_OBJECT_ID}/federatedIdentityCredentials" --body @body.json

Bad Request({"error":{"code":"InvalidFederatedIdentityCredentialValue","message":"The combination of issuer and subject must be unique for the application. Issuer https://oidc.prod-aks.azure.com/55556666-7777-8888-9999-aaaabbbbcccc/ and Subject: system:serviceaccount:default:workload-identity-sa already exist. paramName: FederatedIdentityCredential.Subject, paramValue: system:serviceaccount:default:workload-identity-sa, objectType: Microsoft.Online.DirectoryServices.Application"}})`,
    code: null,
    field: 'subject',
    extracted: {
      issuer: 'https://oidc.prod-aks.azure.com/55556666-7777-8888-9999-aaaabbbbcccc/',
      subject: 'system:serviceaccount:default:workload-identity-sa',
    },
    fix: 'credential-pair-exists',
    inferred: true,
    first: ['credential-pair-exists'],
  },
  {
    source: 'https://github.com/hashicorp/terraform-provider-azuread/issues/1901',
    text: `{
  "error": {
    "code": "InvalidFederatedIdentityCredentialValue",
    "message": "The FederatedIdentityCredential.ClaimsMatchingExpression.Value is invalid. Rule exception: Expression configured for issuer 'https://gitlab.com' either lacks all required claims or contains unallowed claims. paramName: FederatedIdentityCredential.ClaimsMatchingExpression.Value, paramValue: claims['sub'] matches 'project_path:<org>/<project>:ref_type:branch:ref:*', objectType: Microsoft.Online.DirectoryServices.Application",`,
    code: null,
    field: 'subject',
    extracted: { issuer: 'https://gitlab.com' },
    fix: 'expression-invalid',
    first: ['expression-invalid'],
  },
  {
    source: 'https://github.com/Azure/Azure-Verified-Modules/pull/2673',
    text: `New-AzFederatedIdentityCredential_CreateExpanded: C:\\dev\\temp\\Setup.ps1:278
Line |
 278 |  … ercontent.com" -Subject "repo:$($GitHubOrgAndRepoNameCombined):enviro …
     |                                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
     | MS Graph resource not found during Federated Identity Credential creation.`,
    code: null,
    field: 'client',
    fix: 'identity-too-new',
    first: ['identity-too-new'],
  },
  {
    source: 'https://github.com/crossplane-contrib/provider-upjet-azure/issues/689',
    text: `ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity: "Too many Federated Identity Credentials are written concurrently for the managed identity '/subscriptions/11112222-3333-4444-5555-666677778888/resourceGroups/rg-contoso/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-contoso'. Concurrent Federated Identity Credentials writes under the same managed identity are not supported."`,
    code: null,
    field: null,
    fix: 'concurrent-writes',
    inferred: true,
    first: ['concurrent-writes'],
  },
  {
    source: 'https://github.com/Azure/login/issues/213',
    text: '`Error: : No subscriptions found for ***.`\n\n`Error: Az CLI Login failed. Please check the credentials and make sure az is installed on the runner.',
    code: null,
    field: 'client',
    fix: 'role-missing',
    first: ['role-missing'],
  },
  {
    source: 'https://github.com/Azure/azure-workload-identity/issues/699',
    text: '"Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request"',
    code: null,
    field: 'request',
    fix: 'workload-identity-not-injected',
    inferred: true,
    first: ['workload-identity-not-injected'],
  },
  {
    source: 'https://github.com/microsoft/ebpf-for-windows/pull/2867',
    text: `Using OIDC authentication...
Error:  Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable. Please make sure to give write permissions to id-token in the workflow.
/usr/bin/az cloud set -n azurecloud
Done setting cloud: "azurecloud"
Error: : AADSTS50027: JWT token is invalid or malformed.
Trace ID: 11112222-3333-4444-5555-666677778800
Correlation ID: 99998888-7777-6666-55[55](https://github.com/contoso/drivers/actions/runs/1/job/2#step:5:12)-444433332222`,
    code: 50027,
    field: 'token',
    extracted: { correlationId: '99998888-7777-6666-5555-444433332222' },
    fix: 'assertion-missing',
    first: ['assertion-missing', 'not-a-token'],
  },
  {
    source: 'https://github.com/Azure/azure-workload-identity/issues/1350',
    text: `E0514 00:40:13.289601       1 main.go:60] "failed to get secret from keyvault" err=<
        FromAssertion(): http call(https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/oauth2/v2.0/token)(POST) error: reply status code was 401:
        {"error":"invalid_client","error_description":"AADSTS700211: No matching federated identity record found for presented assertion issuer 'https://oidcdiscovery-fabrikam.z01.azurefd.net/55556666-7777-8888-9999-aaaabbbbcccc'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${DOCS} ${IDS}","error_codes":[700211]}
 > keyvault="https://contoso.vault.azure.net/" secretName="one"`,
    code: 700211,
    field: 'issuer',
    extracted: {
      issuer: 'https://oidcdiscovery-fabrikam.z01.azurefd.net/55556666-7777-8888-9999-aaaabbbbcccc',
      tenant: 'aaaabbbb-0000-cccc-1111-dddd2222eeee',
    },
    fix: null,
    first: ['issuer-trailing-slash', 'issuer-changed', 'wrong-client-id'],
  },
  {
    source: 'https://github.com/Azure/azure-policy/issues/1273',
    text: '"Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request"',
    code: null,
    field: 'request',
    fix: 'workload-identity-not-injected',
    first: ['workload-identity-not-injected'],
  },
]
