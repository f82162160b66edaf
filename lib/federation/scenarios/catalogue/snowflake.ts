import type { Scenario } from '../model'

export const SNOWFLAKE: Scenario = {
  id: 'snowflake',
  name: 'Snowflake',
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
    'No documented Snowflake-issued workload token for Entra found; Snowflake WIF is inbound.',
  ],
  verification:
    'not verified: No documented Snowflake-issued workload token for Entra found; Snowflake WIF is inbound.',
  isIssuer: false,
  usable: false,
  sources: [],
}
