import { AKS } from './catalogue/aks'
import { ARGO_CD } from './catalogue/argo-cd'
import { ARO } from './catalogue/aro'
import { AUTH0 } from './catalogue/auth0'
import { AWS_COGNITO } from './catalogue/aws-cognito'
import { AWS_STS } from './catalogue/aws-sts'
import { AZURE_DEVOPS } from './catalogue/azure-devops'
import { AZURE_DEVOPS_ENTRA } from './catalogue/azure-devops-entra'
import { AZURE_STORAGE_ISSUER } from './catalogue/azure-storage-issuer'
import { BITBUCKET } from './catalogue/bitbucket'
import { BUILDKITE } from './catalogue/buildkite'
import { CIRCLECI } from './catalogue/circleci'
import { CLOUDFLARE } from './catalogue/cloudflare'
import { CODEFRESH } from './catalogue/codefresh'
import { CROSSPLANE } from './catalogue/crossplane'
import { DAPR } from './catalogue/dapr'
import { DATABRICKS } from './catalogue/databricks'
import { EKS } from './catalogue/eks'
import { ENTRA_AGENT_ID } from './catalogue/entra-agent-id'
import { ENTRA_FIRST_PARTY_EID1 } from './catalogue/entra-first-party-eid1'
import { ENTRA_MANAGED_IDENTITY } from './catalogue/entra-managed-identity'
import { ENTRA_MANAGED_IDENTITY_CROSS_TENANT } from './catalogue/entra-managed-identity-cross-tenant'
import { ENV0 } from './catalogue/env0'
import { FLY } from './catalogue/fly'
import { GITHUB_ACTIONS } from './catalogue/github-actions'
import { GITHUB_ENTERPRISE_SLUG } from './catalogue/github-enterprise-slug'
import { GITHUB_GHE_COM } from './catalogue/github-ghe-com'
import { GITHUB_GHES } from './catalogue/github-ghes'
import { GITLAB } from './catalogue/gitlab'
import { GITLAB_SELF_MANAGED } from './catalogue/gitlab-self-managed'
import { GKE } from './catalogue/gke'
import { GOOGLE_CLOUD } from './catalogue/google-cloud'
import { HARNESS } from './catalogue/harness'
import { HCP_TERRAFORM } from './catalogue/hcp-terraform'
import { HEROKU } from './catalogue/heroku'
import { JENKINS } from './catalogue/jenkins'
import { K3S } from './catalogue/k3s'
import { KEYCLOAK } from './catalogue/keycloak'
import { KIND } from './catalogue/kind'
import { KUBERNETES } from './catalogue/kubernetes'
import { MINIKUBE } from './catalogue/minikube'
import { NETLIFY } from './catalogue/netlify'
import { OCTOPUS } from './catalogue/octopus'
import { OKTA } from './catalogue/okta'
import { ON_PREM_PROXY } from './catalogue/on-prem-proxy'
import { OPENSHIFT_AZURE } from './catalogue/openshift-azure'
import { PING } from './catalogue/ping'
import { PULUMI } from './catalogue/pulumi'
import { RANCHER } from './catalogue/rancher'
import { ROSA } from './catalogue/rosa'
import { SCALR } from './catalogue/scalr'
import { SEMAPHORE } from './catalogue/semaphore'
import { SNOWFLAKE } from './catalogue/snowflake'
import { SPACELIFT } from './catalogue/spacelift'
import { SPIRE } from './catalogue/spire'
import { TAILSCALE } from './catalogue/tailscale'
import { TEAMCITY } from './catalogue/teamcity'
import { TELEPORT } from './catalogue/teleport'
import { TERRAFORM_ENTERPRISE } from './catalogue/terraform-enterprise'
import { VAULT } from './catalogue/vault'
import { VAULT_PLUGIN_WIF } from './catalogue/vault-plugin-wif'
import { VERCEL } from './catalogue/vercel'
import type { Scenario } from './model'

/** Every scenario, most common first. A test compares this list with the folder. */
export const SCENARIOS: readonly Scenario[] = [
  GITHUB_ACTIONS,
  GITHUB_ENTERPRISE_SLUG,
  GITHUB_GHES,
  GITHUB_GHE_COM,
  GITLAB,
  GITLAB_SELF_MANAGED,
  AZURE_DEVOPS,
  AZURE_DEVOPS_ENTRA,
  BITBUCKET,
  CIRCLECI,
  BUILDKITE,
  JENKINS,
  TEAMCITY,
  CODEFRESH,
  SEMAPHORE,
  HCP_TERRAFORM,
  TERRAFORM_ENTERPRISE,
  SPACELIFT,
  PULUMI,
  ENV0,
  SCALR,
  HARNESS,
  OCTOPUS,
  KUBERNETES,
  AKS,
  EKS,
  GKE,
  ARO,
  OPENSHIFT_AZURE,
  ROSA,
  K3S,
  RANCHER,
  ON_PREM_PROXY,
  MINIKUBE,
  KIND,
  SPIRE,
  TELEPORT,
  DAPR,
  VAULT,
  VAULT_PLUGIN_WIF,
  TAILSCALE,
  GOOGLE_CLOUD,
  AWS_STS,
  AWS_COGNITO,
  VERCEL,
  FLY,
  ENTRA_MANAGED_IDENTITY,
  ENTRA_MANAGED_IDENTITY_CROSS_TENANT,
  ENTRA_AGENT_ID,
  ENTRA_FIRST_PARTY_EID1,
  AZURE_STORAGE_ISSUER,
  OKTA,
  AUTH0,
  KEYCLOAK,
  PING,
  ARGO_CD,
  CROSSPLANE,
  SNOWFLAKE,
  DATABRICKS,
  NETLIFY,
  CLOUDFLARE,
  HEROKU,
]

const BY_ID: ReadonlyMap<string, Scenario> = new Map(
  SCENARIOS.map((scenario) => [scenario.id, scenario]),
)

/** The scenario with an id, if there is one. */
export function findScenario(id: string): Scenario | undefined {
  return BY_ID.get(id)
}
