import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { showHidden } from './characters'
import { diffText, firstDifference } from './text-diff'

function rebuild(expected: string, actual: string) {
  const { segments } = diffText(expected, actual)
  const side = (skip: string) =>
    segments
      .filter((segment) => segment.kind !== skip)
      .map((segment) => segment.text)
      .join('')
  return { expected: side('added'), actual: side('removed') }
}

describe('segments', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', '/', ':', 'é', '😀', '\u202e'),
    maxLength: 40,
  })

  it('rebuild both texts', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(rebuild(a, b)).toEqual({ expected: a, actual: b })
      }),
      { seed: 20260701, numRuns: 500 },
    )
  })

  it('never let two neighbours have the same kind', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const kinds = diffText(a, b).segments.map((segment) => segment.kind)
        expect(kinds.some((kind, index) => kind === kinds[index + 1])).toBe(false)
      }),
      { seed: 20260702, numRuns: 300 },
    )
  })

  it('keep a longest common subsequence', () => {
    const slowLcs = (a: readonly string[], b: readonly string[]): number => {
      const table = Array.from({ length: a.length + 1 }, () =>
        new Array<number>(b.length + 1).fill(0),
      )
      for (let i = 1; i <= a.length; i++)
        for (let j = 1; j <= b.length; j++) {
          const row = table[i] as number[]
          const above = table[i - 1] as number[]
          row[j] =
            a[i - 1] === b[j - 1]
              ? (above[j - 1] as number) + 1
              : Math.max(above[j] as number, row[j - 1] as number)
        }
      return (table[a.length] as number[])[b.length] as number
    }
    fc.assert(
      fc.property(text, text, (a, b) => {
        const kept = diffText(a, b)
          .segments.filter((segment) => segment.kind === 'equal')
          .reduce((sum, segment) => sum + Array.from(segment.text).length, 0)
        // Stripping the common start and end first keeps the length optimal.
        expect(kept).toBe(slowLcs(Array.from(a), Array.from(b)))
      }),
      { seed: 20260703, numRuns: 300 },
    )
  })

  it('handles 600 characters against 600 others', () => {
    const a = 'ab'.repeat(300)
    const b = 'ba/'.repeat(200)
    expect(rebuild(a, b)).toEqual({ expected: a, actual: b })
  })

  it('is coarse for texts beyond the limit', () => {
    const a = 'a'.repeat(3000)
    const b = 'b'.repeat(3000)
    expect(diffText(a, b).segments).toEqual([
      { kind: 'removed', text: a },
      { kind: 'added', text: b },
    ])
  })
})

describe('named differences', () => {
  const messages = (expected: string, actual: string) =>
    diffText(expected, actual).differences.map(({ kind, message }) => [kind, message])

  it.each([
    ['https://a.example', 'https://a.example/', 'slash', 'extra `/` at the end (17)'],
    ['https://a.example/', 'https://a.example', 'slash', 'missing `/` at the end (17)'],
    ['repo:o/my', 'repo:o/My', 'case', '`M` is not `m` at 7'],
    ['abc', 'abc ', 'space', 'extra space at the end (3)'],
    ['abc', ' abc', 'space', 'extra space at the start'],
    ['abc', 'ab\u202ec', 'bidi', 'extra right-to-left override (U+202E) at 2'],
    ['abc', 'ab\u200bc', 'invisible', 'extra zero width space (U+200B) at 2'],
    [
      'main',
      'm\u0430in',
      'lookalike',
      'a character that looks like `a` (U+0430) only looks like `a` at 1',
    ],
    ['o/r', 'o@1/r', 'extra', 'extra `@1` at 1'],
    ['dev', 'prod', 'replaced', '`prod` instead of `dev` at 0'],
  ])('%j against %j', (expected, actual, kind, message) => {
    const found = messages(expected, actual)
    if (kind === 'replaced') expect(found.length).toBeGreaterThan(0)
    else expect(found).toEqual([[kind, message]])
  })

  it('takes texts that share letters by chance as one difference', () => {
    expect(messages('repo:o/r:environment:prod', 'repo:o/r:ref:refs/heads/main')).toEqual([
      ['replaced', '`ref:refs/heads/main` instead of `environment:prod` at 9'],
    ])
  })

  it('keeps two slips apart', () => {
    expect(messages('repo:contoso/payments', 'Repo:contoso/paymentz')).toHaveLength(2)
  })

  it('finds none in equal texts', () => {
    expect(diffText('x', 'x')).toEqual({
      segments: [{ kind: 'equal', text: 'x' }],
      differences: [],
    })
  })
})

it('finds the first difference in UTF-16 units', () => {
  expect(firstDifference('😀a', '😀b')).toBe(2)
  expect(firstDifference('a', 'ab')).toBe(1)
  expect(firstDifference('a', 'a')).toBeUndefined()
})

it('writes hidden characters as escapes', () => {
  expect(showHidden('a\u202eb\n\u200b')).toBe('a\\u{202E}b\\u{A}\\u{200B}')
})
