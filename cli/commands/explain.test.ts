import { describe, expect, it } from 'vitest'
import { run } from '../run'
import { COMMANDS } from '.'

async function fedcred(args: readonly string[], input = '') {
  let out = ''
  let err = ''
  async function* stdin() {
    yield input
  }
  const status = await run(['explain', ...args], COMMANDS, {
    stdin: stdin(),
    write: (text) => {
      out += text
    },
    writeError: (text) => {
      err += text
    },
    now: () => new Date(0),
  })
  return { status, out, err, lines: out.split('\n').filter((line) => line !== '') }
}

const TEXT =
  "AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:contoso/shop:ref:refs/heads/main'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z"

describe('fedcred explain', () => {
  it('answers one line for each case, in order, in the shape of the contract', async () => {
    const input = [{ text: TEXT }, { text: 'AADSTS16000' }, { text: 'AADSTS123456789' }]
    const { status, lines } = await fedcred(
      ['--ndjson'],
      input.map((line) => JSON.stringify(line)).join('\n'),
    )
    expect(status).toBe(0)
    const [analysed, listed, unknown] = lines.map((line) => JSON.parse(line))
    expect(analysed).toMatchObject({
      codes: [{ code: 700213, name: '-', known: 'analysed' }],
      field: 'subject',
      extracted: {
        subject: 'repo:contoso/shop:ref:refs/heads/main',
        traceId: '11112222-3333-4444-5555-666677778800',
        correlationId: '99998888-7777-6666-5555-444433332222',
        timestamp: '2026-03-04 05:06:07Z',
      },
    })
    expect(analysed.causes[0]).toMatchObject({
      id: 'github-context',
      title: expect.any(String),
      fix: expect.any(String),
    })
    expect(listed).toMatchObject({
      codes: [{ code: 16000, name: 'InteractionRequired', known: 'listed' }],
      field: null,
      extracted: {},
      causes: [],
    })
    expect(unknown.codes).toMatchObject([{ code: 123456789, known: 'unknown' }])
  })

  it('exits 1 when no code is recognised', async () => {
    const { status, lines } = await fedcred(['--json'], '{"text":"all good"}')
    expect(status).toBe(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ codes: [], field: null, extracted: {} })
  })

  it('puts a problem in the place of a line that it cannot read, and exits 2', async () => {
    const { status, lines } = await fedcred(
      ['--ndjson'],
      '{"text":"AADSTS700213"}\nnot json\n{"message":"x"}\n{"text":7}\n[]\n{"text":"none"}',
    )
    expect(status).toBe(2)
    expect(lines.map((line) => JSON.parse(line).problem?.code)).toEqual([
      undefined,
      'input-not-json',
      'input-without-text',
      'input-without-text',
      'input-without-text',
      undefined,
    ])
  })

  it('is readable without --json, and takes the text as argument', async () => {
    const { status, out } = await fedcred([TEXT])
    expect(status).toBe(0)
    expect(out).toContain('AADSTS700213: No federated identity credential on the client')
    expect(out).toContain('subject: repo:contoso/shop:ref:refs/heads/main')
    expect(out).toContain('1. The workflow ran in another context')
  })
})
