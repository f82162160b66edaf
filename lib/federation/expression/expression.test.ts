import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateExpression } from './evaluate'
import { explainExpression } from './explain'
import { matchesGlob } from './glob'
import { parseExpression } from './parse'

function read(value: string) {
  const parsed = parseExpression(value)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.expression
}

describe('parse', () => {
  it('reads terms with their places', () => {
    const value = "claims['sub'] matches 'repo:contoso/*' and claims['repository_id'] eq '42'"
    expect(read(value).terms).toEqual([
      { claim: 'sub', operator: 'matches', comparand: 'repo:contoso/*', start: 0, end: 38 },
      { claim: 'repository_id', operator: 'eq', comparand: '42', start: 43, end: 74 },
    ])
  })

  it('undoes doubled quotes', () => {
    expect(read("claims['sub'] eq 'it''s and more'").terms[0].comparand).toBe("it's and more")
  })

  it.each([
    ['', 0],
    ['sub eq 1', 0],
    ["claims['sub']  eq 'a'", 14],
    ["claims['sub'] eq  'a'", 17],
    ["claims['sub'] startswith 'a'", 14],
    ["claims['sub'] EQ 'a'", 14],
    ["claims['sub'] eq 'a' or claims['sub'] eq 'b'", 20],
    ["claims['sub'] eq 'a'  and claims['sub'] eq 'b'", 20],
    ["claims['sub'] eq 'a' ", 20],
    ["claims['sub'] eq 'a", 19],
    ["claims[''] eq 'a'", 8],
    ["(claims['sub'] eq 'a')", 0],
    ['claims["sub"] eq "a"', 0],
    ["claims['sub'] eq 'a' and ", 25],
  ])('refuses %j at %i', (value, index) => {
    const parsed = parseExpression(value)
    expect(parsed.ok ? 'read' : parsed.error.index).toBe(index)
  })

  it('never throws, and reads what it prints', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.stringMatching(/^[a-z_]{1,8}$/),
            fc.constantFrom('eq', 'matches'),
            fc.string(),
          ),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
        fc.string(),
        (terms, noise) => {
          const value = terms
            .map(([claim, op, text]) => `claims['${claim}'] ${op} '${text.replaceAll("'", "''")}'`)
            .join(' and ')
          expect(read(value).terms.map((t) => [t.claim, t.operator, t.comparand])).toEqual(terms)
          parseExpression(noise)
          parseExpression(value + noise)
        },
      ),
      { seed: 20260704, numRuns: 300 },
    )
  })
})

describe('evaluate', () => {
  const claims = { sub: 'repo:o@1/r@2:environment:prod', repository_id: '2', run_number: 7 }

  it.each([
    ["claims['sub'] matches 'repo:*:environment:prod' and claims['repository_id'] eq '2'", true],
    ["claims['sub'] matches 'repo:o/r:*'", false],
    ["claims['sub'] eq 'repo:*'", false],
    ["claims['repository_id'] eq '3'", false],
    ["claims['absent'] matches '*'", false],
    ["claims['run_number'] eq '7'", false],
    ["claims['toString'] matches '*'", false],
  ])('%s is %s', (value, holds) => {
    expect(evaluateExpression(read(value), claims).holds).toBe(holds)
  })

  it('says why a term fails', () => {
    const result = evaluateExpression(
      read("claims['sub'] eq 'x' and claims['no'] eq 'x' and claims['run_number'] eq '7'"),
      claims,
    )
    expect(result.terms.map((term) => term.because)).toEqual(['value', 'absent', 'type'])
  })

  it('agrees with a slow model of the glob', () => {
    const slow = (pattern: string, text: string): boolean => {
      if (pattern === '') return text === ''
      if (pattern[0] === '*')
        return Array.from({ length: text.length + 1 }, (_, n) => n).some((n) =>
          slow(pattern.slice(1), text.slice(n)),
        )
      if (text === '') return false
      return (pattern[0] === '?' || pattern[0] === text[0]) && slow(pattern.slice(1), text.slice(1))
    }
    const letters = fc.constantFrom('a', 'b', '*', '?')
    fc.assert(
      fc.property(
        fc.string({ unit: letters, maxLength: 7 }),
        fc.string({ unit: letters, maxLength: 9 }),
        (pattern, text) => {
          expect(matchesGlob(pattern, text)).toBe(slow(pattern, text))
        },
      ),
      { seed: 20260705, numRuns: 3000 },
    )
  })

  it('does not blow up on many stars', () => {
    // A backtracking regular expression would need 2^50 steps here.
    expect(matchesGlob(`${'a*'.repeat(200)}b`, 'a'.repeat(600))).toBe(false)
  })
})

describe('explain', () => {
  it.each([
    ["claims['sub'] eq 'a*'", 'The claim `sub` must be exactly `a*`.'],
    ["claims['sub'] matches 'a*'", 'The claim `sub` must start with `a`.'],
    ["claims['sub'] matches '*a'", 'The claim `sub` must end with `a`.'],
    ["claims['sub'] matches '*'", 'The claim `sub` may have any value, but must be there.'],
    [
      "claims['sub'] matches 'a*b?c'",
      'The claim `sub` must look like `a*b?c`, where `*` stands for any run of characters and `?` for exactly one.',
    ],
  ])('%s', (value, sentence) => {
    expect(explainExpression(read(value))).toEqual([sentence])
  })
})
