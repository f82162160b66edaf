import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { INPUT_FIELDS } from './inputs'
import type { GuideInput, InputName } from './model'
import { documents } from './testing/documents'
import { blocksOf, GOOD } from './testing/samples'
import { outsideQuotes } from './testing/shell-words'

describe('hostile inputs', () => {
  const NAMES = Object.keys(INPUT_FIELDS) as InputName[]
  const nasty = fc
    .array(
      fc.constantFrom(
        ...[
          "'",
          '"',
          '\n',
          '\r',
          '$(HOSTILE)',
          '`HOSTILE`',
          '$\u007bHOSTILE}',
          '; HOSTILE',
          '\\',
          ' #',
        ],
        ...[
          ': ',
          '- ',
          '\n---\n',
          '{',
          ']',
          '&a',
          '*a',
          '!!x',
          '|',
          'a',
          '\u2028',
          '\u{1f600}',
          '--',
        ],
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map((parts) => `HOSTILE ${parts.join('')}`)
  const inputs = fc.array(nasty, { minLength: NAMES.length, maxLength: NAMES.length }).map(
    (texts): GuideInput => ({
      ...GOOD,
      ...Object.fromEntries(NAMES.map((field, at) => [field, texts[at] ?? ''])),
    }),
  )

  it('stay inside the words and scalars that hold them, even where no check ran before', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        for (const block of blocksOf(input)) {
          if (block.language === 'bash') expect(outsideQuotes(block.text)).not.toContain('HOSTILE')
          if (block.language === 'hcl') expect(withoutStrings(block.text)).not.toContain('HOSTILE')
          if (block.language === 'typescript')
            expect(withoutStrings(block.text)).not.toContain('HOSTILE')
        }
      }),
      { numRuns: 30 },
    )
  })

  it('leave the structure of every YAML file as it is', () => {
    const shape = (input: GuideInput) =>
      blocksOf(input)
        .filter(({ language, kind }) => language === 'yaml' && kind.id === 'kind')
        .map(({ text }) => JSON.stringify(documents(text).map(shapeOf)))
    const usual = shape(GOOD)
    fc.assert(
      fc.property(inputs, (input) => {
        expect(shape(input)).toEqual(usual)
      }),
      { numRuns: 20 },
    )
  })

  it('pass bash', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const text = blocksOf(input)
          .filter(({ language, kind }) => language === 'bash' && kind.id !== 'rosa')
          .map((block) => block.text)
          .join('\n')
        expect(spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' })).toMatchObject({
          status: 0,
          stderr: '',
        })
      }),
      { numRuns: 10 },
    )
  })
})

/** Names and nesting of data, without its texts; files inside files are opened. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shapeOf(member)]))
  if (typeof value === 'string' && /\n\w+:/.test(value)) return documents(value).map(shapeOf)
  return typeof value
}

/** A text without its strings in double quotes. */
function withoutStrings(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"/g, '""')
}
