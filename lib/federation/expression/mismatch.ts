import { firstDifference } from '../diff/text-diff'
import type { TermResult } from './evaluate'
import { findGlobMismatch, type GlobMismatch, matchesGlob } from './glob'

/** Why one term does not hold, for a reader and for marking the characters. */
export interface TermMismatch {
  readonly sentence: string
  /** What to look at next, where there is more to say. */
  readonly hint?: string
  /** Characters of the comparand that found no place; empty at its end when the value goes on. */
  readonly pattern?: { readonly start: number; readonly end: number }
  /** The first character of the value that differs, where there is one. */
  readonly value?: { readonly start: number; readonly end: number }
}

/** Says which characters decide against a term; undefined when the term holds. */
export function explainMismatch(result: TermResult): TermMismatch | undefined {
  const { term, holds, actual, because } = result
  if (holds) return undefined
  if (because === 'absent')
    return { sentence: `The claim \`${term.claim}\` is not there, so the term does not hold.` }
  if (because === 'type' || actual === undefined)
    return {
      sentence: `The claim \`${term.claim}\` is no text, and expressions compare text only.`,
      hint: 'Entra is said to answer AADSTS700234 then (secondhand).',
    }
  const mismatch =
    term.operator === 'eq'
      ? plainMismatch(term.comparand, actual)
      : globMismatch(term.comparand, actual)
  const hint = hintFor(result, actual)
  return hint === undefined ? mismatch : { ...mismatch, hint }
}

function plainMismatch(comparand: string, actual: string): TermMismatch {
  const at = firstDifference(comparand, actual) ?? 0
  return {
    sentence: differenceSentence(comparand, actual, at, at),
    pattern: { start: at, end: at < comparand.length ? at + 1 : at },
    ...valueMark(at, actual),
  }
}

function globMismatch(comparand: string, actual: string): TermMismatch {
  const found = findGlobMismatch(comparand, actual)
  // The caller has seen the term fail; an empty mismatch keeps this total.
  if (!found) return { sentence: 'The value does not match.' }
  return {
    sentence: SENTENCES[found.place](found, comparand, actual),
    pattern: markOf(found, comparand),
    ...(isAnchored(found) && valueMark(found.textIndex, actual)),
  }
}

function valueMark(at: number, actual: string): Pick<TermMismatch, 'value'> {
  return at >= 0 && at < actual.length ? { value: { start: at, end: at + 1 } } : {}
}

type Sentence = (found: GlobMismatch, comparand: string, actual: string) => string

const SENTENCES: Readonly<Record<GlobMismatch['place'], Sentence>> = {
  whole: ({ patternIndex = 0, textIndex }, comparand, actual) =>
    differenceSentence(comparand, actual, patternIndex, textIndex),
  start: ({ patternIndex = 0, textIndex }, comparand, actual) =>
    differenceSentence(comparand, actual, patternIndex, textIndex),
  middle: ({ patternStart, patternEnd, textIndex }, comparand) =>
    `\`${comparand.slice(patternStart, patternEnd)}\` does not occur after character ${textIndex} of the value.`,
  end: ({ patternStart }, comparand, actual) => {
    const tail = comparand.slice(patternStart)
    return matchesGlob(`*${tail}`, actual)
      ? `The value is too short for \`${tail}\` to stand after all that is wanted before it.`
      : `The value does not end in \`${tail}\`.`
  },
}

function differenceSentence(comparand: string, actual: string, p: number, t: number): string {
  if (p >= comparand.length)
    return `The value goes on after the end of the comparand, with \`${actual.slice(t)}\`.`
  if (t >= actual.length) return `The value ends where \`${comparand.slice(p)}\` is wanted.`
  return `At character ${t + 1} \`${comparand[p]}\` is wanted and the value has \`${actual[t]}\`.`
}

/** Counted from the start one character decides; a later piece fails as a whole. */
function isAnchored({ place }: GlobMismatch): boolean {
  return place === 'whole' || place === 'start'
}

function markOf(found: GlobMismatch, comparand: string) {
  const { patternIndex, patternStart, patternEnd } = found
  if (!isAnchored(found) || patternIndex === undefined)
    return { start: patternStart, end: patternEnd }
  return { start: patternIndex, end: Math.min(patternIndex + 1, comparand.length) }
}

function hintFor({ term }: TermResult, actual: string): string | undefined {
  const { claim, comparand, operator } = term
  const folded = { comparand: comparand.toLowerCase(), actual: actual.toLowerCase() }
  const sameInOtherCase =
    operator === 'eq'
      ? folded.comparand === folded.actual
      : findGlobMismatch(folded.comparand, folded.actual) === undefined
  if (sameInOtherCase)
    return operator === 'eq'
      ? 'Only upper and lower case differ; case counts.'
      : 'Only upper and lower case differ. That `matches` minds case is likely, not documented.'
  const withoutIds = actual.replaceAll(/@\d+(?=[/:])/g, '')
  if (claim === 'sub' && withoutIds !== actual && holdsFor(comparand, withoutIds, operator))
    return 'The value carries GitHub’s numeric ids after the names. Use `repo:*:…` with a term on `repository_id`: that takes both forms.'
  return undefined
}

function holdsFor(comparand: string, actual: string, operator: 'eq' | 'matches'): boolean {
  return operator === 'eq'
    ? comparand === actual
    : findGlobMismatch(comparand, actual) === undefined
}
