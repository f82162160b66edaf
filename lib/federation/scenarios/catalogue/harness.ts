import { FIELDS } from '../fields'
import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const HARNESS: Scenario = {
  id: 'harness',
  name: 'Harness',
  category: 'ci',
  issuerPatterns: ISSUERS.harness.patterns,
  recognition: ISSUERS.harness.recognition,
  issuerExamples: ['https://app.harness.io/ng/api/oidc/account/acc123ACC123acc123ABCD'],
  subjectTemplates: [
    {
      id: 'project',
      label: 'Project',
      template: 'account/{account}:org/{org}:project/{project}',
      fields: [FIELDS.account, FIELDS.org4, FIELDS.project],
    },
    {
      id: 'pipeline',
      label: 'Pipeline scoped',
      template: 'account/{account}:org/{org}:project/{project}:pipeline/{pipeline}',
      fields: [
        FIELDS.account,
        FIELDS.org4,
        FIELDS.project,
        { name: 'pipeline', pattern: /^[A-Za-z0-9_$]+$/u, example: 'myPipe', help: 'Pipeline id.' },
      ],
      note: 'Feature flag CDS_ENABLE_PIPELINE_SCOPED_OIDC_SUB.',
    },
  ],
  audience: {
    token: 'set on the connector',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: 'about 1 hour (secondary source)',
  varies: 'Nothing inside a project; with the pipeline form each pipeline has its own subject.',
  flexible: { supported: 'no', claims: [] },
  claims: [
    'account_id',
    'organization_id',
    'project_id',
    'pipeline_id',
    'connector_id',
    'environment_id',
    'context',
  ],
  pitfalls: ['Connector tests use context CONNECTOR_VALIDATION and may carry another sub.'],
  obtainIssuer:
    'https://app.harness.io/ng/api/oidc/account/ACCOUNT_ID; host and path vary by cluster (Account Settings > Account Details)',
  obtainToken: 'not verified',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: 'jwks_uri of the discovery document',
  verification:
    'issuer and sub verified; Azure connector OIDC settings, lifetime, non-prod cluster paths not verified',
  isIssuer: true,
  usable: true,
  sources: [
    'https://developer.harness.io/docs/platform/connectors/cloud-providers/ref-cloud-providers/artifactory-connector-settings-reference',
    'https://developer.harness.io/docs/platform/connectors/cloud-providers/add-a-microsoft-azure-connector',
  ],
}
