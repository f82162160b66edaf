/** Issuers whose last slash is known, one way or the other. */
export interface SlashRule {
  readonly platform: string
  readonly pattern: RegExp
  readonly slash: 'required' | 'forbidden'
  readonly source: string
}

/** Patterns match the issuer without slashes at its end. */
export const SLASH_RULES: readonly SlashRule[] = [
  {
    platform: 'GitHub',
    pattern:
      /^https:\/\/token\.actions\.(?:githubusercontent\.com|[a-z0-9-]+\.ghe\.com)(?:\/[\w-]+)?$/,
    slash: 'forbidden',
    source: 'https://github.com/Azure/login/issues/175',
  },
  {
    platform: 'GitLab',
    pattern: /^https:\/\/gitlab\.com$/,
    slash: 'forbidden',
    source: 'https://docs.gitlab.com/ci/cloud_services/azure/',
  },
  {
    platform: 'Terraform Cloud',
    pattern: /^https:\/\/app\.(?:eu\.)?terraform\.io$/,
    slash: 'forbidden',
    source:
      'https://developer.hashicorp.com/terraform/cloud-docs/dynamic-provider-credentials/azure-configuration',
  },
  {
    platform: 'AKS',
    pattern: /^https:\/\/[a-z0-9-]+\.oic\.prod-aks\.azure\.com\/[\w-]+\/[\w-]+$/,
    slash: 'required',
    source: 'https://azure.github.io/azure-workload-identity/docs/troubleshooting.html',
  },
  {
    platform: 'Auth0',
    pattern: /^https:\/\/[a-z0-9-]+(?:\.[a-z]{2})?\.auth0\.com$/,
    slash: 'required',
    source:
      'https://auth0.com/docs/get-started/authentication-and-authorization-flow/client-credentials-flow',
  },
  {
    platform: 'env0',
    pattern: /^https:\/\/login\.app\.env0\.com$/,
    slash: 'required',
    source: 'https://docs.envzero.com/guides/integrations/oidc-integrations',
  },
  {
    platform: 'Entra v2',
    pattern: /^https:\/\/login\.microsoftonline\.(?:com|us)\/[\w.-]+\/v2\.0$/,
    slash: 'forbidden',
    source:
      'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity',
  },
  {
    platform: 'Azure DevOps',
    pattern: /^https:\/\/vstoken\.dev\.azure\.com\/[\w-]+$/,
    slash: 'forbidden',
    source:
      'https://learn.microsoft.com/azure/devops/pipelines/release/troubleshoot-workload-identity',
  },
  {
    platform: 'Google',
    pattern: /^https:\/\/accounts\.google\.com$/,
    slash: 'forbidden',
    source: 'https://accounts.google.com/.well-known/openid-configuration',
  },
]

/** The rule for an issuer, or undefined when nothing is known about its slash. */
export function slashRule(issuer: string): SlashRule | undefined {
  const bare = issuer.replace(/\/+$/, '')
  return SLASH_RULES.find(({ pattern }) => pattern.test(bare))
}
