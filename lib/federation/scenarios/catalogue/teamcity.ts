import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const TEAMCITY: Scenario = {
  id: 'teamcity',
  name: 'TeamCity (OIDC plugin by Octopus)',
  category: 'ci',
  issuerPatterns: ISSUERS.teamcity.patterns,
  recognition: ISSUERS.teamcity.recognition,
  issuerExamples: ['https://teamcity.example.com/app/oidc'],
  subjectTemplates: [
    {
      id: 'build',
      label: 'Project, build type, ref',
      template: 'project:{project}:build_type:{buildType}:ref:{ref}',
      fields: [
        {
          name: 'project',
          pattern: /^[A-Za-z0-9_.-]+$/u,
          example: 'MyProject',
          help: 'Project id.',
        },
        { name: 'buildType', pattern: /^[A-Za-z0-9_.-]+$/u, example: 'Build', help: 'Build type.' },
        { name: 'ref', pattern: /^refs\/.+$/u, example: 'refs/heads/main', help: 'Full ref.' },
      ],
    },
  ],
  audience: { token: '', credential: 'api://AzureADTokenExchange', configurable: true },
  algorithms: ['RS256'],
  lifetime: 'build timeout, at most 2 hours',
  varies: 'The ref of the build.',
  flexible: { supported: 'no', claims: [] },
  claims: ['project_id', 'build_type_id', 'build_id', 'ref_type', 'default_branch'],
  pitfalls: [
    'TeamCity has no built-in OIDC issuer: a plugin is needed.',
    'Server must be reachable by Entra.',
  ],
  obtainIssuer:
    'curl -s https://TEAMCITY/app/oidc/.well-known/openid-configuration | jq -r .issuer',
  obtainToken:
    "echo \"$TEAMCITY_OIDC_TOKEN\" | cut -d. -f2 | tr '_-' '/+' | base64 -d | jq .   # build feature 'OIDC Token'",
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/.well-known/jwks.json',
  verification: 'plugin README verified; signing algorithm and repository URL not verified',
  isIssuer: true,
  usable: true,
  sources: ['https://github.com/OctopusDeploy/teamcity-oidc-plugin'],
}
