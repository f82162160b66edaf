import type { Cloud, IdentityKind } from '../credential/model'
import type { ExpressionIssuer } from './issuers'
import type { Expression } from './parse'
import type { Reach } from './reach'

export type ExpressionFindingId =
  | 'expression-syntax'
  | 'expression-length'
  | 'expression-language-version'
  | 'expression-issuer'
  | 'expression-identity-kind'
  | 'expression-cloud'
  | 'expression-claim'
  | 'expression-operator'
  | 'expression-id-claim'
  | 'expression-expected-claim'
  | 'expression-duplicate-claim'
  | 'expression-contradiction'
  | 'expression-any-value'
  | 'expression-wildcard-in-eq'
  | 'expression-space-in-value'
  | 'expression-quote'
  | 'expression-id-form'
  | 'expression-broad-owner'
  | 'expression-prefix-collision'
  | 'expression-broad-repo'
  | 'expression-broad-ref'
  | 'expression-pull-request'
  | 'expression-broad-workflow'
  | 'expression-no-immutable-anchor'
  | 'expression-name-based-subject'
  | 'expression-case'
  | 'expression-unknown-form'

/**
 * `refused`: Entra will not store it or not take it. `reach`: lets in more than was meant, perhaps.
 * `dead`: matches nothing, or not what it seems to. `doubt`: not documented.
 */
export type ExpressionConcern = 'refused' | 'reach' | 'dead' | 'doubt'

/** `error`: Entra refuses it, or strangers get in. `warn`: likely not meant. `info`: worth knowing. */
export interface ExpressionFinding {
  readonly id: ExpressionFindingId
  readonly severity: 'error' | 'warn' | 'info'
  readonly concern: ExpressionConcern
  readonly message: string
  readonly fix?: string
  /** A subject that would be accepted, as proof. */
  readonly example?: string
  /** UTF-16 index in the expression. */
  readonly index?: number
  /** Address of the page that the rule rests on. */
  readonly source: string
}

export interface ExpressionContext {
  readonly issuer: string
  readonly kind?: IdentityKind
  readonly cloud?: Cloud
  /** Absent counts as 1. */
  readonly languageVersion?: number
  /** True for an expression that Entra holds already: what was stored before July 2026 stays valid. */
  readonly stored?: boolean
}

/** What every lint sees of an expression that could be read. */
export interface LintContext extends ExpressionContext {
  readonly value: string
  readonly expression: Expression
  /** Undefined for an issuer that takes no expression. */
  readonly rules?: ExpressionIssuer
  readonly reach?: Reach
}

/** One lint: the findings it has about an expression. */
export type Lint = (context: LintContext) => readonly ExpressionFinding[]

const ENTRA = 'https://learn.microsoft.com/entra/workload-id'
/** Pages that the lints rest on. */
export const PAGES = {
  flexible: `${ENTRA}/workload-identities-flexible-federated-identity-credentials`,
  mutable: `${ENTRA}/workload-identities-federated-credential-mutable-subjects`,
  immutable: `${ENTRA}/workload-identities-github-immutable-subjects`,
  considerations: `${ENTRA}/workload-identity-federation-considerations`,
  githubOidc: 'https://docs.github.com/actions/reference/security/oidc',
} as const
