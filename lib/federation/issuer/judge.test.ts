import { beforeAll, describe, expect, it } from 'vitest'
import { ISSUER_RULES, judgeIssuer, rank } from './judge'
import { type ExampleMaterial, ISSUER_EXAMPLES } from './testing/examples'
import { exampleMaterial } from './testing/material'

let material: ExampleMaterial
beforeAll(() => {
  material = exampleMaterial()
})

describe('judgeIssuer', () => {
  it('has a corpus of more than a hundred documents', () => {
    expect(ISSUER_EXAMPLES.length).toBeGreaterThanOrEqual(100)
    expect(new Set(ISSUER_EXAMPLES.map(({ name }) => name)).size).toBe(ISSUER_EXAMPLES.length)
  })

  it.each(ISSUER_EXAMPLES.map((example) => [example.name, example] as const))(
    '%s',
    async (_, { input, expects, severities }) => {
      const findings = await judgeIssuer(input(material))
      expect(findings.map(({ id }) => id).sort()).toEqual([...expects].sort())
      for (const { id, severity, message, fix } of findings) {
        const rule = ISSUER_RULES.find((candidate) => candidate.id === id)
        expect(severity, id).toBe(severities?.[id] ?? rule?.severity)
        expect(message.length).toBeGreaterThan(5)
        expect(fix).toBe(rule?.fix)
      }
    },
  )

  it('lists the worst first', async () => {
    const findings = await judgeIssuer({
      issuer: 'http://10.0.0.1',
      discovery: { issuer: 'x', id_token_signing_alg_values_supported: [''] },
      jwks: { keys: [{ kty: 'oct', k: 'x' }] },
    })
    const ranks = findings.map(({ severity }) => rank(severity))
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
    expect(findings[0]?.severity).toBe('critical')
  })

  it('never repeats key material in a message', async () => {
    const secret = String(material.privateKey.d)
    const modulus = String(material.privateKey.n)
    const findings = await judgeIssuer({
      issuer: 'https://oidc.contoso.com',
      jwks: { keys: [material.privateKey, { kty: 'oct', k: 'c2VjcmV0LXNlY3JldA' }] },
    })
    const text = JSON.stringify(findings)
    expect(text).not.toContain(secret.slice(0, 16))
    expect(text).not.toContain(modulus.slice(0, 16))
    expect(text).not.toContain('c2VjcmV0')
  })

  it('does not depend on the order of keys or on unknown members', async () => {
    const keys = [material.key, material.ecKey, { ...material.otherKey, use: undefined, zzz: 1 }]
    const ids = async (list: readonly unknown[]) =>
      (await judgeIssuer({ issuer: 'https://a.contoso.com', jwks: { keys: list } })).map(
        ({ id }) => id,
      )
    expect(await ids(keys)).toEqual(await ids([...keys].reverse()))
  })

  it('survives hostile documents', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    const deepObject = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`
    for (const text of [
      deep,
      deepObject,
      '{"keys":[[[]],{"kid":{}}]}',
      '{"keys":[{"kty":"__proto__"}]}',
    ]) {
      await judgeIssuer({ issuer: 'https://a.contoso.com', discovery: text, jwks: text })
      await judgeIssuer({
        issuer: '\ud800',
        discovery: JSON.parse(text) as unknown,
        jwks: { keys: [JSON.parse(text) as unknown] },
      })
    }
    expect(({} as Record<string, unknown>).a).toBeUndefined()
  })

  it('judges a 65,536-bit modulus and 10,000 keys in bounded time', async () => {
    const huge = `${'q'.repeat(10_922)}w`
    const started = performance.now()
    const findings = await judgeIssuer({
      issuer: 'https://a.contoso.com',
      jwks: { keys: [{ ...material.key, n: huge }] },
    })
    expect(findings.map(({ id }) => id)).toContain('jwks-oversize-key')
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      ...material.key,
      kid: `${index}`,
    }))
    await judgeIssuer({ issuer: 'https://a.contoso.com', jwks: { keys: many } })
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

describe('the registry of rules', () => {
  it('has unique ids, and words and a source for each', () => {
    expect(new Set(ISSUER_RULES.map(({ id }) => id)).size).toBe(ISSUER_RULES.length)
    expect(ISSUER_RULES).toHaveLength(46)
    for (const { id, title, why, fix, source } of ISSUER_RULES) {
      expect(id).toMatch(/^(issuer|discovery|jwks)(-[a-z0-9]+)+$/)
      for (const words of [title, why, fix, source]) expect(words.length, id).toBeGreaterThan(5)
    }
  })

  it.each(ISSUER_RULES.map(({ id }) => id))(
    '%s has an example that fires and one that stays quiet',
    (id) => {
      expect(ISSUER_EXAMPLES.some(({ expects }) => expects.includes(id))).toBe(true)
      expect(ISSUER_EXAMPLES.some(({ expects }) => !expects.includes(id))).toBe(true)
    },
  )
})
