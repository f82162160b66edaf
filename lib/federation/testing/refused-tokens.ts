/**
 * Refused tokens of public issue threads: the claims that decided and the credential as it stood, with
 * invented names and ids. The time claims are those of a fresh token unless the thread is about time.
 */
export interface RefusedToken {
  /** Where it was seen. */
  readonly source: string
  /** Claims beside fresh `iat`, `nbf` and `exp`, an exchange audience and the issuer of the credential. */
  readonly claims: Readonly<Record<string, unknown>>
  readonly header?: Readonly<Record<string, unknown>>
  /** Seconds that the token lives; default ten minutes. */
  readonly lifetime?: number
  /** Seconds since it was issued; default ten. */
  readonly age?: number
  readonly credential: {
    readonly issuer: string
    readonly subject: string
    readonly audiences?: readonly string[]
  }
  /** AADSTS number that Entra answered. */
  readonly code: number
  /** The cause whose fix closed the thread; it must come first. */
  readonly cause: string
  /** Scenario and subject template that the token must be recognised as. */
  readonly template?: string
}

const GITHUB = 'https://token.actions.githubusercontent.com'
const TERRAFORM = 'https://app.terraform.io'
const AKS =
  'https://eastus.oic.prod-aks.azure.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/55556666-7777-8888-9999-aaaabbbbcccc/'
const TENANT = 'https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0'

export const REFUSED_TOKENS: readonly RefusedToken[] = [
  {
    source: 'https://github.com/Azure/login/issues/379',
    claims: { sub: 'repo:contoso/functionapp:ref:refs/heads/master' },
    credential: { issuer: GITHUB, subject: 'repo:contoso/functionapp:environment:test-slot' },
    code: 700213,
    cause: 'github-context',
    template: 'github-actions branch',
  },
  {
    source: 'https://github.com/Azure/login/issues/346',
    claims: { sub: 'repo:contoso/web:environment:production' },
    credential: { issuer: GITHUB, subject: 'repo:contoso/web:ref:refs/heads/main' },
    code: 700213,
    cause: 'github-context',
    template: 'github-actions environment',
  },
  {
    source: 'https://github.com/Azure/login/issues/453',
    claims: { sub: 'repo:contoso/monitor:ref:refs/heads/update-scenario' },
    credential: { issuer: GITHUB, subject: 'repo:contoso/monitor:pull_request' },
    code: 700213,
    cause: 'github-context',
    template: 'github-actions branch',
  },
  {
    source: 'https://github.com/Azure/azure-dev/issues/2428',
    claims: { sub: 'repo:contoso/chat:ref:refs/heads/cicd' },
    credential: { issuer: GITHUB, subject: 'repo:contoso/chat:ref:refs/heads/main' },
    code: 700213,
    cause: 'github-context',
    template: 'github-actions branch',
  },
  {
    source: 'https://github.com/Azure/login/issues/178',
    claims: { sub: 'repo:contoso/oidc:pull_request' },
    credential: { issuer: GITHUB, subject: 'repo:contoso/oidc:pull-request' },
    code: 700213,
    cause: 'github-pull-request-spelling',
    template: 'github-actions pull-request',
  },
  {
    source: 'https://github.com/Azure/login/issues/261',
    claims: { sub: 'repo:contoso/oidc:environment:prod' },
    credential: { issuer: GITHUB, subject: 'repo:contoso/oidc:environment/prod' },
    code: 700213,
    cause: 'github-context-spelling',
    template: 'github-actions environment',
  },
  {
    source: 'https://github.com/Azure/login/issues/617',
    claims: { sub: 'repo:contoso/application:environment:production' },
    credential: {
      issuer: GITHUB,
      subject: 'repo:contoso@123456789/application@987654321:environment:production',
    },
    code: 700213,
    cause: 'github-immutable-subject',
    template: 'github-actions environment',
  },
  {
    source: 'https://github.com/Azure/azure-dev/issues/9382',
    claims: { sub: 'repo:contoso@24210001/ppconfig@1323150002:ref:refs/heads/main' },
    credential: { issuer: GITHUB, subject: 'repo:contoso/ppconfig:ref:refs/heads/main' },
    code: 700213,
    cause: 'github-immutable-subject',
    template: 'github-actions immutable-branch',
  },
  {
    source: 'https://github.com/Azure/Azure-Landing-Zones/issues/4223',
    claims: {
      sub: 'repo:contoso@219850003/alz-mgmt@1309240004:environment:alz-mgmt-plan:job_workflow_ref:contoso/templates/.github/workflows/ci.yaml@refs/heads/main',
    },
    credential: {
      issuer: GITHUB,
      subject:
        'repo:contoso/alz-mgmt:environment:alz-mgmt-plan:job_workflow_ref:contoso/templates/.github/workflows/ci.yaml@refs/heads/main',
    },
    code: 700213,
    cause: 'github-immutable-subject',
    template: 'github-actions immutable-context-workflow',
  },
  {
    source: 'https://github.com/bsarkarlabs-stack/bff-demo/issues/71',
    claims: { sub: 'repo:contoso@316730005/bff-demo@1333570006:environment:non-production' },
    credential: { issuer: GITHUB, subject: 'repo:contoso/bff-demo:ref:refs/heads/main' },
    code: 700213,
    cause: 'github-immutable-subject',
    template: 'github-actions immutable-environment',
  },
  {
    source: 'https://github.com/Azure/azure-dev/issues/7374',
    claims: { sub: 'repository_owner_id:6844498:repository_id:1100005:ref:refs/heads/main' },
    credential: { issuer: GITHUB, subject: 'repo:contoso/samples:ref:refs/heads/main' },
    code: 700213,
    cause: 'github-custom-template',
    template: 'github-actions ids-branch',
  },
  {
    source: 'https://github.com/Azure/login/issues/468',
    claims: {
      sub: 'repository_owner:contoso:repository_visibility:internal:workflow:manual-deployment',
    },
    credential: { issuer: GITHUB, subject: 'repo:contoso/web:ref:refs/heads/main' },
    code: 700213,
    cause: 'github-custom-template',
  },
  {
    source: 'https://github.com/yeongseon/azure-functions-doctor-python/issues/228',
    claims: { sub: 'repo:contoso/functions-doctor-python:ref:refs/heads/main' },
    credential: { issuer: GITHUB, subject: 'repo:contoso/functions-doctor:ref:refs/heads/main' },
    code: 700213,
    cause: 'github-renamed-repository',
    template: 'github-actions branch',
  },
  {
    source: 'https://github.com/Azure/login/issues/467',
    claims: { sub: 'repo:contoso/web:ref:refs/heads/main' },
    credential: { issuer: GITHUB, subject: 'repo:contoso/*:ref:refs/heads/main' },
    code: 700213,
    cause: 'wildcard-in-subject',
    template: 'github-actions branch',
  },
  {
    source: 'https://github.com/JabRef/JabRefOnline/issues/2205',
    claims: { sub: 'repo:contoso/online:ref:refs/heads/feature/one' },
    credential: { issuer: GITHUB, subject: 'repo:contoso/online:ref:refs/heads/*' },
    code: 700213,
    cause: 'wildcard-in-subject',
    template: 'github-actions branch',
  },
  {
    source: 'https://github.com/Azure/login/issues/515',
    claims: { sub: 'repo:Contoso/Dashboard23:environment:Production' },
    credential: { issuer: GITHUB, subject: 'repo:contoso/dashboard23:environment:Production' },
    code: 7002138,
    cause: 'letter-case',
    template: 'github-actions environment',
  },
  {
    source: 'https://github.com/MicrosoftDocs/azure-docs/issues/97699',
    claims: { iss: GITHUB, sub: 'repo:contoso/oidctest1:ref:refs/heads/main' },
    credential: { issuer: `${GITHUB}/`, subject: 'repo:contoso/oidctest1:ref:refs/heads/main' },
    code: 700211,
    cause: 'trailing-slash',
    template: 'github-actions branch',
  },
  {
    source: 'https://github.com/Azure/azure-workload-identity/issues/1700',
    claims: { iss: AKS, sub: 'system:serviceaccount:shop:web' },
    credential: { issuer: AKS.slice(0, -1), subject: 'system:serviceaccount:shop:web' },
    code: 700211,
    cause: 'trailing-slash',
    template: 'aks service-account',
  },
  {
    source: 'https://github.com/jenkinsci/oidc-provider-plugin/issues/20',
    claims: {
      iss: 'https://fabrikam.blob.core.windows.net/oidc',
      sub: 'https://jenkins.fabrikam.com/job/web/',
    },
    credential: {
      issuer: 'https://fabrikam.blob.core.windows.net/oidc/',
      subject: 'https://jenkins.fabrikam.com/job/web/',
    },
    code: 700211,
    cause: 'trailing-slash',
    template: 'azure-storage-issuer any',
  },
  {
    source: 'https://github.com/Azure/terraform-azurerm-lz-vending/issues/484',
    claims: { iss: `${GITHUB}/contoso`, sub: 'repo:contoso/landing:ref:refs/heads/main' },
    credential: { issuer: GITHUB, subject: 'repo:contoso/landing:ref:refs/heads/main' },
    code: 700211,
    cause: 'github-enterprise-issuer',
    template: 'github-enterprise-slug branch',
  },
  {
    source: 'https://github.com/microsoft/terraform-provider-azuredevops/issues/1361',
    claims: {
      iss: TENANT,
      sub: '/eid1/c/pub/t/u7uqqgAAzMwREd3dIiLu7g/a/rISbSSETf0KqFyZ8ppdXmA/sc/55556666-7777-8888-9999-aaaabbbbcccc/00001111-aaaa-2222-bbbb-3333cccc4444',
    },
    credential: {
      issuer: 'https://vstoken.dev.azure.com/55556666-7777-8888-9999-aaaabbbbcccc',
      subject: 'sc://contoso/shop/azure',
    },
    code: 700211,
    cause: 'azure-devops-issuer',
    template: 'azure-devops-entra service-connection',
  },
  {
    source: 'https://github.com/Azure/azure-workload-identity/issues/616',
    claims: {
      iss: 'https://kubernetes.default.svc.cluster.local',
      sub: 'system:serviceaccount:default:workload-identity-sa',
    },
    credential: {
      issuer: 'https://oidcissuerfabrikam.blob.core.windows.net/oidc-test/',
      subject: 'system:serviceaccount:default:workload-identity-sa',
    },
    code: 700211,
    cause: 'internal-cluster-issuer',
    template: 'kubernetes service-account',
  },
  {
    source: 'https://github.com/isindir/sops-secrets-operator/issues/190',
    claims: { iss: AKS, sub: 'system:serviceaccount:sops:sops-secrets-operator' },
    credential: { issuer: AKS, subject: 'system:serviceaccount:sops:workload-identity' },
    code: 700213,
    cause: 'kubernetes-service-account',
    template: 'aks service-account',
  },
  {
    source: 'https://github.com/kedacore/keda/issues/4219',
    claims: { iss: AKS, sub: 'system:serviceaccount:keda:keda-operator' },
    credential: { issuer: AKS, subject: 'system:serviceaccount:orders:worker' },
    code: 700213,
    cause: 'kubernetes-service-account',
    template: 'aks service-account',
  },
  {
    source: 'https://github.com/Azure/azure-workload-identity/issues/1675',
    claims: { iss: 'https://oidc.fabrikam.com', sub: 'system:serviceaccount:shop:web' },
    credential: {
      issuer: 'https://oidc.fabrikam.com',
      subject: 'system:serviceaccount:shop:web',
      audiences: ['fabrikam.com'],
    },
    code: 700212,
    cause: 'audience-differs',
    template: 'kubernetes service-account',
  },
  {
    source: 'https://github.com/MicrosoftDocs/azure-docs/issues/116275',
    claims: { iss: AKS, sub: 'system:serviceaccount:shop:web', aud: AKS },
    lifetime: 365 * 24 * 3600,
    credential: { issuer: AKS, subject: 'system:serviceaccount:shop:web' },
    code: 70023,
    cause: 'kubernetes-api-audience',
    template: 'aks service-account',
  },
  {
    source: 'https://github.com/MicrosoftDocs/azure-docs/issues/86916',
    claims: { iss: 'https://oidc.fabrikam.com', sub: 'batch' },
    lifetime: 26 * 3600,
    credential: { issuer: 'https://oidc.fabrikam.com', subject: 'batch' },
    code: 70023,
    cause: 'long-lifetime',
  },
  {
    source: 'https://github.com/kata-containers/kata-containers/issues/11758',
    claims: { sub: 'repo:contoso/kata:ref:refs/heads/main' },
    lifetime: 300,
    age: 3300,
    credential: { issuer: GITHUB, subject: 'repo:contoso/kata:ref:refs/heads/main' },
    code: 700024,
    cause: 'expired-assertion',
    template: 'github-actions branch',
  },
  {
    source: 'https://github.com/AzureAD/microsoft-identity-web/issues/3467',
    claims: { iss: 'https://oidc.fabrikam.com', sub: 'system:serviceaccount:shop:web' },
    header: { alg: 'ES256', kid: 'one', typ: 'JWT' },
    credential: { issuer: 'https://oidc.fabrikam.com', subject: 'system:serviceaccount:shop:web' },
    code: 5002738,
    cause: 'token-shape',
    template: 'kubernetes service-account',
  },
  {
    source: 'https://github.com/hashicorp/terraform-provider-azurerm/issues/19642',
    claims: { sub: 'organization:contoso:project:core:workspace:net:run_phase:apply' },
    credential: {
      issuer: TERRAFORM,
      subject: 'organization:contoso:project:core:workspace:net:run_phase:plan',
    },
    code: 700213,
    cause: 'terraform-run-phase',
    template: 'hcp-terraform workspace-run',
  },
  {
    source: 'https://github.com/hashicorp/web-unified-docs/pull/1664',
    claims: { sub: 'organization:contoso:module:net:operation:test_run' },
    credential: { issuer: TERRAFORM, subject: 'organization:contoso:module:*:operation:test_run' },
    code: 700213,
    cause: 'wildcard-in-subject',
    template: 'hcp-terraform module-test',
  },
  {
    source: 'https://github.com/AzureAD/microsoft-authentication-library-for-python/issues/739',
    claims: {
      iss: 'https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/',
      sub: '00001111-aaaa-2222-bbbb-3333cccc4444',
      idtyp: 'app',
    },
    credential: { issuer: TENANT, subject: '00001111-aaaa-2222-bbbb-3333cccc4444' },
    code: 700211,
    cause: 'entra-issued-token',
  },
]
