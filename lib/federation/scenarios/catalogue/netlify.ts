import type { Scenario } from '../model'

export const NETLIFY: Scenario = {
  id: 'netlify',
  name: 'Netlify',
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
  pitfalls: ['No workload OIDC issuer found (string search for oidc.netlify had no hits).'],
  verification:
    'not verified: No workload OIDC issuer found (string search for oidc.netlify had no hits).',
  isIssuer: false,
  usable: false,
  sources: [],
}
