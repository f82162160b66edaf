import type { ExpressionOperator } from './parse'

/** What one issuer allows inside an expression. */
export interface ExpressionIssuer {
  readonly id: 'github' | 'gitlab' | 'terraform'
  readonly title: string
  /** The issuer that most people mean. */
  readonly example: string
  readonly matches: (issuer: string) => boolean
  readonly claims: Readonly<Record<string, readonly ExpressionOperator[]>>
  /** Claims of which at least one must be there; empty when none is demanded. */
  readonly oneOf: readonly string[]
  /** Claims that the page demands as well. Creation was seen to pass without, so missing ones warn. */
  readonly expected: readonly string[]
  readonly source: string
}

const FLEXIBLE_PAGE =
  'https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials (2026-09-18)'

/**
 * Issuers that may be matched by expression, with their claims and operators. The id claims are
 * demanded since July 2026; older expressions are left as they are (secondhand). The pages on
 * GitLab contradict each other on mandatory claims.
 */
export const EXPRESSION_ISSUERS: readonly ExpressionIssuer[] = [
  {
    id: 'github',
    title: 'GitHub Actions',
    example: 'https://token.actions.githubusercontent.com',
    matches: (issuer) => issuer === 'https://token.actions.githubusercontent.com',
    claims: {
      sub: ['eq', 'matches'],
      job_workflow_ref: ['eq', 'matches'],
      repository_id: ['eq'],
      repository_owner_id: ['eq'],
    },
    oneOf: ['repository_id', 'repository_owner_id'],
    expected: ['sub'],
    source: FLEXIBLE_PAGE,
  },
  {
    id: 'gitlab',
    title: 'GitLab',
    example: 'https://gitlab.com',
    matches: (issuer) =>
      issuer === 'https://gitlab.com' || /^https:\/\/gitlab\.[^/:?#]+\.(?:com|ca)$/.test(issuer),
    claims: {
      sub: ['eq', 'matches'],
      project_id: ['eq'],
      namespace_id: ['eq'],
      user_id: ['eq'],
    },
    oneOf: ['project_id', 'namespace_id', 'user_id'],
    expected: ['sub', 'project_id'],
    source: FLEXIBLE_PAGE,
  },
  {
    id: 'terraform',
    title: 'HCP Terraform',
    example: 'https://app.terraform.io',
    matches: (issuer) =>
      issuer === 'https://app.terraform.io' || issuer === 'https://app.eu.terraform.io',
    claims: { sub: ['eq', 'matches'] },
    oneOf: [],
    expected: [],
    source: FLEXIBLE_PAGE,
  },
]

/** The rules of an issuer, or undefined when Entra takes no expression for it. */
export function expressionIssuer(issuer: string): ExpressionIssuer | undefined {
  return EXPRESSION_ISSUERS.find((candidate) => candidate.matches(issuer))
}
