import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readableSegments } from './readable'
import { diffText } from './text-diff'

const shown = (expected: string, actual: string) =>
  readableSegments(diffText(expected, actual)).map(({ kind, text }) => `${kind} ${text}`)

describe('readableSegments', () => {
  it('shows unlike parts whole, cut at separators', () => {
    expect(
      shown(
        'repo:contoso/returns-portal:environment:production',
        'repo:contoso/web-shop:ref:refs/heads/main',
      ),
    ).toEqual([
      'equal repo:contoso/',
      'removed returns-portal:environment:production',
      'added web-shop:ref:refs/heads/main',
    ])
  })

  it('keeps single letters apart where only letters differ', () => {
    expect(shown('environment:production/', 'environment:Production')).toEqual([
      'equal environment:',
      'removed p',
      'added P',
      'equal roduction',
      'removed /',
    ])
  })

  it('rebuilds both texts', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab:/.@'), maxLength: 30 })
    fc.assert(
      fc.property(text, text, (expected, actual) => {
        const segments = readableSegments(diffText(expected, actual))
        const without = (dropped: string) =>
          segments.map(({ kind, text }) => (kind === dropped ? '' : text)).join('')
        expect(without('added')).toBe(expected)
        expect(without('removed')).toBe(actual)
      }),
      { seed: 11, numRuns: 500 },
    )
  })
})
