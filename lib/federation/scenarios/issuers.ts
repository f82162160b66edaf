import type { Recognition } from './model'

/** How an issuer is told by its address. */
export interface IssuerShape {
  /** Short name for lists. */
  readonly label: string
  readonly recognition: Recognition
  /** Anchored; the issuer must match one of them whole. */
  readonly patterns: readonly RegExp[]
}

const ANY_HTTPS = /^https:\/\/[^\s?#]+$/u

/**
 * Issuer patterns by scenario id, most common first. A light module: lists of credentials load it, the
 * scenarios themselves load with the pages that need them.
 */
export const ISSUERS = {
  'github-actions': {
    label: 'GitHub Actions',
    recognition: 'vendor',
    patterns: [/^https:\/\/token\.actions\.githubusercontent\.com$/u],
  },
  'github-enterprise-slug': {
    label: 'GitHub Actions (enterprise issuer)',
    recognition: 'vendor',
    patterns: [/^https:\/\/token\.actions\.githubusercontent\.com\/[A-Za-z0-9-]+$/u],
  },
  'github-ghes': {
    label: 'GitHub Enterprise Server',
    recognition: 'vendor',
    patterns: [/^https:\/\/[A-Za-z0-9.-]+(?::[0-9]{2,5})?\/_services\/token$/u],
  },
  'github-ghe-com': {
    label: 'GitHub Actions (GHE.com)',
    recognition: 'vendor',
    patterns: [
      /^https:\/\/token\.actions\.[a-z0-9-]+\.ghe\.com$/u,
      /^https:\/\/token\.actions\.[a-z0-9-]+\.ghe\.com\/[A-Za-z0-9-]+$/u,
    ],
  },
  gitlab: { label: 'GitLab.com', recognition: 'vendor', patterns: [/^https:\/\/gitlab\.com$/u] },
  'gitlab-self-managed': {
    label: 'GitLab',
    recognition: 'hint',
    patterns: [
      /^https:\/\/(?!gitlab\.com$)(?:[A-Za-z0-9-]+\.)*(?:gitlab|git(?!hub))[A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)+(?::[0-9]{2,5})?$/u,
    ],
  },
  'azure-devops': {
    label: 'Azure DevOps',
    recognition: 'vendor',
    patterns: [
      /^https:\/\/vstoken\.dev\.azure\.com\/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/u,
      /^https:\/\/app\.vstoken\.visualstudio\.com(?:\/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})?$/u,
    ],
  },
  'azure-devops-entra': {
    label: 'Microsoft Entra',
    recognition: 'vendor',
    patterns: [
      /^https:\/\/login\.microsoftonline\.com\/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\/v2\.0$/u,
    ],
  },
  bitbucket: {
    label: 'Bitbucket Pipelines',
    recognition: 'vendor',
    patterns: [
      /^https:\/\/api\.bitbucket\.org\/2\.0\/workspaces\/[A-Za-z0-9_-]+\/pipelines-config\/identity\/oidc$/u,
    ],
  },
  circleci: {
    label: 'CircleCI',
    recognition: 'vendor',
    patterns: [
      /^https:\/\/oidc\.circleci\.com\/org\/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/u,
      /^https:\/\/oidc\.circleci\.com$/u,
    ],
  },
  buildkite: {
    label: 'Buildkite',
    recognition: 'vendor',
    patterns: [/^https:\/\/agent\.buildkite\.com$/u],
  },
  jenkins: {
    label: 'Jenkins',
    // Any address may end in /oidc: the host has to say Jenkins, or the path a Jenkins job.
    recognition: 'hint',
    patterns: [
      /^https:\/\/[A-Za-z0-9.-]*jenkins[A-Za-z0-9.-]*(?::[0-9]{2,5})?(?:\/[A-Za-z0-9._~-]+)*\/oidc$/u,
      /^https:\/\/[A-Za-z0-9.-]+(?::[0-9]{2,5})?(?:\/[A-Za-z0-9._~-]+)*\/oidc(?:\/job\/[^/]+)+$/u,
    ],
  },
  teamcity: {
    label: 'TeamCity',
    recognition: 'vendor',
    patterns: [/^https:\/\/[A-Za-z0-9.-]+(?::[0-9]{2,5})?\/app\/oidc$/u],
  },
  codefresh: {
    label: 'Codefresh',
    recognition: 'vendor',
    patterns: [/^https:\/\/oidc\.codefresh\.io$/u],
  },
  semaphore: {
    label: 'Semaphore',
    recognition: 'vendor',
    patterns: [/^https:\/\/[a-z0-9-]+\.semaphoreci\.com$/u],
  },
  'hcp-terraform': {
    label: 'HCP Terraform',
    recognition: 'vendor',
    patterns: [/^https:\/\/app(?:\.eu)?\.terraform\.io$/u],
  },
  'terraform-enterprise': {
    label: 'Terraform Enterprise',
    recognition: 'hint',
    patterns: [/^https:\/\/(?:[A-Za-z0-9-]+\.)*(?:tfe|terraform)[A-Za-z0-9.-]*$/u],
  },
  spacelift: {
    label: 'Spacelift',
    recognition: 'vendor',
    patterns: [/^https:\/\/[a-z0-9-]+\.app(?:\.us)?\.spacelift\.io$/u],
  },
  pulumi: {
    label: 'Pulumi Cloud',
    recognition: 'hint',
    patterns: [
      /^https:\/\/api\.pulumi\.com\/oidc$/u,
      /^https:\/\/[A-Za-z0-9.-]*pulumi[A-Za-z0-9.-]*\/oidc$/u,
    ],
  },
  env0: {
    label: 'env0',
    recognition: 'vendor',
    patterns: [/^https:\/\/login\.app\.env0\.com\/$/u],
  },
  scalr: { label: 'Scalr', recognition: 'vendor', patterns: [/^https:\/\/scalr\.io$/u] },
  harness: {
    label: 'Harness',
    recognition: 'vendor',
    patterns: [
      /^https:\/\/(?:app|app3|accounts\.eu|app\.eu|[a-z0-9-]+)\.harness\.io\/(?:gratis\/|prod[0-9]*\/)?ng\/api\/oidc\/account\/[A-Za-z0-9_-]+$/u,
    ],
  },
  octopus: {
    label: 'Octopus Deploy',
    recognition: 'hint',
    patterns: [
      /^https:\/\/[a-z0-9-]+\.octopus\.app$/u,
      /^https:\/\/(?:[A-Za-z0-9-]+\.)*octopus[A-Za-z0-9.-]*$/u,
    ],
  },
  kubernetes: { label: 'Kubernetes', recognition: 'shared', patterns: [ANY_HTTPS] },
  aks: {
    label: 'Azure Kubernetes Service',
    recognition: 'vendor',
    patterns: [
      /^https:\/\/[a-z0-9-]+\.oic\.prod-aks\.azure\.com\/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\/$/u,
      /^https:\/\/oidc\.prod-aks\.azure\.com\/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\/$/u,
    ],
  },
  eks: {
    label: 'Amazon EKS',
    recognition: 'vendor',
    patterns: [/^https:\/\/oidc\.eks\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/id\/[A-Z0-9]{32}$/u],
  },
  gke: {
    label: 'Google Kubernetes Engine',
    recognition: 'vendor',
    patterns: [
      /^https:\/\/container\.googleapis\.com\/v1\/projects\/[a-z0-9:.-]+\/(?:locations|zones)\/[a-z0-9-]+\/clusters\/[a-z0-9-]+$/u,
    ],
  },
  aro: {
    label: 'Azure Red Hat OpenShift',
    recognition: 'vendor',
    patterns: [
      /^https:\/\/[a-z0-9-]+\.oic\.aro\.azure\.com\/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\/?$/u,
    ],
  },
  'openshift-azure': {
    label: 'OpenShift self-managed with ccoctl azure',
    recognition: 'none',
    patterns: [/^https:\/\/[a-z0-9]{3,24}\.blob\.core\.windows\.net\/[a-z0-9$-]+\/?$/u],
  },
  rosa: {
    label: 'OpenShift on AWS',
    recognition: 'hint',
    patterns: [
      /^https:\/\/oidc\.op1\.openshiftapps\.com\/[a-z0-9]{32}$/u,
      /^https:\/\/[a-z0-9-]+\.s3\.[a-z0-9-]+\.amazonaws\.com(?:\/[A-Za-z0-9-]+)?$/u,
    ],
  },
  k3s: { label: 'k3s / RKE2 with custom issuer', recognition: 'none', patterns: [ANY_HTTPS] },
  rancher: { label: 'Rancher / RKE managed clusters', recognition: 'none', patterns: [ANY_HTTPS] },
  'on-prem-proxy': {
    label: 'On-premises cluster behind an OIDC reverse proxy',
    recognition: 'none',
    patterns: [ANY_HTTPS],
  },
  minikube: {
    label: 'minikube with blob-hosted issuer',
    recognition: 'none',
    patterns: [/^https:\/\/[a-z0-9]{3,24}\.blob\.core\.windows\.net\/[a-z0-9$-]+\/?$/u],
  },
  kind: {
    label: 'kind with blob-hosted issuer',
    recognition: 'none',
    patterns: [/^https:\/\/[a-z0-9]{3,24}\.blob\.core\.windows\.net\/[a-z0-9$-]+\/?$/u],
  },
  spire: { label: 'SPIRE', recognition: 'shared', patterns: [ANY_HTTPS] },
  teleport: {
    label: 'Teleport',
    recognition: 'vendor',
    patterns: [/^https:\/\/[A-Za-z0-9.-]+(?::[0-9]{2,5})?\/workload-identity$/u],
  },
  dapr: { label: 'Dapr', recognition: 'shared', patterns: [ANY_HTTPS] },
  vault: {
    label: 'HashiCorp Vault',
    recognition: 'vendor',
    patterns: [
      /^https:\/\/[A-Za-z0-9.-]+(?::[0-9]{2,5})?\/v1\/(?:[A-Za-z0-9_./-]+\/)?identity\/oidc$/u,
    ],
  },
  'vault-plugin-wif': {
    label: 'HashiCorp Vault plugin',
    recognition: 'vendor',
    patterns: [
      /^https:\/\/[A-Za-z0-9.-]+(?::[0-9]{2,5})?\/v1\/(?:[A-Za-z0-9_./-]+\/)?identity\/oidc\/plugins$/u,
    ],
  },
  tailscale: {
    label: 'Tailscale',
    recognition: 'vendor',
    patterns: [/^https:\/\/login\.tailscale\.com$/u],
  },
  'google-cloud': {
    label: 'Google Cloud',
    recognition: 'vendor',
    patterns: [/^https:\/\/accounts\.google\.com$/u],
  },
  'aws-sts': {
    label: 'AWS',
    recognition: 'vendor',
    patterns: [/^https:\/\/[0-9a-z-]{36}\.tokens\.sts\.global\.api\.aws$/u],
  },
  'aws-cognito': {
    label: 'Amazon Cognito',
    recognition: 'vendor',
    patterns: [/^https:\/\/cognito-identity(?:\.[a-z0-9-]+)?\.amazonaws\.com$/u],
  },
  vercel: {
    label: 'Vercel',
    recognition: 'vendor',
    patterns: [/^https:\/\/oidc\.vercel\.com\/[a-z0-9-]+$/u, /^https:\/\/oidc\.vercel\.com$/u],
  },
  fly: {
    label: 'Fly.io',
    recognition: 'vendor',
    patterns: [/^https:\/\/oidc\.fly\.io\/[a-z0-9-]+$/u],
  },
  'entra-managed-identity': {
    label: 'Microsoft Entra',
    recognition: 'vendor',
    patterns: [
      /^https:\/\/login\.microsoftonline\.com\/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\/v2\.0$/u,
      /^https:\/\/login\.microsoftonline\.us\/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\/v2\.0$/u,
      /^https:\/\/login\.partner\.microsoftonline\.cn\/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\/v2\.0$/u,
    ],
  },
  'entra-managed-identity-cross-tenant': {
    label: 'Microsoft Entra',
    recognition: 'none',
    patterns: [
      /^https:\/\/login\.microsoftonline\.com\/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\/v2\.0$/u,
      /^https:\/\/login\.microsoftonline\.us\/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\/v2\.0$/u,
      /^https:\/\/login\.partner\.microsoftonline\.cn\/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\/v2\.0$/u,
    ],
  },
  'entra-agent-id': {
    label: 'Microsoft Entra',
    recognition: 'vendor',
    patterns: [
      /^https:\/\/login\.microsoftonline\.com\/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\/v2\.0$/u,
      /^https:\/\/login\.microsoftonline\.us\/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\/v2\.0$/u,
      /^https:\/\/login\.partner\.microsoftonline\.cn\/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\/v2\.0$/u,
    ],
  },
  'entra-first-party-eid1': {
    label: 'Microsoft Entra',
    recognition: 'vendor',
    patterns: [
      /^https:\/\/login\.microsoftonline\.com\/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\/v2\.0$/u,
    ],
  },
  'azure-storage-issuer': {
    label: 'Azure Storage',
    recognition: 'vendor',
    patterns: [
      /^https:\/\/[a-z0-9]{3,24}\.blob\.core\.windows\.net\/(?:[a-z0-9](?:[a-z0-9-]{1,61})[a-z0-9]|\$web)(?:\/[^\s?#]*)?$/u,
      /^https:\/\/[a-z0-9]{3,24}\.z[0-9]+\.web\.core\.windows\.net\/?$/u,
    ],
  },
  okta: {
    label: 'Okta',
    recognition: 'vendor',
    patterns: [/^https:\/\/[a-z0-9.-]+\.okta(?:preview|-emea)?\.com\/oauth2\/[A-Za-z0-9]+$/u],
  },
  auth0: {
    label: 'Auth0',
    recognition: 'vendor',
    patterns: [/^https:\/\/[a-z0-9-]+(?:\.[a-z]{2})?\.auth0\.com\/$/u],
  },
  keycloak: {
    label: 'Keycloak',
    recognition: 'vendor',
    patterns: [/^https:\/\/[A-Za-z0-9.-]+(?::[0-9]{2,5})?(?:\/auth)?\/realms\/[A-Za-z0-9._~-]+$/u],
  },
  ping: {
    label: 'PingOne',
    recognition: 'vendor',
    patterns: [
      /^https:\/\/auth\.pingone\.(?:com|eu|ca|asia|com\.au)\/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\/as$/u,
    ],
  },
  'argo-cd': { label: 'Argo CD (relying workload)', recognition: 'none', patterns: [ANY_HTTPS] },
  crossplane: {
    label: 'Crossplane provider-azure (relying workload)',
    recognition: 'none',
    patterns: [ANY_HTTPS],
  },
} as const satisfies Record<string, IssuerShape>
