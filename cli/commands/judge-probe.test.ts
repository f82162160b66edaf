import { describe, expect, it } from 'vitest'
import { sandboxInternet } from '@/lib/probe/sandbox-internet'
import type { Command } from '../command'
import { run } from '../run'
import { judgeCommand } from './judge'
import { probeCommand, probeCommandWith } from './probe'

async function fedcred(
  argv: readonly string[],
  stdin: string,
  commands: readonly Command[] = [judgeCommand, probeCommand],
) {
  let out = ''
  let err = ''
  const exit = await run(argv, commands, {
    stdin: (async function* () {
      yield stdin
    })(),
    write: (text) => {
      out += text
    },
    writeError: (text) => {
      err += text
    },
    now: () => new Date('2026-09-01T00:00:00Z'),
  })
  const lines = out.split('\n').filter((line) => line.startsWith('{'))
  return { exit, out, err, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

const lines = (...cases: readonly unknown[]) =>
  cases.map((value) => `${JSON.stringify(value)}\n`).join('')

describe('fedcred judge', () => {
  it('writes one line of findings for each case, in order', async () => {
    const { exit, lines: results } = await fedcred(
      ['judge', '--ndjson'],
      lines(
        { issuer: 'https://oidc.contoso.com' },
        { issuer: 'http://oidc.contoso.com' },
        { issuer: 'https://oidc.contoso.com', discovery: '[]' },
      ),
    )
    expect(exit).toBe(1)
    expect(results[0]).toEqual({ findings: [] })
    expect(results[1]).toEqual({
      findings: [
        {
          id: 'issuer-not-https',
          severity: 'high',
          message: expect.any(String),
          fix: expect.any(String),
        },
      ],
    })
    expect(results[2]).toMatchObject({ findings: [{ id: 'discovery-not-json' }] })
  })

  it('takes notes for clean', async () => {
    const { exit, lines: results } = await fedcred(
      ['judge', '--ndjson'],
      lines({ issuer: 'https://oidc.contoso.com', http: { status: 503 } }),
    )
    expect(exit).toBe(0)
    expect(results[0]).toMatchObject({
      findings: [{ id: 'issuer-temporary-failure', severity: 'info' }],
    })
  })

  it('writes a problem in the place of a line that it cannot read', async () => {
    const { exit, lines: results } = await fedcred(
      ['judge', '--ndjson'],
      `{nonsense\n${lines({ issuer: 1 }, {}, { issuer: 'https://oidc.contoso.com' })}`,
    )
    expect(exit).toBe(2)
    expect(results).toHaveLength(4)
    expect(results[1]).toMatchObject({
      problem: { code: 'input-invalid', detail: expect.stringContaining('issuer') },
    })
    expect(results[3]).toEqual({ findings: [] })
  })

  it('reads one case without --ndjson', async () => {
    const clean = await fedcred(['judge'], '{"issuer":"https://oidc.contoso.com"}')
    expect([clean.exit, clean.out]).toEqual([0, 'Nothing found.\n'])
    const found = await fedcred(['judge', '--json'], '{"issuer":"https://10.0.0.1"}')
    expect(found.exit).toBe(1)
    expect(JSON.parse(found.out)).toMatchObject({
      findings: [{ id: 'issuer-private-address' }, { id: 'issuer-address-literal' }],
    })
  })
})

describe('fedcred probe', () => {
  it('says what the policy allows', async () => {
    const { exit, lines: results } = await fedcred(
      ['probe', '--policy-only', '--ndjson'],
      lines({ url: 'https://oidc.contoso.com/' }, { url: 'https://127.0.0.1/' }, { url: '' }),
    )
    expect(exit).toBe(1)
    expect(results).toEqual([
      { allowed: true },
      { allowed: false, reason: 'address-literal' },
      { allowed: false, reason: 'empty' },
    ])
    expect(
      (await fedcred(['probe', '--policy-only', '--ndjson'], lines({ url: 'https://gitlab.com' })))
        .exit,
    ).toBe(0)
    expect((await fedcred(['probe', '--policy-only', '--ndjson'], lines({ u: 1 }))).exit).toBe(2)
    expect(
      (await fedcred(['probe', '--policy-only', '--json', 'https://localhost'], '')).lines,
    ).toEqual([{ allowed: false, reason: 'special-name' }])
  })

  it('refuses an internal address with a report, and asks nobody', async () => {
    const { exit, lines: results } = await fedcred(
      ['probe', 'https://169.254.169.254/', '--json'],
      '',
    )
    expect(exit).toBe(1)
    expect(results[0]).toMatchObject({
      issuer: 'https://169.254.169.254/',
      state: 'refused',
      steps: [
        { id: 'policy', outcome: 'fail' },
        { id: 'dns', outcome: 'not-checked' },
        { id: 'tls' },
        { id: 'discovery' },
        { id: 'jwks' },
      ],
      keys: [],
      findings: [],
    })
  })

  it('reports an issuer', async () => {
    const issuer = 'https://oidc.contoso.com'
    const command = probeCommandWith(() =>
      sandboxInternet(async ({ url }) =>
        Response.json(
          url.endsWith('/jwks') ? { keys: [] } : { issuer, jwks_uri: `${issuer}/jwks` },
        ),
      ),
    )
    const { exit, lines: results } = await fedcred(['probe', issuer, '--json'], '', [command])
    expect(exit).toBe(1)
    expect(results[0]).toMatchObject({
      state: 'unreachable',
      findings: [{ id: 'jwks-no-usable-key' }],
    })
    const words = await fedcred(['probe', issuer], '', [command])
    expect(words.out).toContain('unreachable  https://oidc.contoso.com')
    expect(words.out).toContain('jwks-no-usable-key')
  })

  it('takes one address', async () => {
    expect((await fedcred(['probe', 'https://a.com', 'https://b.com'], '')).exit).toBe(2)
  })
})
