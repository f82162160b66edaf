import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CHECK_IDS } from '../verdict/model'
import { CAUSES } from './causes'
import { explain } from './explain'
import { listedCodes, lookupListed } from './listed'
import { CODES, findCode } from './registry'

describe('analysed codes', () => {
  it('are exactly the files of the folder', () => {
    const files = readdirSync(new URL('./codes', import.meta.url))
      .map((file) => Number(file.replace('.ts', '')))
      .sort((left, right) => left - right)
    expect(CODES.map((entry) => entry.code)).toEqual(files)
    expect(new Set(files).size).toBe(files.length)
    expect(files.length).toBe(108)
  })

  it.each(CODES.map((entry) => [entry.code, entry] as const))(
    'AADSTS%i is whole',
    (code, entry) => {
      expect(findCode(code)).toBe(entry)
      expect(entry.name).toMatch(/^(-|[A-Za-z_]+)$/)
      expect(entry.meaning).toMatch(/^.{15,400}\.$/s)
      expect(entry.causes.length).toBeGreaterThan(0)
      expect(new Set(entry.causes.map(({ id }) => id)).size).toBe(entry.causes.length)
      expect(entry.sources.length).toBeGreaterThan(0)
      for (const link of entry.sources) expect(new URL(link).protocol).toBe('https:')
      // A code that others reported, or whose message nobody saw, must say so.
      if (entry.evidence === 'secondhand') expect(entry.uncertain).toBeTruthy()
      expect(explain(`AADSTS${code}`).causes.length).toBeGreaterThan(0)
      for (const example of entry.examples) {
        const explanation = explain(example.text)
        expect(explanation.codes).toEqual([
          { code, name: entry.name, meaning: entry.meaning, known: 'analysed' },
        ])
        expect(explanation.field).toBe(entry.field)
        expect(explanation.extracted).toEqual({
          ...example.extracted,
          traceId: '11112222-3333-4444-5555-666677778800',
          correlationId: '99998888-7777-6666-5555-444433332222',
          timestamp: '2026-03-04 05:06:07Z',
        })
      }
    },
  )

  it.each(CODES.filter((entry) => entry.phrase).map((entry) => [entry.code, entry] as const))(
    'AADSTS%i is told from its words alone',
    (code, entry) => {
      const words = entry.examples[0]?.text.replace(`AADSTS${code}: `, '') ?? ''
      expect(explain(words).codes.map((found) => found.code)).toEqual([code])
    },
  )
})

describe('causes', () => {
  it('have unique ids, a title and one sentence of advice', () => {
    const causes = Object.values(CAUSES)
    expect(new Set(causes.map(({ id }) => id)).size).toBe(causes.length)
    for (const cause of causes) {
      expect(cause.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(cause.title).toMatch(/\.$/)
      expect(cause.fix).toMatch(/\.$/)
      expect(cause.confirmedBy.every((id) => /^[a-z0-9-]+$/.test(id))).toBe(true)
    }
    const confirming = new Set<string>(causes.flatMap(({ confirmedBy }) => confirmedBy))
    expect(CHECK_IDS.filter((id) => confirming.has(id)).length).toBeGreaterThan(20)
  })

  it('are all used', () => {
    const used = new Set(CODES.flatMap(({ causes }) => causes.map(({ id }) => id)))
    expect(Object.values(CAUSES).filter(({ id }) => !used.has(id))).toEqual([])
  })
})

describe('listed codes', () => {
  it('are 456, each known to the recogniser', () => {
    const listed = listedCodes()
    expect(listed.length).toBe(456)
    expect(new Set(listed.map(({ code }) => code)).size).toBe(456)
    for (const { code } of listed) {
      const [found] = explain(`AADSTS${code}: something`).codes
      expect(found?.code).toBe(code)
      expect(found?.known).toBe(findCode(code) ? 'analysed' : 'listed')
      expect(found?.name).toBe(lookupListed(code)?.name)
      expect(found?.meaning.length).toBeGreaterThan(10)
    }
  })
})
