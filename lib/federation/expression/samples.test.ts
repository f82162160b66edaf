import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseExpression } from './parse'
import { readSamples, SAMPLES_MAX, tryExpression } from './samples'

const GITHUB = 'https://token.actions.githubusercontent.com'

/** A token with a signature that is none. */
function fakeToken(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'RS256', kid: 'fake' })}.${part(claims)}.${Buffer.from('fake').toString('base64url')}`
}

const brief = (text: string) =>
  readSamples(text).samples.map(({ kind, claims, line }) => [line, kind, claims.sub])

describe('reading', () => {
  it('reads tokens, claims and subjects, one a line', () => {
    const token = fakeToken({ sub: 'repo:o/r:pull_request' })
    expect(brief(`${token}\nrepo:o/r:environment:prod\n{"sub":"x"}`)).toEqual([
      [1, 'token', 'repo:o/r:pull_request'],
      [2, 'subject', 'repo:o/r:environment:prod'],
      [3, 'claims', 'x'],
    ])
  })

  it('reads JSON over several lines, and lists', () => {
    expect(brief('{\n  "sub": "a"\n}\n\n[{"sub":"b"},\n {"sub":"c"}]\n\n  repo:d\r\n')).toEqual([
      [1, 'claims', 'a'],
      [5, 'claims', 'b'],
      [5, 'claims', 'c'],
      [8, 'subject', 'repo:d'],
    ])
  })

  it('reads a token that a terminal broke into lines', () => {
    const token = fakeToken({ sub: 'repo:o/r:pull_request' })
    expect(brief(`${token.slice(0, 40)}\n${token.slice(40)}`)).toEqual([
      [1, 'token', 'repo:o/r:pull_request'],
    ])
  })

  it('names secrets with their place and keeps nothing of them', () => {
    const text = `repo:a\n\n-----BEGIN PRIVATE KEY-----\n${'QUJD'.repeat(20)}\n-----END PRIVATE KEY-----\n\nghp_${'a'.repeat(36)}`
    const { secrets, samples } = readSamples(text)
    expect(samples).toHaveLength(1)
    expect(secrets.map(({ label, start, end }) => [label, text.slice(start, end).length])).toEqual([
      ['a private key (PEM)', 134],
      ['an access key of another service', 40],
    ])
    expect(JSON.stringify(secrets)).not.toContain('QUJD')
  })

  it('keeps a key with a blank line in it together', () => {
    const text =
      '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nQUJD\n-----END RSA PRIVATE KEY-----'
    expect(readSamples(`${text}\nrepo:a`).samples).toEqual([])
    expect(readSamples(`${text}\n\nrepo:a`)).toMatchObject({
      samples: [{ kind: 'subject', line: 7 }],
      secrets: [{ start: 0, end: text.length }],
    })
  })

  it('says what it cannot read', () => {
    expect(readSamples('hello world\n\n{"sub":').unread).toEqual([
      { line: 1, reason: 'A subject has no spaces; this is no token and no JSON.' },
      { line: 3, reason: 'This is no JSON object with claims.' },
    ])
  })

  it('stops at a bound', () => {
    const read = readSamples('x\n'.repeat(SAMPLES_MAX + 5))
    expect([read.samples.length, read.cut]).toEqual([SAMPLES_MAX, true])
    expect(readSamples('x\n'.repeat(SAMPLES_MAX)).cut).toBe(false)
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (a, b) => {
        readSamples(`${a}\n${b}\n\n{${a}`)
      }),
      { seed: 20260706, numRuns: 300 },
    )
  })
})

describe('trying', () => {
  const parsed = parseExpression(
    "claims['sub'] matches 'repo:*:environment:prod' and claims['repository_id'] eq '42'",
  )
  if (!parsed.ok) throw new Error(parsed.error.message)
  const { expression } = parsed
  const outcome = (text: string) =>
    readSamples(text).samples.map((sample) => {
      const trial = tryExpression(expression, GITHUB, sample)
      return [trial.outcome, trial.decides?.term.claim ?? trial.otherIssuer]
    })

  it.each([
    ['{"sub":"repo:o/r:environment:prod","repository_id":"42"}', 'accepted', undefined],
    ['{"sub":"repo:o/r:environment:prod","repository_id":"43"}', 'refused', 'repository_id'],
    ['{"sub":"repo:o/r:environment:prod","repository_id":42}', 'refused', 'repository_id'],
    ['{"sub":"repo:o/r:environment:prod"}', 'refused', 'repository_id'],
    ['{"sub":"repo:o/r:pull_request","repository_id":"42"}', 'refused', 'sub'],
    [
      '{"iss":"https://gitlab.com","sub":"repo:o/r:environment:prod"}',
      'refused',
      'https://gitlab.com',
    ],
    ['{"iss":7}', 'refused', '7'],
    ['repo:o/r:environment:prod', 'undecided', 'repository_id'],
    ['repo:o/r:pull_request', 'refused', 'sub'],
    ['repo:o@7/r@42:environment:prod', 'accepted', undefined],
    ['repo:o@7/r@43:environment:prod', 'refused', 'repository_id'],
  ])('%s is %s', (text, expected, decides) => {
    expect(outcome(text)).toEqual([[expected, decides]])
  })
})
