import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const BUILDKITE: Scenario = {
  id: 'buildkite',
  name: 'Buildkite',
  category: 'ci',
  issuerPatterns: ISSUERS.buildkite.patterns,
  recognition: ISSUERS.buildkite.recognition,
  issuerExamples: ['https://agent.buildkite.com'],
  subjectTemplates: [
    {
      id: 'pipeline-id',
      label: 'Pipeline UUID (--subject-claim pipeline_id)',
      template: '{pipelineId}',
      fields: [
        {
          name: 'pipelineId',
          pattern: /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/u,
          example: '0191f956-042f-7ec4-aa62-8e5eeae396d0',
          help: 'Pipeline UUID.',
        },
      ],
    },
    {
      id: 'cluster-id',
      label: 'Cluster UUID (--subject-claim cluster_id)',
      template: '{clusterId}',
      fields: [
        {
          name: 'clusterId',
          pattern: /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/u,
          example: '0191f956-042f-7ec4-aa62-8e5eeae396d0',
          help: 'Cluster UUID.',
        },
      ],
    },
    {
      id: 'organization-id',
      label: 'Organisation UUID',
      template: '{organizationId}',
      fields: [
        {
          name: 'organizationId',
          pattern: /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/u,
          example: '0191f956-042f-7ec4-aa62-8e5eeae396d0',
          help: 'Organisation UUID: broad.',
        },
      ],
    },
    {
      id: 'composite',
      label: 'Default composite (holds the commit)',
      template: 'organization:{org}:pipeline:{pipeline}:ref:{ref}:commit:{commit}:step:{step}',
      fields: [
        { name: 'org', pattern: /^[a-z0-9-]+$/u, example: 'acme-inc', help: 'Org slug.' },
        {
          name: 'pipeline',
          pattern: /^[a-z0-9-]+$/u,
          example: 'super-duper-app',
          help: 'Pipeline slug.',
        },
        {
          name: 'ref',
          pattern: /^refs\/(?:heads|tags)\/.+$/u,
          example: 'refs/heads/main',
          help: 'Full ref.',
        },
        {
          name: 'commit',
          pattern: /^[0-9a-f]{40}$/u,
          example: '9f3182061f1e2cca4702c368cbc039b7dc9d4485',
          help: 'Commit SHA.',
        },
        {
          name: 'step',
          pattern: /^[A-Za-z0-9_.:-]*$/u,
          example: 'build',
          help: 'Step key, may be empty.',
        },
      ],
      usable: false,
    },
  ],
  audience: {
    token: 'https://buildkite.com/{org}',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: '5 minutes (--lifetime seconds)',
  varies: 'Commit and step, unless another subject claim is asked for.',
  flexible: { supported: 'no', claims: [] },
  claims: [
    'organization_slug',
    'pipeline_slug',
    'build_branch',
    'build_tag',
    'build_source',
    'step_key',
    'runner_environment',
    'cluster_id',
  ],
  pitfalls: [
    "Buildkite's Azure page says the default sub is the pipeline UUID, its reference page shows the composite with the commit: always pass --subject-claim.",
    'Only immutable ids are allowed in --subject-claim.',
  ],
  obtainIssuer: 'fixed value: https://agent.buildkite.com',
  obtainToken:
    'buildkite-agent oidc request-token --audience api://AzureADTokenExchange --subject-claim pipeline_id --skip-redaction',
  discoveryUrl: 'https://agent.buildkite.com/.well-known/openid-configuration',
  jwksUrl: 'https://agent.buildkite.com/.well-known/jwks',
  verification: 'verified, with the documented contradiction noted',
  isIssuer: true,
  usable: true,
  sources: [
    'https://buildkite.com/docs/agent/cli/reference/oidc',
    'https://buildkite.com/docs/pipelines/security/oidc/azure',
  ],
}
