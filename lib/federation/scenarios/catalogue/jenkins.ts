import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const JENKINS: Scenario = {
  id: 'jenkins',
  name: 'Jenkins OpenID Connect Provider plugin',
  category: 'ci',
  issuerPatterns: ISSUERS.jenkins.patterns,
  recognition: ISSUERS.jenkins.recognition,
  issuerExamples: ['https://jenkins.acme.com/oidc', 'https://jenkins.acme.com/oidc/job/team-a'],
  subjectTemplates: [
    {
      id: 'job-url',
      label: 'Job URL (default)',
      template: '{jenkinsUrl}/{jobPath}/',
      fields: [
        {
          name: 'jenkinsUrl',
          pattern: /^https:\/\/[A-Za-z0-9.-]+(?::[0-9]{2,5})?(?:\/[A-Za-z0-9._~-]+)*$/u,
          example: 'https://jenkins.acme.com',
          help: 'Jenkins root URL without the last slash.',
        },
        {
          name: 'jobPath',
          pattern: /^job\/[^/]+(?:\/job\/[^/]+)*$/u,
          example: 'job/my-folder/job/my-job',
          help: 'job/<name> per level, URL-encoded.',
        },
      ],
      note: 'JOB_URL ends in a slash: keep it.',
    },
    {
      id: 'custom',
      label: 'Custom claim template',
      template: '{subject}',
      fields: [
        {
          name: 'subject',
          pattern: /^.{1,600}$/u,
          example: 'jenkins:main',
          help: 'What the sub template renders.',
        },
      ],
    },
  ],
  audience: { token: '', credential: 'api://AzureADTokenExchange', configurable: true },
  algorithms: ['RS256'],
  lifetime: '3600 s (tokenLifetime setting)',
  varies: 'Nothing, as long as the job and the server keep their addresses.',
  flexible: { supported: 'no', claims: [] },
  claims: ['build_number (integer)', 'header kid = credential id'],
  pitfalls: [
    "Set the credential's audience to api://AzureADTokenExchange (none by default).",
    'aud is emitted as an array.',
    'JWKS n is written from a signed big-endian integer, so it can start with a zero byte.',
    'Changing JENKINS_URL changes iss and sub.',
    'Re-saving the credential rotates the key: republish the JWKS when an external issuer URI is used.',
  ],
  obtainIssuer:
    'credential > Update shows the issuer URI; or curl -s https://JENKINS/oidc/.well-known/openid-configuration | jq -r .issuer',
  obtainToken:
    "withCredentials([string(variable: 'IDT', credentialsId: 'azure-id-token')]) { sh 'echo $IDT | cut -d. -f2 | tr _- /+ | base64 -d | jq .' }",
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/jwks',
  verification: 'verified from plugin source',
  isIssuer: true,
  usable: true,
  sources: [
    'https://plugins.jenkins.io/oidc-provider/',
    'https://github.com/jenkinsci/oidc-provider-plugin',
  ],
}
