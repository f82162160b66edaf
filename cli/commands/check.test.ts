import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  createSigner,
  githubClaims,
  githubCredential,
  NOW,
  type TestSigner,
} from '@/lib/federation/verdict/testing/tokens'
import { run } from '../run'
import { COMMANDS } from '.'

let signer: TestSigner
let accepted: Record<string, unknown>
beforeAll(async () => {
  signer = await createSigner()
  accepted = {
    credentials: [githubCredential()],
    token: await signer.sign(githubClaims()),
    jwks: signer.jwks,
    now: NOW.toISOString(),
  }
})

const undetermined = () => ({
  credentials: [githubCredential()],
  claims: githubClaims(),
  now: NOW.toISOString(),
})
const rejected = () => ({ ...accepted, credentials: [] })

async function fedcred(args: readonly string[], ...lines: readonly unknown[]) {
  const out: string[] = []
  const errors: string[] = []
  const text = lines
    .map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
    .join('\n')
  const exit = await run(['check', ...args], COMMANDS, {
    stdin: (async function* () {
      yield text
    })(),
    write: (chunk) => out.push(chunk),
    writeError: (chunk) => errors.push(chunk),
    now: () => NOW,
  })
  return { exit, out: out.join(''), errors: errors.join('') }
}

const jsonLines = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('exit status', () => {
  it.each([
    ['accepted', 0],
    ['rejected', 1],
    ['undetermined', 3],
  ] as const)('%s is %i', async (verdict, exit) => {
    const value = { accepted: () => accepted, rejected, undetermined }[verdict]()
    const result = await fedcred(['--json'], value)
    expect(result.exit).toBe(exit)
    expect(JSON.parse(result.out).verdict).toBe(verdict)
  })

  it.each<[string, number]>([
    ['a', 0],
    ['au', 3],
    ['aur', 1],
    ['aurb', 2],
    ['bu', 2],
  ])('of the lines %s is %i', async (kinds, exit) => {
    const lines = Array.from(kinds, (kind) =>
      kind === 'a'
        ? accepted
        : kind === 'u'
          ? undetermined()
          : kind === 'r'
            ? rejected()
            : 'no json',
    )
    const result = await fedcred(['--ndjson'], ...lines)
    expect(result.exit).toBe(exit)
    expect(jsonLines(result.out)).toHaveLength(kinds.length)
  })

  it('is 2 for an unknown option', async () => {
    expect((await fedcred(['--frobnicate'], accepted)).exit).toBe(2)
  })
})

describe('input', () => {
  it.each<[string, unknown, string, RegExp]>([
    ['no JSON', '{"credentials":', 'input-not-json', /./],
    ['an empty line', '', 'input-not-json', /./],
    ['a list', [], 'input-invalid', /must be an object/],
    ['no credentials', { claims: {} }, 'input-invalid', /`credentials` is missing/],
    [
      'credentials as object',
      { claims: {}, credentials: {} },
      'input-invalid',
      /`credentials` must be a list/,
    ],
    [
      'no issuer',
      { claims: {}, credentials: [{ subject: 's', audiences: [] }] },
      'input-invalid',
      /`credentials\[0\].issuer` must be a text/,
    ],
    [
      'audience as text',
      { claims: {}, credentials: [{ issuer: 'i', subject: 's', audiences: 'a' }] },
      'input-invalid',
      /`credentials\[0\].audiences` must be a list/,
    ],
    [
      'neither subject nor expression',
      { claims: {}, credentials: [{ issuer: 'i', audiences: [] }] },
      'input-invalid',
      /either a subject or/,
    ],
    [
      'token and claims',
      { token: 'eyJfake', claims: {}, credentials: [] },
      'token-and-claims',
      /both/,
    ],
    ['neither', { credentials: [] }, 'token-or-claims-missing', /neither/],
    ['token as number', { token: 7, credentials: [] }, 'input-invalid', /`token` must be a text/],
    [
      'claims as list',
      { claims: [], credentials: [] },
      'input-invalid',
      /`claims` must be an object/,
    ],
    ['header as text', { claims: {}, header: 'x', credentials: [] }, 'input-invalid', /`header`/],
    ['jwks as list', { claims: {}, jwks: [], credentials: [] }, 'input-invalid', /`jwks`/],
    [
      'now as words',
      { claims: {}, now: 'today', credentials: [] },
      'input-invalid',
      /`now` is no ISO time/,
    ],
    [
      '30 February',
      { claims: {}, now: '2026-02-30T00:00:00Z', credentials: [] },
      'input-invalid',
      /`now`/,
    ],
    ['now as number', { claims: {}, now: 1, credentials: [] }, 'input-invalid', /`now`/],
    [
      'kind',
      { claims: {}, kind: 'robot', credentials: [] },
      'input-invalid',
      /`kind` must be application/,
    ],
    [
      'cloud',
      { claims: {}, cloud: 'mars', credentials: [] },
      'input-invalid',
      /`cloud` must be public/,
    ],
  ])('%s is a problem in its place', async (_, value, code, detail) => {
    const result = await fedcred(['--ndjson'], accepted, value, accepted)
    expect(result.exit).toBe(2)
    const [first, second, third] = jsonLines(result.out)
    expect(first.verdict).toBe('accepted')
    expect(third.verdict).toBe('accepted')
    expect(Object.keys(second)).toEqual(['problem'])
    expect(second.problem.code).toBe(code)
    expect(second.problem.title).not.toBe('')
    expect(second.problem.detail).toMatch(detail)
  })

  it('never repeats a token in a problem', async () => {
    const result = await fedcred(['--ndjson'], { token: 'eyJsecret', claims: {}, credentials: [] })
    expect(result.out).not.toContain('eyJsecret')
  })

  it('takes null as not given, as Graph writes it', async () => {
    const value = {
      ...undetermined(),
      token: null,
      jwks: null,
      kind: null,
      credentials: [{ ...githubCredential(), claimsMatchingExpression: null, description: null }],
    }
    expect((await fedcred(['--json'], value)).exit).toBe(3)
  })

  it('uses the clock where the case names no time', async () => {
    const { now: _, ...value } = accepted
    expect((await fedcred(['--json'], value)).exit).toBe(0)
  })

  it('keeps odd member names of claims', async () => {
    const value = JSON.stringify(undetermined()).replace('"iss"', '"__proto__":{"sub":"x"},"iss"')
    expect(jsonLines((await fedcred(['--ndjson'], value)).out)[0].verdict).toBe('undetermined')
  })
})

describe('output', () => {
  it('has the members of the contract', async () => {
    const value = {
      ...accepted,
      credentials: [githubCredential({ subject: 'repo:contoso/payments:environment:Prod' })],
    }
    const output = JSON.parse((await fedcred(['--json'], value)).out)
    expect(Object.keys(output)).toEqual([
      'verdict',
      'error',
      'matched',
      'mismatches',
      'checks',
      'warnings',
      'nearest',
      'causes',
    ])
    expect(output.error.code).toBe(7002138)
    expect(Object.keys(output.error)).toEqual(['code', 'error', 'status', 'message'])
    expect(output.matched).toBeNull()
    expect(output.mismatches).toEqual(['subject'])
    expect(output.nearest[0]).toMatchObject({
      credential: value.credentials[0],
      differs: ['subject'],
    })
    expect(output.checks.find((check: { id: string }) => check.id === 'subject')).toMatchObject({
      outcome: 'fail',
      field: 'subject',
      expected: 'repo:contoso/payments:environment:Prod',
      actual: 'repo:contoso/payments:environment:prod',
      firstDifference: 34,
      code: 7002138,
      class: 'sub-mismatch',
    })
  })

  it('repeats a warning class once', async () => {
    const value = { ...undetermined(), header: { alg: 'PS256', kid: 'k', x5c: [] } }
    const { warnings } = JSON.parse((await fedcred(['--json'], value)).out)
    expect(warnings.map((warning: { class: string }) => warning.class)).toEqual([
      'alg-unsupported',
      'embedded-key',
    ])
  })

  it('is readable without --json', async () => {
    const value = {
      ...accepted,
      credentials: [githubCredential({ issuer: 'https://token.actions.githubusercontent.com/' })],
    }
    const { out, exit } = await fedcred([], value)
    expect(exit).toBe(1)
    expect(out).toContain('REJECTED')
    expect(out).toContain('401 invalid_client')
    expect(out).toContain('missing `/` at the end (43)')
    expect(out).not.toContain(String(accepted.token))
  })
})

describe('repeated credentials', () => {
  it('give the verdicts that single runs give, whatever stands around them', async () => {
    const a = [githubCredential()]
    const b = [githubCredential({ subject: 'repo:contoso/other:ref:refs/heads/m"]}' })]
    const { credentials: _, ...rest } = accepted
    const lines = [
      JSON.stringify({ credentials: a, ...rest }),
      JSON.stringify({ credentials: a, ...rest, claims: null }),
      JSON.stringify({ credentials: b, ...rest }),
      JSON.stringify({ credentials: b, ...rest }),
      JSON.stringify({ ...rest, credentials: a }),
      JSON.stringify({ ...rest, credentials: a }),
      JSON.stringify({ credentials: a, ...rest }),
      // The later member of the same name wins.
      `${JSON.stringify({ credentials: a, ...rest }).slice(0, -1)},"credentials":[]}`,
      `{"credentials":${JSON.stringify(a)}}`,
      `{"credentials":${JSON.stringify(a)},}`,
    ]
    const together = jsonLines((await fedcred(['--ndjson'], ...lines)).out)
    const codes = together.map((line) => line.problem?.code ?? line.error?.code ?? line.verdict)
    expect(codes).toEqual([
      'accepted',
      'accepted',
      700213,
      700213,
      'accepted',
      'accepted',
      'accepted',
      70025,
      'token-or-claims-missing',
      'input-not-json',
    ])
  })

  it('may come from a file', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'fedcred-')), 'credentials.json')
    await writeFile(path, JSON.stringify({ credentials: [githubCredential()] }))
    const { credentials: _, ...rest } = accepted
    const result = await fedcred(['--ndjson', '--credentials', path], rest, rest, accepted)
    expect(jsonLines(result.out).map((line) => line.verdict ?? line.problem.code)).toEqual([
      'accepted',
      'accepted',
      'credentials-twice',
    ])
    const missing = await fedcred(['--json', '--credentials', `${path}.gone`], rest)
    expect(missing.exit).toBe(2)
  })
})
