import { guidFrom } from '../ids'
import type { ApplicationSeed } from './build'
import { github, issuerName, serviceAccount } from './subjects'

/**
 * What an audit finds in a tenant at rest and the rest of the company does not show: one credential a
 * mistake. A credential's name is the id of the audit rule that it is for, wherever it has one.
 */
export function auditCases(tenantId: string): readonly ApplicationSeed[] {
  const githubIssuer = issuerName('github')
  const terraformIssuer = issuerName('terraform')
  const aksProduction = issuerName('aks-production', tenantId)
  const partnerTenant = guidFrom(tenantId, 'partner tenant')
  const partnerCluster = guidFrom(tenantId, 'partner cluster')
  return [
    {
      name: 'flexible-trials',
      description: 'Trials with expressions that let in more, or less, than was meant.',
      daysOld: 44,
      credentials: [
        {
          name: 'flexible-expression-broad-owner',
          issuer: githubIssuer,
          expression: "claims['sub'] matches 'repo:*/deploy:ref:refs/heads/main'",
        },
        {
          name: 'flexible-expression-prefix-collision',
          issuer: githubIssuer,
          expression: "claims['sub'] matches 'repo:contoso*/deploy:ref:refs/heads/main'",
        },
        {
          name: 'flexible-expression-broad-repo',
          issuer: githubIssuer,
          expression: "claims['sub'] matches 'repo:contoso-labs/*:ref:refs/heads/main'",
        },
        {
          name: 'flexible-expression-unsupported',
          issuer: githubIssuer,
          expression: "claims['actor'] eq 'release-automation'",
        },
      ],
    },
    {
      name: 'customised-subjects',
      description: 'Subject templates of GitHub that leave out what matters.',
      daysOld: 66,
      credentials: [
        {
          name: 'github-missing-context',
          issuer: githubIssuer,
          subject: 'repo:contoso-retail/web',
        },
        {
          name: 'github-unbound-first-claim',
          issuer: githubIssuer,
          subject: 'environment:production:repo:contoso-retail/web',
        },
      ],
    },
    {
      name: 'pipelines-of-before',
      description: 'Subjects of GitLab and Terraform without the part that narrows them.',
      daysOld: 980,
      credentials: [
        {
          name: 'gitlab-weak-subject',
          issuer: issuerName('gitlab'),
          subject: 'project_path:contoso-retail/mirror',
        },
        {
          name: 'terraform-missing-run-phase',
          issuer: terraformIssuer,
          subject: 'organization:contoso-retail:project:Platform:workspace:mirror',
        },
        {
          name: 'terraform-legacy-subject',
          issuer: terraformIssuer,
          subject: 'organization:contoso-retail:workspace:mirror:run_phase:apply',
        },
      ],
    },
    {
      name: 'cluster-addons',
      description: 'Add-ons of clusters, some of them not ours.',
      daysOld: 155,
      credentials: [
        serviceAccount('kubernetes-system-namespace', aksProduction, 'kube-system:secrets-store'),
        serviceAccount('kubernetes-subject-malformed', aksProduction, 'orders'),
        serviceAccount('subject-template-unfilled', aksProduction, '<namespace>:<account>'),
        serviceAccount(
          'aks-issuer-foreign-tenant',
          `https://westeurope.oic.prod-aks.azure.com/${partnerTenant}/${partnerCluster}/`,
          'addons:collector',
        ),
        serviceAccount(
          'kubernetes-name-based-issuer',
          'https://container.googleapis.com/v1/projects/contoso-retail/locations/europe-west4/clusters/analytics',
          'addons:collector',
        ),
      ],
    },
    {
      name: 'partner-automation',
      description: 'Identities of Entra: one of a partner’s tenant, one that was deleted.',
      daysOld: 210,
      credentials: [
        {
          name: 'entra-issuer-foreign-tenant',
          issuer: issuerName('entra', partnerTenant),
          subject: guidFrom(partnerTenant, 'principal build'),
        },
        {
          name: 'managed-identity-credential-dangling',
          issuer: issuerName('entra', tenantId),
          subject: guidFrom(tenantId, 'principal that was deleted'),
        },
        {
          name: 'google-subject-email',
          issuer: issuerName('google'),
          subject: 'sync@contoso-retail.iam.gserviceaccount.com',
        },
      ],
    },
    {
      name: 'pasted-deploy',
      description:
        'Subjects that were pasted: one ends in a space, one exists twice but for its case.',
      daysOld: 71,
      credentials: [
        github('subject-odd-characters', 'contoso-retail/pasted', 'ref:refs/heads/main '),
        github('gh-release', 'contoso-retail/pasted', 'environment:release'),
        github('stale-duplicates', 'Contoso-Retail/pasted', 'environment:release'),
      ],
    },
    {
      name: 'contractor-toolbox',
      description: 'Nobody’s any more; may still change every application.',
      daysOld: 530,
      owners: [],
      audience: 'AzureADMultipleOrgs',
      roles: ['Application.ReadWrite.All'],
      credentials: [
        serviceAccount('kind-laptop', issuerName('storage'), 'tools:contractor', {
          description: 'personal-developer-issuer-in-production',
        }),
        github('gh-toolbox', 'contoso-retail/toolbox', 'ref:refs/heads/main', {
          description: 'many-trust-domains-on-one-identity',
        }),
        {
          name: 'tfc-toolbox',
          issuer: terraformIssuer,
          subject: 'organization:contoso-retail:project:Platform:workspace:toolbox:run_phase:apply',
        },
      ],
    },
  ]
}
