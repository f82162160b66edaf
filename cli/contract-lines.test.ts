import { describe, expect, it } from 'vitest'
import { BAD_CASES } from './contract/bad-cases'
import { fedcred } from './contract/fedcred'
import { AUDIENCE, CREDENTIAL, checkInput } from './contract/kit'

const good = checkInput()

describe('lines', () => {
  it.each(BAD_CASES)('answers a problem for %s', async (_, line) => {
    const { exit, results } = await fedcred(['check', '--ndjson'], [line, good])
    expect(results).toHaveLength(2)
    expect(results[0]).toEqual({
      problem: expect.objectContaining({
        code: expect.stringMatching(/^[a-z-]+$/),
        title: expect.any(String),
        detail: expect.any(String),
      }),
    })
    expect(results[1].verdict).toBe('accepted')
    expect(exit).toBe(2)
    if (line !== '{}{}') expect((await fedcred(['check', '--json'], [line])).exit).toBe(2)
  })
  it.each([
    ['explain', { text: 5 }],
    ['explain', {}],
    ['explain', '5'],
    ['judge', {}],
    ['judge', { issuer: 5 }],
    ['judge', '[]'],
    ['judge', { issuer: 'https://a.contoso.com', http: { status: 'x' } }],
    ['judge', { issuer: 'https://a.contoso.com', http: 5 }],
  ])('answers a problem for %s %j', async (command, line) => {
    const { exit, results } = await fedcred([command, '--ndjson'], [line])
    expect(results).toEqual([{ problem: expect.objectContaining({ code: expect.any(String) }) }])
    expect(exit).toBe(2)
  })
  it.each([{}, { url: 5 }, 'null'])('answers a problem for the probe of %j', async (line) => {
    const { exit, results } = await fedcred(['probe', '--policy-only', '--ndjson'], [line])
    expect(results).toEqual([{ problem: expect.objectContaining({ code: expect.any(String) }) }])
    expect(exit).toBe(2)
  })
  it('mixes exit statuses: 2, else 1, else 3, else 0', async () => {
    const rejected = checkInput({ credentials: [] })
    const open = checkInput({ jwks: undefined })
    const exits = [
      [good],
      [good, open],
      [open, rejected, good],
      [rejected, 'x', open],
      [],
      [good, good],
    ]
    const found = []
    for (const lines of exits) found.push((await fedcred(['check', '--ndjson'], lines)).exit)
    expect(found).toEqual([0, 3, 1, 2, 0, 0])
  })
  it('keeps one result a line for lines that are too long', async () => {
    const long = `{"text":"${'x'.repeat(65 * 1024 * 1024)}"}`
    const { exit, results } = await fedcred(
      ['explain', '--ndjson'],
      [{ text: 'AADSTS700213' }, long, { text: 'AADSTS700211' }],
    )
    expect(results.map((result) => result.problem !== undefined)).toEqual([false, true, false])
    expect(exit).toBe(2)
  })
  it('takes a line of 10 MB', async () => {
    const credentials = Array.from({ length: 50_000 }, (_, i) => ({
      issuer: `https://issuer${i}.contoso.com`,
      subject: `subject-of-${'x'.repeat(60)}-${i}`,
      audiences: [AUDIENCE],
    }))
    const { results } = await fedcred(
      ['check', '--ndjson'],
      [checkInput({ credentials: [...credentials, CREDENTIAL] })],
    )
    expect(results[0]).toMatchObject({ verdict: 'accepted', matched: { name: 'prod' } })
  })
  it('repeats nothing of what was given by mistake', async () => {
    const secret = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC'
    const { out } = await fedcred(
      ['check', '--ndjson'],
      [
        checkInput({ token: `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----` }),
        { ...good, token: { x: secret } },
      ],
    )
    expect(out).not.toContain(secret)
  })
})
