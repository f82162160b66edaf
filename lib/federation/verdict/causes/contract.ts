import type { DecodedAssertion } from '../../assertion/model'
import type { Credential } from '../../credential/model'
import type { VerdictContext } from '../context'
import type { Check, CheckId } from '../model'

/** Everything a cause may look at. */
export interface CauseContext extends VerdictContext {
  readonly checks: readonly Check[]
  readonly decoded?: DecodedAssertion
}

/** What a cause says when it applies. Sentences are plain and name the next step. */
export interface CauseFinding {
  readonly confidence: 'certain' | 'likely' | 'possible'
  /** What was seen that points here, in one sentence. */
  readonly detail: string
  /** What to change in Entra; absent when nothing there helps. */
  readonly fixEntra?: string
  /** What to change in the workload; absent when nothing there helps. */
  readonly fixWorkload?: string
}

/** A way in which federation fails in real life. One file each; the id is the file's name. */
export interface CauseRule {
  readonly id: string
  readonly title: string
  /** Where it was seen: an address or the name of a document. */
  readonly source: string
  /** Says nothing when the evidence does not point here. */
  readonly find: (context: CauseContext) => CauseFinding | undefined
}

/** The first failing check with this id. */
export function failing(context: CauseContext, id: CheckId | string): Check | undefined {
  return context.checks.find((check) => check.id === id && check.outcome === 'fail')
}

/** A check of this class that failed or warned. */
export function ofClass(context: CauseContext, ...classes: readonly string[]): Check | undefined {
  return context.checks.find(
    (check) =>
      (check.outcome === 'fail' || check.outcome === 'warn') &&
      check.class !== undefined &&
      classes.includes(check.class),
  )
}

/** The credential that came nearest, if none matches. */
export function nearest(context: CauseContext): Credential | undefined {
  return context.match?.nearest[0]?.credential
}

/** A claim as text, or undefined. */
export function claimText(context: CauseContext, name: string): string | undefined {
  const value = context.claims?.[name]
  return typeof value === 'string' ? value : undefined
}

/** Subjects of token and nearest credential, when they were compared and differ. */
export function subjects(
  context: CauseContext,
): { readonly expected: string; readonly actual: string } | undefined {
  const check = failing(context, 'subject')
  const actual = context.match?.subject
  const expected = context.match?.compared.subject?.credential.subject
  if (check === undefined || actual === undefined || expected === undefined) return undefined
  return { expected: check.expected ?? expected, actual }
}

/** Issuers of token and nearest credential, when they differ. */
export function issuers(
  context: CauseContext,
): { readonly expected: string; readonly actual: string } | undefined {
  const check = failing(context, 'issuer')
  const actual = claimText(context, 'iss')
  const expected = context.match?.compared.issuer?.credential.issuer
  if (check === undefined || actual === undefined || expected === undefined) return undefined
  return { expected, actual }
}
