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

/** Codes that say that no credential of the client matches; they stand in lib/federation/aadsts/codes. */
const MATCH_CODES = new Set([70021, 70025, 700211, 700212, 700213, 7002131, 7002137, 7002138])

/** Compares the answer of an exchange with our own verdict on the same assertion. */
export function compareAnswer(verdict: Verdict, outcome: EntraOutcome): Agreement {
  if (outcome.accepted) return verdict.verdict === 'rejected' ? 'entra-accepted' : 'same'
  if (verdict.verdict === 'accepted') return 'entra-refused'
  if (verdict.verdict === 'undetermined') {
    // Ours stopped short, at the keys as a rule. It contradicts Entra only on what it did decide.
    const contradicts =
      verdict.matched !== null && outcome.codes.some((code) => MATCH_CODES.has(code))
    return contradicts ? 'entra-refused' : 'undecided'
  }
  const expected = verdict.error?.code
  return expected === undefined || outcome.codes.includes(expected) ? 'same' : 'other-code'
}
