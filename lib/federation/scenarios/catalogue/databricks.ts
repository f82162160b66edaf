import type { Scenario } from '../model'

export const DATABRICKS: Scenario = {
  id: 'databricks',
  name: 'Databricks',
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
    'Databricks federation is inbound (it accepts other issuers); no outbound issuer confirmed.',
  ],
  verification:
    'not verified: Databricks federation is inbound (it accepts other issuers); no outbound issuer confirmed.',
  isIssuer: false,
  usable: false,
  sources: [],
}
