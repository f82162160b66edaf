import type { Verdict } from '../verdict/model'

/** What Entra answered, as far as the comparison needs it. */
export type EntraOutcome =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly codes: readonly number[] }

/**
 * How our verdict and Entra's answer stand to each other. `undecided`: our verdict could not be made to
 * the end, so Entra's answer contradicts nothing.
 */
export type Agreement = 'same' | 'other-code' | 'entra-refused' | 'entra-accepted' | 'undecided'

/** Compares the answer of an exchange with our own verdict on the same assertion. */
export function compareAnswer(verdict: Verdict, outcome: EntraOutcome): Agreement {
  if (outcome.accepted) return verdict.verdict === 'rejected' ? 'entra-accepted' : 'same'
  if (verdict.verdict !== 'rejected') {
    // Everything that the page can see fits: only what it cannot see is left.
    const fits = verdict.verdict === 'accepted' || verdict.matched !== null
    return fits ? 'entra-refused' : 'undecided'
  }
  const expected = verdict.error?.code
  return expected === undefined || outcome.codes.includes(expected) ? 'same' : 'other-code'
}
