import { type IssuerContext, type JudgeInput, readContext } from './context'
import type { IssuerFinding, Severity } from './model'
import { ANSWER_RULES } from './rules/answer-rules'
import { DOCUMENT_RULES } from './rules/document-rules'
import { IDENTIFIER_RULES } from './rules/identifier-rules'
import { KEY_FORM_RULES } from './rules/key-form-rules'
import { KEY_STRENGTH_RULES } from './rules/key-strength-rules'
import type { IssuerRule } from './rules/rule'

/** Every rule of the judge. Finding ids are a contract. */
export const ISSUER_RULES: readonly IssuerRule[] = [
  ...IDENTIFIER_RULES,
  ...ANSWER_RULES,
  ...DOCUMENT_RULES,
  ...KEY_STRENGTH_RULES,
  ...KEY_FORM_RULES,
]

/** Worst first. */
export const SEVERITIES = [
  'critical',
  'high',
  'medium',
  'low',
  'info',
] as const satisfies readonly Severity[]

/** How many sightings of one rule are told in words. */
const SIGHTINGS_TOLD = 3

/**
 * Judges an issuer text and the documents it publishes.
 *
 * Pure: sees one answer, no clock, no DNS, no tenant. What is not given is not judged. Returns one
 * finding for each rule that saw something, worst first; empty when the documents are clean. Takes a
 * 4xx as settled: who can ask again should do so before asking here.
 */
export async function judgeIssuer(input: JudgeInput): Promise<readonly IssuerFinding[]> {
  const context = await readContext(input)
  const findings = ISSUER_RULES.flatMap((rule) => findingOf(rule, context))
  return findings.sort((a, b) => rank(a.severity) - rank(b.severity))
}

function findingOf(rule: IssuerRule, context: IssuerContext): readonly IssuerFinding[] {
  const sightings = rule.look(context)
  if (sightings.length === 0) return []
  const severities = sightings.map(({ severity = rule.severity }) => severity)
  const severity = SEVERITIES.find((candidate) => severities.includes(candidate)) ?? rule.severity
  const told = sightings.slice(0, SIGHTINGS_TOLD).map(({ message }) => message)
  const more = sightings.length - told.length
  const message = more > 0 ? `${told.join(' ')} And ${more} more.` : told.join(' ')
  const { id, fix, why, source } = rule
  return [{ id, severity, message, fix, why, source }]
}

/** Position of a severity, 0 for the worst. */
export function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity)
}

/** True when a finding weighs more than a note. */
export function isAboveInfo({ severity }: IssuerFinding): boolean {
  return severity !== 'info'
}

export type { JudgeInput } from './context'
