import type { Recognition, Scenario, SubjectParts, SubjectTemplate } from './model'
import { SCENARIOS } from './registry'
import { remember } from './remember'
import { literalLength, parseSubject } from './subject'

/** Longest issuer that a credential can hold (Graph and ARM). */
const ISSUER_LENGTH_MAX = 600

const STRENGTH: Readonly<Record<Recognition, number>> = { vendor: 3, hint: 2, shared: 1, none: 0 }

export interface IssuerRecognition {
  /** The scenario that the address fits best. */
  readonly scenario: Scenario
  /** Others that it fits as well. */
  readonly alternatives: readonly Scenario[]
  /** False when it fits only after a slash at its end was added or taken away. */
  readonly exact: boolean
}

export interface SubjectRecognition {
  readonly scenario: Scenario
  /** Absent when the issuer is known and the subject has none of its forms. */
  readonly template?: SubjectTemplate
  readonly parts: SubjectParts
  /** Other readings, most specific first. */
  readonly alternatives: readonly {
    readonly scenario: Scenario
    readonly template: SubjectTemplate
  }[]
}

/**
 * Tells the kind of issuer from its address alone; undefined when nothing but https is known of it.
 * Matching is exact, letter case included, as in Entra.
 */
export function recogniseIssuer(issuer: string): IssuerRecognition | undefined {
  if (issuer.length > ISSUER_LENGTH_MAX) return undefined
  const other = issuer.endsWith('/') ? issuer.slice(0, -1) : `${issuer}/`
  for (const [address, exact] of [
    [issuer, true],
    [other, false],
  ] as const) {
    const [scenario, ...alternatives] = scenariosOf(address).filter(
      ({ recognition }) => recognition !== 'shared',
    )
    if (scenario) return { scenario, alternatives, exact }
  }
  return undefined
}

/**
 * Tells the kind of workload and the parts of its subject. Most specific first: a form with literal
 * text before a bare value, then the surer issuer, then the form with more literal text.
 */
export function recognise(issuer: string, subject: string): SubjectRecognition | undefined {
  if (issuer.length > ISSUER_LENGTH_MAX) return undefined
  const scenarios = scenariosOf(issuer)
  const readings = scenarios
    .flatMap((scenario) =>
      scenario.subjectTemplates.flatMap((template) => {
        const parts = parseSubject(template, subject)
        const literal = literalLength(template)
        if (!parts || (scenario.recognition === 'shared' && literal === 0)) return []
        return { scenario, template, parts, literal }
      }),
    )
    .sort(
      (left, right) =>
        Number(right.literal > 0) - Number(left.literal > 0) ||
        STRENGTH[right.scenario.recognition] - STRENGTH[left.scenario.recognition] ||
        right.literal - left.literal,
    )
  const [best, ...rest] = readings
  if (best) {
    const alternatives = rest.map(({ scenario, template }) => ({ scenario, template }))
    return { scenario: best.scenario, template: best.template, parts: best.parts, alternatives }
  }
  const known = scenarios.find(({ recognition }) => recognition !== 'shared')
  return known && { scenario: known, parts: {}, alternatives: [] }
}

/** Scenarios whose issuer patterns fit, surest first; those without recognition never. */
const scenariosOf = remember((issuer: string): readonly Scenario[] =>
  SCENARIOS.filter(
    ({ recognition, issuerPatterns }) =>
      recognition !== 'none' && issuerPatterns.some((pattern) => pattern.test(issuer)),
  ).sort((left, right) => STRENGTH[right.recognition] - STRENGTH[left.recognition]),
)
