import { FIELDS } from '../fields'
import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const CODEFRESH: Scenario = {
  id: 'codefresh',
  name: 'Codefresh',
  category: 'ci',
  issuerPatterns: ISSUERS.codefresh.patterns,
  recognition: ISSUERS.codefresh.recognition,
  issuerExamples: ['https://oidc.codefresh.io'],
  subjectTemplates: [
    {
      id: 'cron',
      label: 'Cron trigger',
      template: 'account:{accountId}:pipeline:{pipelineId}',
      fields: [FIELDS.accountId, FIELDS.pipelineId],
    },
    {
      id: 'git-push',
      label: 'Git push',
      template:
        'account:{accountId}:pipeline:{pipelineId}:scm_repo_url:{repoUrl}:scm_user_name:{user}:scm_ref:{ref}',
      fields: [
        FIELDS.accountId,
        FIELDS.pipelineId,
        {
          name: 'repoUrl',
          pattern: /^https:\/\/[^\s]+$/u,
          example: 'https://github.com/acme/app',
          help: 'Repository URL.',
        },
        {
          name: 'user',
          pattern: /^[^\s:]+$/u,
          example: 'octocat',
          help: 'SCM user: one credential per committer.',
        },
        { name: 'ref', pattern: /^[^\s]+$/u, example: 'main', help: 'Short ref.' },
      ],
    },
    {
      id: 'manual',
      label: 'Manual run',
      template: 'account:{accountId}:pipeline:{pipelineId}:initiator:{user}',
      fields: [
        FIELDS.accountId,
        FIELDS.pipelineId,
        { name: 'user', pattern: /^[^\s:]+$/u, example: 'octocat', help: 'Codefresh user.' },
      ],
      note: 'Docs show both initiator{user} and a sample without the word: read a real token.',
    },
  ],
  audience: {
    token: 'https://g.codefresh.io',
    credential: 'https://g.codefresh.io',
    configurable: false,
  },
  algorithms: ['RS256'],
  lifetime: '5 minutes',
  varies: 'Trigger, user and ref.',
  flexible: { supported: 'no', claims: [] },
  claims: ['account_id', 'pipeline_id', 'pipeline_name', 'scm_repo_url', 'scm_ref', 'workflow_id'],
  pitfalls: [
    'aud is the platform URL: the credential audience must be that value.',
    'scm_user_name in sub breaks exact matching.',
  ],
  obtainIssuer: 'fixed value: https://oidc.codefresh.io',
  obtainToken: 'curl -sS -H "Authorization: $CF_OIDC_REQUEST_TOKEN" "$CF_OIDC_REQUEST_URL"',
  discoveryUrl: 'https://oidc.codefresh.io/.well-known/openid-configuration',
  jwksUrl: 'jwks_uri of the discovery document',
  verification: 'verified; algorithm assumed RS256',
  isIssuer: true,
  usable: true,
  sources: ['https://codefresh.io/docs/docs/integrations/oidc-pipelines/'],
}
