import type { Scenario } from '../model'

export const CLOUDFLARE: Scenario = {
  id: 'cloudflare',
  name: 'Cloudflare',
  category: 'no-issuer-found',
  issuerPatterns: [],
  recognition: 'none',
  issuerExamples: [],
  subjectTemplates: [],
  audience: { token: '' },
  algorithms: [],
  lifetime: 'not verified',
  flexible: { supported: 'no', claims: [] },
  claims: [],
  pitfalls: [
    'No Workers or Pages workload OIDC issuer found; Access issues user and service tokens from https://TEAM.cloudflareaccess.com.',
  ],
  verification:
    'not verified: No Workers or Pages workload OIDC issuer found; Access issues user and service tokens from https://TEAM.cloudflareaccess.com.',
  isIssuer: false,
  usable: false,
  sources: [],
}
