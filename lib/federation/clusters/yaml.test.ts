import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { quoteYaml, toYaml, toYamlDocuments, type YamlValue } from './yaml'

/** Text with everything that means something to YAML, to a shell, or to nobody. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '"',
          "'",
          '\n',
          '\r',
          '\t',
          ': ',
          ' #',
          '- ',
          '{',
          '}',
          '[',
          ']',
          '&a',
          '*a',
          '!!b',
          '%',
        ],
        ...[
          '|',
          '>',
          '@',
          '`',
          '$(id)',
          '---\n',
          '...\n',
          '\u2028',
          '\u0085',
          '\ufeff',
          '\\',
          'a',
          ' ',
        ],
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
)
const well = (text: string) => text.replace(/\p{Surrogate}/gu, '\uFFFD')

describe('quoteYaml', () => {
  it('leaves names and addresses as they are', () => {
    expect(quoteYaml('system:serviceaccount:default:azure-demo')).toBe(
      'system:serviceaccount:default:azure-demo',
    )
    expect(quoteYaml('https://oidc.contoso.com/a')).toBe('https://oidc.contoso.com/a')
  })
  it.each([
    'true',
    'No',
    'y',
    'null',
    '~',
    '1.5',
    '0x1',
    '1:20',
    '-',
    '',
    ' a',
    'a:',
    '.inf',
    '=',
    '<<',
  ])('quotes %j, which would not be text', (text) => {
    expect(quoteYaml(text)).toBe(`"${text}"`)
    for (const version of ['1.1', '1.2'] as const)
      expect(parse(`a: ${quoteYaml(text)}`, { version })).toEqual({ a: text })
  })
  it('reads back as the same text in both versions of YAML, as value and as key', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const version of ['1.1', '1.2'] as const) {
          const source = `first: 1\n? ${quoteYaml(text)}\n: ${quoteYaml(text)}\nlast: 2\n`
          const read: unknown = parse(source, { version, mapAsMap: true })
          expect(read).toEqual(
            new Map<string, unknown>([
              ['first', 1],
              [well(text), well(text)],
              ['last', 2],
            ]),
          )
        }
      }),
    )
  })
})

describe('toYaml', () => {
  it('reads back as the data that went in, files within files included', () => {
    const tree = fc.letrec<{ value: YamlValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        hostile.map(well),
        fc.integer(),
        fc.boolean(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('value'), {
          maxKeys: 3,
          noNullPrototype: true,
        }),
      ),
    })).value
    fc.assert(
      fc.property(tree, (inner) => {
        const value = { list: [inner, [inner]], inner, file: toYaml({ inner }) }
        expect(parse(toYaml(value))).toEqual(value)
      }),
    )
  })
  it('writes a file inside a file as a block', () => {
    expect(toYaml({ patches: [toYaml({ a: { b: 'c' } })] })).toBe(
      'patches:\n  - |\n    a:\n      b: c\n',
    )
  })
  it('leaves out what is undefined', () => {
    expect(toYaml({ a: undefined, b: [] })).toBe('b: []\n')
  })
  it('separates documents', () => {
    expect(
      parseAllDocuments(toYamlDocuments([{ a: 1 }, { b: 2 }])).map((each) => each.toJS()),
    ).toEqual([{ a: 1 }, { b: 2 }])
  })
})
