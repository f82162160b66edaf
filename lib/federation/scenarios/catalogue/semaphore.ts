import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const SEMAPHORE: Scenario = {
  id: 'semaphore',
  name: 'Semaphore CI',
  category: 'ci',
  issuerPatterns: ISSUERS.semaphore.patterns,
  recognition: ISSUERS.semaphore.recognition,
  issuerExamples: ['https://my-org.semaphoreci.com'],
  subjectTemplates: [
    {
      id: 'ref',
      label: 'Project and ref',
      template: 'org:{org}:project:{projectId}:repo:{repo}:ref_type:{refType}:ref:{ref}',
      fields: [
        { name: 'org', pattern: /^[a-z0-9-]+$/u, example: 'my-org', help: 'Org name.' },
        {
          name: 'projectId',
          pattern: /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/u,
          example: '936a5312-a3b8-4921-8b3f-2cec8baac574',
          help: 'Project id.',
        },
        { name: 'repo', pattern: /^[^\s:]+$/u, example: 'web', help: 'Repository name.' },
        {
          name: 'refType',
          pattern: /^(?:branch|tag|pull-request)$/u,
          example: 'branch',
          help: 'branch, tag or pull-request.',
        },
        { name: 'ref', pattern: /^refs\/[^\s]+$/u, example: 'refs/heads/main', help: 'Full ref.' },
      ],
    },
  ],
  audience: {
    token: 'https://{org}.semaphoreci.com',
    credential: 'https://my-org.semaphoreci.com',
    configurable: false,
  },
  algorithms: ['RS256'],
  lifetime: 'set by server request; not documented',
  varies: 'Kind and name of the ref.',
  flexible: { supported: 'no', claims: [] },
  claims: ['sub127', 'prj_id', 'org_id', 'branch', 'pr_branch', 'job_type', 'trg', 'repo_slug'],
  pitfalls: ['credential audience must be the org URL.', 'Enterprise plan feature.'],
  obtainIssuer:
    'curl -s https://ORG.semaphoreci.com/.well-known/openid-configuration | jq -r .issuer',
  obtainToken: "echo \"$SEMAPHORE_OIDC_TOKEN\" | cut -d. -f2 | tr '_-' '/+' | base64 -d | jq .",
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: 'jwks_uri of the discovery document',
  verification: 'claims and RS256 verified from source; lifetime not verified',
  isIssuer: true,
  usable: true,
  sources: [
    'https://docs.semaphoreci.com/reference/openid',
    'https://docs.semaphoreci.com/using-semaphore/openid',
  ],
}
