import type { Scenario } from '../model'

export const HEROKU: Scenario = {
  id: 'heroku',
  name: 'Heroku',
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
  pitfalls: ['No workload OIDC issuer found; not searched beyond that.'],
  verification: 'not verified: No workload OIDC issuer found; not searched beyond that.',
  isIssuer: false,
  usable: false,
  sources: [],
}
