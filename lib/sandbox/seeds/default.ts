import { guidFrom } from '../ids'
import { UNSERVED_ISSUERS } from '../issuers/registry'
import { auditCases } from './audit-cases'
import type { ApplicationSeed, ManagedIdentitySeed, TenantSeed } from './build'
import { devOpsConnection, github, gitlab, issuerName, serviceAccount, terraform } from './subjects'

/**
 * The default tenant: a made-up retailer whose trusts grew over four years. Most work; the others
 * show, between them, every failure that a tenant at rest can hold.
 */

/** Twenty environments of one storefront: the cap of credentials on one object. */
const STORES = [
  'amsterdam',
  'antwerp',
  'barcelona',
  'berlin',
  'bologna',
  'bordeaux',
  'brussels',
  'cologne',
  'copenhagen',
  'dublin',
  'geneva',
  'ghent',
  'hamburg',
  'lille',
  'lisbon',
  'lyon',
  'madrid',
  'milan',
  'munich',
  'oslo',
]

/** A pipeline with a customised subject: long, but below the limit of 600 characters. */
const LONG_CONTEXT = [
  'environment:production',
  'job_workflow_ref:contoso-retail/reusable-workflows/.github/workflows/build-scan-sign-and-deploy.yml@refs/tags/v4.12.0',
  'repository_visibility:private',
  'runner_environment:self-hosted',
  'actor:release-automation',
  'workflow:Nightly reconciliation of orders, returns and refunds across all European storefronts',
  'head_ref:refs/heads/release/2026-11-black-friday-freeze-and-recovery',
].join(':')

function applications(tenantId: string): readonly ApplicationSeed[] {
  const aksProduction = issuerName('aks-production', tenantId)
  const aksStaging = issuerName('aks-staging', tenantId)
  const devOps = issuerName('azure-devops')
  return [
    {
      name: 'Fedcred',
      description: 'This dashboard. Signs people in; holds no credentials of its own.',
      daysOld: 20,
      credentials: [],
    },
    {
      name: 'web-shop-deploy',
      description: 'Deploys the web shop from GitHub Actions.',
      notes: 'Owned by the storefront team. Runbook: wiki/deploy-web-shop.',
      daysOld: 640,
      secrets: [-40],
      credentials: [
        github('gh-main', 'contoso-retail/web-shop', 'ref:refs/heads/main', {
          description: 'Builds on main',
        }),
        github('gh-env-production', 'contoso-retail/web-shop', 'environment:production'),
        github('gh-env-staging', 'contoso-retail/web-shop', 'environment:staging'),
        github('gh-release-tags', 'contoso-retail/web-shop', 'ref:refs/tags/v3.0.0'),
      ],
    },
    {
      name: 'web-shop-preview',
      description: 'Preview environments for pull requests.',
      daysOld: 410,
      roles: ['User.Read.All'],
      credentials: [
        github('gh-pull-request', 'contoso-retail/web-shop', 'pull_request', {
          description: 'Any pull request may ask for this token.',
        }),
      ],
    },
    {
      name: 'checkout-api-deploy',
      description: 'Checkout API. The issuer was copied from a log, slash included.',
      daysOld: 220,
      secrets: [12],
      credentials: [
        {
          name: 'gh-main-slash',
          issuer: `${issuerName('github')}/`,
          subject: 'repo:contoso-retail/checkout-api:ref:refs/heads/main',
        },
      ],
    },
    {
      name: 'loyalty-service-deploy',
      description: 'Loyalty service; the repository moved to immutable subjects in July.',
      daysOld: 500,
      credentials: [
        github('gh-prod-by-name', 'contoso-retail/loyalty-service', 'environment:prod', {
          description: 'Name-based subject of before July 2026',
        }),
      ],
    },
    {
      name: 'inventory-sync-deploy',
      description: 'Inventory sync, created after the change to immutable subjects.',
      daysOld: 60,
      credentials: [
        github(
          'gh-main-immutable',
          'contoso-retail@184320771/inventory-sync@902114533',
          'ref:refs/heads/main',
        ),
      ],
    },
    {
      name: 'returns-portal-deploy',
      description: 'The environment is spelled production here and Production in the workflow.',
      daysOld: 330,
      credentials: [
        github('gh-env-production', 'contoso-retail/returns-portal', 'environment:production'),
      ],
    },
    {
      name: 'docs-site-publish',
      description: 'Somebody hoped for a wildcard.',
      daysOld: 290,
      credentials: [
        github('gh-any-branch', 'contoso-retail/docs-site', 'ref:refs/heads/*', {
          description: 'All branches (does not work: * is a literal here)',
        }),
      ],
    },
    {
      name: 'store-rollout',
      description: 'One environment a store. Twenty is the limit: the next store does not fit.',
      daysOld: 720,
      credentials: STORES.map((store) =>
        github(`gh-store-${store}`, 'contoso-retail/store-rollout', `environment:store-${store}`),
      ),
    },
    {
      name: 'platform-monorepo-deploy',
      description: 'Flexible credentials: visible on the beta endpoint only.',
      daysOld: 120,
      credentials: [
        {
          name: 'gh-release-branches',
          issuer: issuerName('github'),
          expression:
            "claims['sub'] matches 'repo:contoso-retail/platform:ref:refs/heads/release/*' and claims['repository_id'] eq '771200345'",
        },
        {
          name: 'gh-old-expression',
          issuer: issuerName('github'),
          expression: "claims['sub'] matches 'repo:contoso-retail/platform:*'",
          description: 'Made before an id claim was demanded',
        },
      ],
    },
    {
      name: 'nightly-reconciliation',
      description: 'Uses a customised subject template.',
      daysOld: 95,
      credentials: [github('gh-custom-template', 'contoso-retail/reconciliation', LONG_CONTEXT)],
    },
    {
      name: 'mobile-app-build',
      description: 'The audience belongs to another cloud.',
      daysOld: 260,
      secrets: [200],
      credentials: [
        github('gh-main', 'contoso-retail/mobile-app', 'ref:refs/heads/main', {
          audience: 'api://AzureADTokenExchangeUSGov',
        }),
      ],
    },
    {
      name: 'legacy-erp-bridge',
      description: 'GitHub Enterprise Server that Entra cannot reach.',
      daysOld: 800,
      secrets: [30, -300],
      credentials: [
        {
          name: 'ghes-main',
          issuer: issuerName('ghes'),
          subject: 'repo:erp/bridge:ref:refs/heads/main',
        },
      ],
    },
    {
      name: 'data-platform-ci',
      description: 'GitLab pipelines of the data platform.',
      daysOld: 540,
      roles: ['Directory.Read.All'],
      credentials: [
        gitlab('gl-ingest-main', 'contoso-retail/data/ingest', 'main'),
        gitlab('gl-dbt-main', 'contoso-retail/data/dbt', 'main'),
        gitlab('gl-dbt-staging', 'contoso-retail/data/dbt', 'staging'),
        gitlab('gl-catalogue-main', 'contoso-retail/data/catalogue', 'main'),
        gitlab('gl-ml-main', 'contoso-retail/data/ml-features', 'main', {
          audience: 'https://gitlab.com',
          description: 'GitLab’s own default audience',
        }),
      ],
    },
    {
      name: 'landing-zone-terraform',
      description: 'Landing zones. May give roles to others.',
      daysOld: 610,
      roles: ['RoleManagement.ReadWrite.Directory', 'Application.ReadWrite.All'],
      credentials: [
        terraform('tfc-landing-plan', 'landing-zones', 'plan'),
        terraform('tfc-landing-apply', 'landing-zones', 'apply'),
        terraform('tfc-network-plan', 'network-hub', 'plan'),
        terraform('tfc-network-apply', 'network-hub', 'apply'),
        terraform('tfc-dns-plan', 'private-dns', 'plan'),
        terraform('tfc-dns-apply', 'private-dns', 'apply'),
      ],
    },
    {
      name: 'policy-as-code',
      description: 'Only the apply phase was trusted: plans fail.',
      daysOld: 180,
      credentials: [terraform('tfc-policy-apply', 'policy-as-code', 'apply')],
    },
    {
      name: 'azure-devops-retail-prod',
      description: 'Service connection over the older issuer, which retires in July 2027.',
      daysOld: 900,
      certificates: [400],
      credentials: [
        {
          name: 'ado-retail-prod',
          issuer: devOps,
          subject: 'sc://contoso-retail/Retail/azure-prod',
        },
        {
          name: 'ado-retail-test',
          issuer: devOps,
          subject: 'sc://contoso-retail/Retail/azure-test',
        },
      ],
    },
    {
      name: 'azure-devops-finance',
      description: 'Service connection over Entra’s issuer.',
      daysOld: 140,
      credentials: [
        devOpsConnection(
          'ado-finance',
          tenantId,
          `${guidFrom(tenantId, 'devops organisation')}/${guidFrom(tenantId, 'devops finance')}`,
        ),
      ],
    },
    {
      name: 'payments-mesh-gateway',
      description: 'SPIFFE identities of the payment mesh.',
      daysOld: 75,
      credentials: [
        {
          name: 'spire-gateway',
          issuer: issuerName('spire'),
          subject: 'spiffe://mesh.contoso.example/ns/payments/sa/gateway',
        },
        {
          name: 'spire-ledger',
          issuer: issuerName('spire'),
          subject: 'spiffe://mesh.contoso.example/ns/payments/sa/ledger',
        },
      ],
    },
    {
      name: 'secrets-rotation',
      description: 'Vault behind the firewall.',
      daysOld: 310,
      roles: ['Application.ReadWrite.OwnedBy'],
      credentials: [
        {
          name: 'vault-rotation',
          issuer: issuerName('vault'),
          subject: '52349e30-cff8-4959-b61c-e9f9280d6233',
        },
        {
          name: 'vault-dev-loopback',
          issuer: UNSERVED_ISSUERS.loopback,
          subject: '52349e30-cff8-4959-b61c-e9f9280d6233',
          description: 'Left over from a trial on a laptop',
        },
      ],
    },
    {
      name: 'partner-ci-keycloak',
      description: 'A partner’s Keycloak; keys were rotated and the old one is gone.',
      daysOld: 450,
      credentials: [
        {
          name: 'keycloak-ci',
          issuer: issuerName('keycloak'),
          subject: 'b4768e19-2d00-43ac-b675-647e370c6f7c',
        },
      ],
    },
    {
      name: 'partner-build-idp',
      description: 'A partner’s identity provider that moved to another address.',
      daysOld: 470,
      credentials: [
        { name: 'build-service', issuer: issuerName('build-idp'), subject: 'build-service' },
      ],
    },
    {
      name: 'partner-release-bot',
      description: 'Release bot of a partner.',
      daysOld: 35,
      credentials: [
        { name: 'release-bot', issuer: issuerName('release-bot'), subject: 'release-bot' },
      ],
    },
    {
      name: 'jenkins-nightly',
      description: 'Nightly jobs on Jenkins.',
      daysOld: 560,
      secrets: [90],
      credentials: [
        {
          name: 'jenkins-nightly',
          issuer: issuerName('jenkins'),
          subject: 'https://jenkins.contoso.example/job/nightly/',
        },
      ],
    },
    {
      name: 'analytics-bigquery-link',
      description: 'Google Cloud jobs that read from Azure.',
      daysOld: 205,
      audience: 'AzureADMultipleOrgs',
      credentials: [
        {
          name: 'gcp-analytics',
          issuer: issuerName('google'),
          subject: '105271527809661757734',
          description: 'analytics-export@contoso-retail (the numeric id is what counts)',
        },
      ],
    },
    {
      name: 'web-shop-deploy-copy',
      description: 'Copied from web-shop-deploy: the same issuer and subject open both.',
      daysOld: 15,
      credentials: [github('gh-main', 'contoso-retail/web-shop', 'ref:refs/heads/main')],
    },
    {
      name: 'retired-newsletter',
      description: 'Switched off, credentials still there.',
      daysOld: 1100,
      disabled: true,
      secrets: [-500],
      credentials: [github('gh-main', 'contoso-retail/newsletter', 'ref:refs/heads/main')],
    },
    {
      name: 'never-consented-bot',
      description: 'The application has no service principal in this tenant.',
      daysOld: 8,
      withoutPrincipal: true,
      credentials: [github('gh-main', 'contoso-retail/bot', 'ref:refs/heads/main')],
    },
    {
      name: 'pricing-engine',
      description: 'Uses a client secret only: no federation yet.',
      daysOld: 380,
      secrets: [25],
      credentials: [],
    },
    {
      name: 'aks-shared-api',
      description: 'Runs on both clusters; one credential lost its slash.',
      daysOld: 350,
      credentials: [
        serviceAccount('aks-prod-orders', aksProduction, 'orders:orders-api'),
        serviceAccount(
          'aks-prod-no-slash',
          aksProduction.replace(/\/$/, ''),
          'orders:orders-worker',
        ),
        serviceAccount('aks-stg-orders', aksStaging, 'orders:orders-api'),
        serviceAccount('aks-stg-worker', aksStaging, 'orders:orders-worker'),
      ],
    },
    {
      name: 'support-agent-blueprint',
      description: 'Blueprint of the customer support agents.',
      daysOld: 50,
      blueprint: true,
      credentials: [
        github('gh-agents-main', 'contoso-retail/support-agents', 'environment:production'),
        {
          name: 'mi-support-agents',
          issuer: issuerName('entra', tenantId),
          subject: guidFrom(tenantId, 'principal id-support-agents'),
          description: 'Managed identity id-support-agents',
        },
      ],
    },
    {
      name: 'merchandising-agent-blueprint',
      description: 'Blueprint of the merchandising agents.',
      daysOld: 28,
      blueprint: true,
      credentials: [serviceAccount('aks-merch-agents', aksProduction, 'agents:merchandising')],
    },
  ]
}

function managedIdentities(tenantId: string): readonly ManagedIdentitySeed[] {
  const aksProduction = issuerName('aks-production', tenantId)
  const aksStaging = issuerName('aks-staging', tenantId)
  const aksDeleted = issuerName('aks-deleted', tenantId)
  const production = { subscription: 'production', group: 'rg-retail-prod-weu' }
  const nonProduction = { subscription: 'non-production', group: 'rg-retail-test-weu' }
  const platform = { subscription: 'platform', group: 'rg-platform-identity' }
  return [
    {
      ...production,
      name: 'id-orders-api',
      daysOld: 420,
      tags: { team: 'orders', environment: 'production' },
      credentials: [
        serviceAccount('aks-orders-api', aksProduction, 'orders:orders-api'),
        serviceAccount('aks-orders-worker', aksProduction, 'orders:orders-worker'),
      ],
    },
    {
      ...production,
      name: 'id-search-indexer',
      daysOld: 250,
      tags: { team: 'search' },
      credentials: [
        serviceAccount('aks-default-account', aksProduction, 'search:default'),
        serviceAccount('eks-indexer', issuerName('eks'), 'search:indexer'),
      ],
    },
    {
      ...production,
      name: 'id-support-agents',
      daysOld: 52,
      tags: { team: 'support' },
      credentials: [
        serviceAccount('aks-agents', aksProduction, 'agents:support'),
        serviceAccount('aks-agents-evaluation', aksStaging, 'agents:support'),
      ],
    },
    {
      ...production,
      name: 'id-cart-cache',
      daysOld: 700,
      tags: { team: 'cart' },
      credentials: [
        serviceAccount('aks-old-cluster', aksDeleted, 'cart:cart-cache'),
        serviceAccount('aks-new-cluster', aksProduction, 'cart:cart-cache'),
      ],
    },
    {
      ...production,
      name: 'id-image-resizer',
      group: 'rg-media-prod-weu',
      daysOld: 130,
      credentials: [
        serviceAccount('aks-wrong-audience', aksProduction, 'media:image-resizer', {
          audience: `https://westeurope.oic.prod-aks.azure.com/${tenantId}/`,
        }),
      ],
    },
    {
      ...nonProduction,
      name: 'id-orders-api-test',
      daysOld: 400,
      tags: { team: 'orders', environment: 'test' },
      credentials: [
        serviceAccount('aks-orders-api', aksStaging, 'orders:orders-api'),
        serviceAccount('kind-orders-api', issuerName('storage'), 'orders:orders-api'),
      ],
    },
    {
      ...nonProduction,
      name: 'id-developer-clusters',
      daysOld: 90,
      credentials: [
        serviceAccount('kind-default', issuerName('storage'), 'default:default'),
        serviceAccount('minikube-internal', UNSERVED_ISSUERS.cluster, 'default:workload'),
      ],
    },
    {
      ...nonProduction,
      name: 'id-load-tests',
      daysOld: 310,
      credentials: [
        github('gh-load-tests', 'contoso-retail/load-tests', 'ref:refs/heads/main'),
        github('gh-load-tests-weekly', 'contoso-retail/load-tests', 'environment:weekly'),
      ],
    },
    {
      ...nonProduction,
      name: 'id-fabric-pilot',
      group: 'rg-pilot-my',
      location: 'malaysiasouth',
      daysOld: 12,
      credentials: [],
    },
    {
      ...platform,
      name: 'id-platform-deploy',
      daysOld: 610,
      tags: { team: 'platform' },
      roles: ['AppRoleAssignment.ReadWrite.All', 'Directory.Read.All'],
      credentials: [
        github('gh-platform-main', 'contoso-retail/platform', 'ref:refs/heads/main'),
        github('gh-platform-env', 'contoso-retail/platform', 'environment:platform'),
        terraform('tfc-platform-apply', 'platform-identity', 'apply'),
      ],
    },
    {
      ...platform,
      name: 'id-backup-operator',
      daysOld: 365,
      credentials: [
        {
          name: 'ado-backup',
          issuer: issuerName('azure-devops'),
          subject: 'sc://contoso-retail/Platform/backup',
        },
      ],
    },
    {
      ...platform,
      name: 'id-mail-relay',
      daysOld: 160,
      roles: ['Mail.Send', 'User.Read.All'],
      credentials: [
        gitlab('gl-mail-relay', 'contoso-retail/platform/mail-relay', 'main'),
        serviceAccount('aks-mail-relay', aksProduction, 'mail:relay'),
      ],
    },
  ]
}

/** The default seed of a tenant. */
export function defaultSeed(tenantId: string): TenantSeed {
  return {
    displayName: 'Contoso Retail',
    defaultDomain: 'contoso.example',
    subscriptions: [
      {
        key: 'production',
        displayName: 'Retail Production',
        readableBy: ['administrator', 'reader'],
        resourceGroups: [
          { name: 'rg-retail-prod-weu', location: 'westeurope' },
          { name: 'rg-media-prod-weu', location: 'westeurope' },
        ],
      },
      {
        key: 'non-production',
        displayName: 'Retail Test',
        readableBy: ['administrator', 'reader'],
        resourceGroups: [
          { name: 'rg-retail-test-weu', location: 'westeurope' },
          { name: 'rg-pilot-my', location: 'malaysiasouth' },
        ],
      },
      {
        key: 'platform',
        displayName: 'Platform',
        readableBy: ['administrator'],
        resourceGroups: [{ name: 'rg-platform-identity', location: 'northeurope' }],
      },
    ],
    applications: [...applications(tenantId), ...auditCases(tenantId)],
    managedIdentities: managedIdentities(tenantId),
  }
}
