import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JSON_LIMITS, parseStrictJson } from './json'

const WIDE = { depth: 1_000, members: 100_000 }

function platformAccepts(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('parseStrictJson', () => {
  it('reads every value as the platform does', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        const document = parseStrictJson(text, WIDE)
        expect(document.ok && JSON.stringify(document.value)).toBe(JSON.stringify(JSON.parse(text)))
      }),
      { numRuns: 3_000, seed: 3 },
    )
  })

  it('accepts exactly what the platform accepts, near JSON', () => {
    const piece = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"',
        '"a"',
        '"\\u0041"',
        '\\',
        ' ',
        '\n',
        '\u00a0',
        '\ufeff',
      ],
      ...[
        '0',
        '1',
        '-',
        '+',
        '.',
        'e',
        'E5',
        '01',
        '1.5',
        'true',
        'null',
        'nul',
        'NaN',
        '\t',
        '\u0000',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        expect(parseStrictJson(text, WIDE).ok).toBe(platformAccepts(text))
      }),
      { numRuns: 30_000, seed: 4 },
    )
  })

  it.each([
    ['{"a":1,"a":2}', ['a']],
    ['{"a":1,"\\u0061":2}', ['a']],
    ['{"a":{"b":1,"b":2},"c":1}', ['b']],
    ['{"":1,"":2}', ['']],
    ['[{"a":1},{"a":2}]', []],
    ['{"a":{"a":{"a":1}}}', []],
    ['{"A":1,"a":2}', []],
  ])('names what stands twice in %s', (text, duplicates) => {
    expect(parseStrictJson(text)).toMatchObject({ ok: true, duplicates })
  })

  it('keeps the last of repeated names, as most readers do', () => {
    const document = parseStrictJson('{"a":1,"a":2}')
    expect(document.ok && { ...(document.value as object) }).toEqual({ a: 2 })
  })

  it('gives objects without a prototype, on which __proto__ is a plain name', () => {
    const document = parseStrictJson('{"__proto__":{"x":1},"a":{"constructor":2}}')
    if (!document.ok) throw new Error('must be read')
    const value = document.value as Record<string, Record<string, unknown>>
    expect(Object.getPrototypeOf(value)).toBeNull()
    expect(Object.getPrototypeOf(value.a)).toBeNull()
    expect(Object.keys(value)).toEqual(['__proto__', 'a'])
    expect('x' in value).toBe(false)
    expect(document.prototypeNames).toEqual(['__proto__', 'constructor'])
    expect('x' in {}).toBe(false)
  })

  it('notices half characters, not whole ones', () => {
    expect(parseStrictJson('"\\ud83d\\ude00"')).toMatchObject({ loneSurrogates: false })
    expect(parseStrictJson('"\\ud83d"')).toMatchObject({ loneSurrogates: true })
    expect(parseStrictJson('{"\\ude00":1}')).toMatchObject({ loneSurrogates: true })
  })

  it('stops at the bounds and never overflows the stack', () => {
    const depth = JSON_LIMITS.depth
    const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
    expect(parseStrictJson(nested(depth)).ok).toBe(true)
    expect(parseStrictJson(nested(depth + 1))).toEqual({ ok: false, defect: 'depth', at: depth })
    expect(parseStrictJson('{"a":'.repeat(1_000_000))).toMatchObject({ ok: false, defect: 'depth' })
    expect(parseStrictJson(nested(200_000), { depth: 300_000, members: 300_000 }).ok).toBe(true)
    const list = (length: number) => JSON.stringify(new Array(length).fill(0))
    expect(parseStrictJson(list(JSON_LIMITS.members)).ok).toBe(true)
    expect(parseStrictJson(list(JSON_LIMITS.members + 1))).toMatchObject({ defect: 'members' })
  })
})
