import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TermResult } from './evaluate'
import { findGlobMismatch, findOverlap, matchesGlob, type Run } from './glob'
import { explainMismatch } from './mismatch'

const LETTERS = fc.constantFrom('a', 'b', '*', '?')

describe('where a glob and a text part ways', () => {
  it.each([
    [
      'abc',
      'abd',
      { place: 'whole', patternStart: 2, patternEnd: 3, textIndex: 2, patternIndex: 2 },
    ],
    [
      'ab',
      'abc',
      { place: 'whole', patternStart: 2, patternEnd: 2, textIndex: 2, patternIndex: 2 },
    ],
    [
      'ab*',
      'ac',
      { place: 'start', patternStart: 0, patternEnd: 2, textIndex: 1, patternIndex: 1 },
    ],
    ['a*xy*', 'abc', { place: 'middle', patternStart: 2, patternEnd: 4, textIndex: 1 }],
    [
      'a*:prod',
      'a:prod2',
      { place: 'end', patternStart: 2, patternEnd: 7, textIndex: 7, patternIndex: 6 },
    ],
    [
      'a*?b',
      'acc',
      { place: 'end', patternStart: 2, patternEnd: 4, textIndex: 3, patternIndex: 3 },
    ],
  ])('%s and %s', (pattern, text, expected) => {
    expect(findGlobMismatch(pattern, text)).toEqual(expected)
  })

  it('is found exactly where there is no match', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: LETTERS, maxLength: 8 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 10 }),
        (pattern, text) => {
          const found = findGlobMismatch(pattern, text)
          expect(found === undefined).toBe(matchesGlob(pattern, text))
          if (!found) return
          expect(found.patternStart).toBeLessThanOrEqual(found.patternEnd)
          expect(found.patternEnd).toBeLessThanOrEqual(pattern.length)
          expect(found.textIndex).toBeLessThanOrEqual(text.length)
        },
      ),
      { seed: 20260707, numRuns: 3000 },
    )
  })
})

describe('what a glob and a shape have in common', () => {
  const name: Run = { has: (char) => /[a-z]/.test(char), sample: 'x' }

  it.each([
    ['repo:o/*', ['repo:', name, '/', name], 'repo:o/x'],
    ['repo:*', ['repo:', name, '/evil'], 'repo:x/evil'],
    ['repo:o/r', ['repo:', name, '/s'], undefined],
    ['repo:?/r', ['repo:', name, '/r'], 'repo:x/r'],
    ['*', [name], 'x'],
    ['', [name], undefined],
    ['ab', [name], 'ab'],
    ['a1', [name], undefined],
  ])('%s', (pattern, shape, expected) => {
    expect(findOverlap(pattern, shape)).toBe(expected)
  })

  it('takes stars for themselves where they are', () => {
    expect(findOverlap('a*', ['ab'], true)).toBeUndefined()
    expect(findOverlap('a*', ['a*'], true)).toBe('a*')
  })

  it('agrees with trying every text', () => {
    const runOf = fc.constantFrom<string | Run>('a', 'b', 'ab', {
      has: (char) => char === 'a' || char === 'b',
      sample: 'a',
    })
    const texts = [...Array(6).keys()].flatMap((length) =>
      Array.from({ length: 2 ** length }, (_, bits) =>
        [...Array(length).keys()].map((at) => ((bits >> at) & 1 ? 'b' : 'a')).join(''),
      ),
    )
    const isOf = (shape: readonly (string | Run)[], text: string) =>
      new RegExp(
        `^${shape.map((part) => (typeof part === 'string' ? part : '[ab]+')).join('')}$`,
      ).test(text)
    fc.assert(
      fc.property(
        fc.string({ unit: LETTERS, maxLength: 4 }),
        fc.array(runOf, { maxLength: 3 }),
        (pattern, shape) => {
          const found = findOverlap(pattern, shape)
          const all = texts.filter((text) => isOf(shape, text) && matchesGlob(pattern, text))
          if (found === undefined) expect(all).toEqual([])
          else {
            expect(isOf(shape, found) && matchesGlob(pattern, found)).toBe(true)
            if (all[0] !== undefined) expect(found.length).toBe(all[0].length)
          }
        },
      ),
      { seed: 20260708, numRuns: 2000 },
    )
  })

  it('stays quick on many stars', () => {
    const pattern = `${'a*'.repeat(300)}b`
    const started = performance.now()
    const onlyA: Run = { has: (char) => char === 'a', sample: 'a' }
    expect(findOverlap(pattern, [onlyA, 'ac', onlyA])).toBeUndefined()
    expect(findGlobMismatch(pattern, 'a'.repeat(600))?.place).toBe('end')
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('why a term fails', () => {
  const because = (
    operator: 'eq' | 'matches',
    comparand: string,
    actual: string,
  ): ReturnType<typeof explainMismatch> => {
    const term = { claim: 'sub', operator, comparand, start: 0, end: 0 }
    const result: TermResult = { term, holds: false, actual, because: 'value' }
    return explainMismatch(result)
  }

  it.each([
    ['eq', 'main', 'mein', 'At character 2 `a` is wanted and the value has `e`.'],
    ['eq', 'main', 'main2', 'The value goes on after the end of the comparand, with `2`.'],
    ['eq', 'main', 'ma', 'The value ends where `in` is wanted.'],
    ['matches', 'repo:a/*', 'repo:b/x', 'At character 6 `a` is wanted and the value has `b`.'],
    ['matches', 'r*:ref:*', 'repo:x', '`:ref:` does not occur after character 1 of the value.'],
    ['matches', 'r*:prod', 'repo:x', 'The value does not end in `:prod`.'],
    [
      'matches',
      'ab*bc',
      'abc',
      'The value is too short for `bc` to stand after all that is wanted before it.',
    ],
  ] as const)('%s %s, %s', (operator, comparand, actual, sentence) => {
    expect(because(operator, comparand, actual)?.sentence).toBe(sentence)
  })

  it('marks the characters', () => {
    expect(because('matches', 'r*:prod', 'repo:prod2')).toEqual({
      sentence: 'The value does not end in `:prod`.',
      pattern: { start: 2, end: 7 },
    })
    expect(because('matches', 'repo:a/*', 'repo:b/x')).toMatchObject({
      pattern: { start: 5, end: 6 },
      value: { start: 5, end: 6 },
    })
    expect(because('eq', 'main', 'mein')).toMatchObject({
      pattern: { start: 1, end: 2 },
      value: { start: 1, end: 2 },
    })
  })

  it.each([
    ['eq', 'Main', 'main', 'Only upper and lower case differ; case counts.'],
    [
      'matches',
      'repo:*:Prod',
      'repo:o:prod',
      'Only upper and lower case differ. That `matches` minds case is likely, not documented.',
    ],
    [
      'matches',
      'repo:o/r:*',
      'repo:o@1/r@2:pull_request',
      'The value carries GitHub’s numeric ids after the names. Use `repo:*:…` with a term on `repository_id`: that takes both forms.',
    ],
  ] as const)('hints: %s %s, %s', (operator, comparand, actual, hint) => {
    expect(because(operator, comparand, actual)?.hint).toBe(hint)
  })

  it('has nothing to say about a term that holds', () => {
    const term = { claim: 'sub', operator: 'eq', comparand: 'a', start: 0, end: 0 } as const
    expect(explainMismatch({ term, holds: true, actual: 'a' })).toBeUndefined()
  })
})
