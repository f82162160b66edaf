import { describe, expect, it } from 'vitest'
import { EXPLAIN_CASES } from './contract/explain-cases'
import { fedcred } from './contract/fedcred'
import { FINDING_CASES, HEALTHY } from './contract/judge-cases'
import { ALLOWED, REFUSED } from './contract/policy-cases'

describe.each(FINDING_CASES.map((each) => [each.name, each] as const))('judge: %s', (_, each) => {
  it('gives the findings of the reference', async () => {
    const { exit, results } = await fedcred(['judge', '--ndjson'], [each.input])
    const found: Record<string, string> = {}
    for (const finding of results[0].findings) {
      expect(finding.message).toMatch(/\S/)
      found[finding.id] = finding.severity
    }
    expect(found).toMatchObject(each.finds)
    for (const id of each.not ?? []) expect(found).not.toHaveProperty(id)
    expect(exit).toBe(Object.values(found).some((severity) => severity !== 'info') ? 1 : 0)
  })
})

describe('judge', () => {
  it.each(HEALTHY.map((input, index) => [index, input] as const))(
    'finds nothing above info in healthy documents %i',
    async (_, input) => {
      const { exit, results } = await fedcred(['judge', '--ndjson'], [input])
      expect(
        results[0].findings.filter((finding: { severity: string }) => finding.severity !== 'info'),
      ).toEqual([])
      expect(exit).toBe(0)
    },
  )
})

describe('probe --policy-only', () => {
  it.each(ALLOWED.map((url) => [url]))('allows %s', async (url) => {
    const { exit, results } = await fedcred(['probe', '--policy-only', '--ndjson'], [{ url }])
    expect(results).toEqual([{ allowed: true }])
    expect(exit).toBe(0)
  })
  it.each(REFUSED.map((url) => [url]))('refuses %j', async (url) => {
    const { exit, results } = await fedcred(['probe', '--policy-only', '--ndjson'], [{ url }])
    expect(results).toMatchObject([
      { allowed: false, reason: expect.stringMatching(/^[a-z0-9-]+$/) },
    ])
    expect(exit).toBe(1)
  })
})

describe('explain', () => {
  it.each(EXPLAIN_CASES.map((each) => [each.name, each] as const))('%s', async (_, each) => {
    const { exit, results } = await fedcred(['explain', '--ndjson'], [{ text: each.text }])
    const [out] = results
    expect(out.codes.map((code: { code: number }) => code.code)).toEqual(each.codes)
    if (each.field !== undefined) expect(out.field).toBe(each.field)
    if (each.extracted) expect(out.extracted).toMatchObject(each.extracted)
    for (const value of Object.values(out.extracted)) expect(value).toMatch(/\S/)
    for (const cause of out.causes)
      expect(cause).toMatchObject({
        id: expect.any(String),
        title: expect.any(String),
        fix: expect.any(String),
      })
    // Whether a number that is in no list counts as recognised is left open.
    if (out.codes.some((code: { known: string }) => code.known !== 'unknown')) expect(exit).toBe(0)
  })
  it('says that no code was recognised', async () => {
    for (const text of ['', 'hello', 'error 700213 days', 'AADSTS', '😀']) {
      const { exit, results } = await fedcred(['explain', '--ndjson'], [{ text }])
      expect(results).toMatchObject([{ codes: [], field: null, extracted: {}, causes: [] }])
      expect(exit).toBe(1)
    }
  })
})
