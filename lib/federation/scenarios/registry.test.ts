import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ISSUERS } from './issuers'
import type { SubjectField, SubjectParts, SubjectTemplate } from './model'
import { recognise, recogniseIssuer } from './recognise'
import { findScenario, SCENARIOS } from './registry'
import { buildSubject, parseSubject } from './subject'

const TEMPLATES = SCENARIOS.flatMap((scenario) =>
  scenario.subjectTemplates.map((template) => ({
    name: `${scenario.id}/${template.id}`,
    scenario,
    template,
  })),
)

function exampleOf(template: SubjectTemplate): SubjectParts {
  return Object.fromEntries(template.fields.map(({ name, example }) => [name, example]))
}

/** Another value of the same shape: letters for letters, digits for digits; the example if none fits. */
function variantOf(field: SubjectField) {
  return fc.array(fc.nat(35), { minLength: 8, maxLength: 8 }).map((seed) => {
    let turn = 0
    const shuffled = field.example.replace(/[a-z0-9]/g, (character) => {
      const step = seed[turn++ % seed.length] ?? 0
      if (/\d/.test(character)) return String(1 + (step % 9))
      // Letters that are also hexadecimal digits stay within them.
      const alphabet = /[a-f]/.test(character) ? 'abcdef' : 'ghijklmnopqrstuvwxyz'
      return alphabet[step % alphabet.length] ?? character
    })
    return field.pattern.test(shuffled) ? shuffled : field.example
  })
}

describe('scenarios', () => {
  it('are exactly the files of the folder: 62, with 115 subject forms', () => {
    const files = readdirSync(new URL('./catalogue', import.meta.url)).map((file) =>
      file.replace('.ts', ''),
    )
    expect(SCENARIOS.map(({ id }) => id).sort()).toEqual(files.sort())
    expect(new Set(files).size).toBe(62)
    expect(TEMPLATES.length).toBe(115)
    for (const scenario of SCENARIOS) expect(findScenario(scenario.id)).toBe(scenario)
    expect(SCENARIOS.filter((s) => s.issuerPatterns.length > 0).map(({ id }) => id)).toEqual(
      Object.keys(ISSUERS),
    )
  })

  it.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))(
    '%s is whole',
    (_, scenario) => {
      expect(scenario.name).not.toBe('')
      expect(scenario.verification).not.toBe('')
      for (const link of scenario.sources) expect(new URL(link).protocol).toBe('https:')
      if (scenario.usable) expect(scenario.audience.credential).toBeTruthy()
      expect(`${scenario.pitfalls.join()} ${scenario.verification}`).not.toMatch(/\bseed\b/i)
      for (const issuer of scenario.issuerExamples) {
        expect(scenario.issuerPatterns.some((pattern) => pattern.test(issuer))).toBe(true)
        const found = recogniseIssuer(issuer)
        if (scenario.recognition === 'vendor' || scenario.recognition === 'hint') {
          expect(found?.exact).toBe(true)
          expect([found?.scenario, ...(found?.alternatives ?? [])]).toContain(scenario)
        }
      }
      const ids = scenario.subjectTemplates.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
    },
  )

  it.each(TEMPLATES)('$name builds and reads its own example', ({ scenario, template }) => {
    const parts = exampleOf(template)
    const built = buildSubject(template, parts)
    if (!built.ok) throw new Error(built.problem.title)
    expect(parseSubject(template, built.value)).toEqual(parts)
    if (scenario.recognition === 'none') return
    const found = recognise(scenario.issuerExamples[0] ?? '', built.value)
    const readings = [found?.template, ...(found?.alternatives.map((one) => one.template) ?? [])]
    expect(readings).toContain(template)
  })

  it.each(TEMPLATES)('$name survives the round trip with any values', ({ template }) => {
    const parts = fc.record(
      Object.fromEntries(template.fields.map((field) => [field.name, variantOf(field)])),
    )
    fc.assert(
      fc.property(parts, (values) => {
        const built = buildSubject(template, values)
        expect(built.ok && parseSubject(template, built.value)).toEqual(values)
      }),
      { seed: 11, numRuns: 40 },
    )
  })

  it('use patterns that read 10,000 hostile characters at once', () => {
    const fields = TEMPLATES.flatMap(({ template }) =>
      template.fields.map(({ pattern }) => pattern),
    )
    const patterns = new Map(
      [...fields, ...SCENARIOS.flatMap(({ issuerPatterns }) => issuerPatterns)].map((pattern) => [
        pattern.source,
        pattern,
      ]),
    )
    const units = [
      'a',
      'a.',
      'a-',
      'a/',
      'git.',
      'pulumi',
      '/oidc',
      '/job/a',
      '0-',
      'a:',
      '_',
      'tfe.',
      'A',
    ]
    for (const pattern of patterns.values()) {
      expect(pattern.source.startsWith('^')).toBe(true)
      for (const unit of units) {
        const body = unit.repeat(10_000 / unit.length)
        const start = performance.now()
        for (const text of [
          `${body}!`,
          `https://${body}!`,
          `https://a/v1/${body}!`,
          `refs/${body} `,
        ]) {
          pattern.test(text)
        }
        expect(performance.now() - start, `${pattern.source} on ${unit}`).toBeLessThan(1500)
      }
    }
  })

  it('read hostile subjects of any template in bounded time', () => {
    const start = performance.now()
    for (const { template } of TEMPLATES) {
      for (const unit of [':', 'a:', 'repo:', '/', 'a/', ':environment:', '}:{']) {
        parseSubject(template, unit.repeat(10_000))
        parseSubject(
          template,
          `${template.template.split('{')[0]}${unit.repeat(560 / unit.length)}`,
        )
      }
    }
    expect(performance.now() - start).toBeLessThan(5000)
  })
})
