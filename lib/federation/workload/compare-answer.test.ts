import { describe, expect, it } from 'vitest'
import type { Verdict } from '../verdict/model'
import { compareAnswer } from './compare-answer'

const matched = { issuer: 'https://a.contoso.com', audiences: ['x'], subject: 's' }

function verdict(parts: Partial<Verdict>): Verdict {
  return {
    verdict: 'accepted',
    error: null,
    matched,
    mismatches: [],
    checks: [],
    warnings: [],
    nearest: [],
    causes: [],
    ...parts,
  }
}
const rejected = verdict({
  verdict: 'rejected',
  matched: null,
  error: { code: 700213, error: 'invalid_client', status: 401, message: '' },
})
const refused = (...codes: number[]) => ({ accepted: false, codes }) as const

describe('compareAnswer', () => {
  it.each([
    ['both accept', verdict({}), { accepted: true }, 'same'],
    [
      'accepted, ours not made to the end',
      verdict({ verdict: 'undetermined' }),
      { accepted: true },
      'same',
    ],
    ['both refuse by the same code', rejected, refused(700213), 'same'],
    ['both refuse, by other codes', rejected, refused(700211), 'other-code'],
    ['ours has no code for it', { ...rejected, error: null }, refused(50027), 'same'],
    ['Entra refuses what we accept', verdict({}), refused(700213), 'entra-refused'],
    [
      'Entra finds no match where we see one, the keys unseen',
      verdict({ verdict: 'undetermined' }),
      refused(700213),
      'entra-refused',
    ],
    [
      'Entra refuses for keys that we did not see',
      verdict({ verdict: 'undetermined' }),
      refused(7000272),
      'undecided',
    ],
    [
      'Entra refuses what we know too little of',
      verdict({ verdict: 'undetermined', matched: null }),
      refused(700211),
      'undecided',
    ],
    ['Entra accepts what we refuse', rejected, { accepted: true }, 'entra-accepted'],
  ] as const)('%s', (_, ours, outcome, expected) => {
    expect(compareAnswer(ours, outcome)).toBe(expected)
  })
})
