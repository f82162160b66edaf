import { describe, expect, it } from 'vitest'
import { COMMANDS } from './commands'
import { type CheckCase, CLASS_CASES, MATCH_CASES } from './contract/check-cases'
import { EXPLAIN_CASES } from './contract/explain-cases'
import { FINDING_CASES, HEALTHY } from './contract/judge-cases'
import { AUDIENCE, CREDENTIAL, checkInput, NOW } from './contract/kit'
import { ALLOWED, REFUSED } from './contract/policy-cases'
import { run } from './run'

const CHUNK = 1024 * 1024

/** Runs one command over lines, as a pipe would. */
async function fedcred(argv: readonly string[], lines: readonly (string | object)[]) {
  let out = ''
  const exit = await run(argv, COMMANDS, {
    stdin: (async function* () {
      for (const line of lines) {
        const text = `${typeof line === 'string' ? line : JSON.stringify(line)}\n`
        for (let start = 0; start < text.length; start += CHUNK)
          yield text.slice(start, start + CHUNK)
      }
    })(),
    write: (text) => {
      out += text
    },
    writeError: () => undefined,
    now: () => new Date(NOW),
  })
  return {
    exit,
    out,
    results: out
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line)),
  }
}

const ORDER = [
  'request',
  'tenant',
  'parameters',
  'shape',
  'type',
  'algorithm',
  'header',
  'key-id',
  'required-claims',
  'audience-count',
  'assertion-kind',
  'client',
  'credentials',
  'issuer',
  'lifetime',
  'audience',
  'subject',
  'policy',
  'entra-issued',
  'metadata',
  'key',
  'signature',
  'validity',
  'scope',
  'conditional-access',
]
const OUTSIDE = [
  'request',
  'tenant',
  'parameters',
  'client',
  'policy',
  'scope',
  'conditional-access',
]
const OWN = [
  'wrapper',
  'not-a-token',
  'duplicate-member',
  'prototype',
  'display',
  'size',
  'kid-invalid',
  'nested',
  'claim-type',
  'claim-type-lenient',
  'claim-order',
  'skew',
  'iat-future',
  'iss-refused',
  'sub-too-long',
  'sensitive-token',
]
const EXIT = { accepted: 0, rejected: 1, undetermined: 3 }

describe.each([...CLASS_CASES, ...MATCH_CASES].map((each) => [each.name, each] as const))(
  'check: %s',
  (_, each: CheckCase) => {
    it('is judged as the reference says', async () => {
      const { exit, results } = await fedcred(['check', '--ndjson'], [each.input])
      expect(results).toHaveLength(1)
      const [out] = results
      const classes = new Set(
        [...out.checks, ...out.warnings].map((entry: { class?: string }) => entry.class),
      )
      const seen: Record<string, unknown> = { verdict: out.verdict }
      const want: Record<string, unknown> = { verdict: each.verdict }
      function compare(name: string, wanted: unknown, found: unknown) {
        if (wanted !== undefined) [want[name], seen[name]] = [wanted, found]
      }
      compare('code', each.code, out.error?.code ?? null)
      compare('error', each.error, out.error?.error)
      compare('status', each.status, out.error?.status)
      compare('mismatches', each.mismatches, out.mismatches)
      compare('matched', each.matched, out.matched?.name ?? null)
      compare(
        'warnings',
        each.warnings,
        out.warnings.map((entry: { class: string }) => entry.class),
      )
      compare(
        'id',
        each.id,
        out.checks.find((check: { class?: string }) => check.class === each.classes?.[0])?.id,
      )
      compare(
        'missing classes',
        [],
        (each.classes ?? []).filter((name) => !classes.has(name)),
      )
      compare(
        'surplus classes',
        [],
        (each.not ?? []).filter((name) => classes.has(name)),
      )
      expect(
        seen,
        JSON.stringify({
          error: out.error,
          classes: [...classes],
          checks: out.checks.filter(
            (c: { outcome: string }) => c.outcome === 'fail' || c.outcome === 'warn',
          ),
        }),
      ).toEqual(want)
      if (each.message) expect(out.error.message).toMatch(each.message)

      // What holds for every answer.
      expect(exit).toBe(EXIT[each.verdict])
      const ids: string[] = out.checks.map((check: { id: string }) => check.id)
      const ranks = ids.map((id) => ORDER.indexOf(id)).filter((rank) => rank >= 0)
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
      for (const id of OUTSIDE)
        expect(out.checks.filter((check: { id: string }) => check.id === id)).toMatchObject([
          { outcome: 'not-checked' },
        ])
      const failed = out.checks.filter((check: { outcome: string }) => check.outcome === 'fail')
      expect(out.verdict === 'rejected').toBe(failed.length > 0)
      const warned = [
        ...new Set(
          out.checks
            .filter((check: { outcome: string }) => check.outcome === 'warn')
            .map((check: { class?: string }) => check.class)
            .filter(Boolean),
        ),
      ]
      expect(new Set(out.warnings.map((entry: { class: string }) => entry.class))).toEqual(
        new Set(warned),
      )
      expect(out.warnings).toHaveLength(warned.length)
      for (const check of out.checks) {
        expect(['pass', 'fail', 'warn', 'not-checked']).toContain(check.outcome)
        if (check.code !== undefined) expect(check.code).toBeTypeOf('number')
        if (!ORDER.includes(check.id)) expect(check.class).toBe(check.id)
        if (OWN.includes(check.class) && check.code === undefined)
          expect(check.id).toBe(check.class)
      }
      if (out.error) {
        expect(out.error.message).toMatch(new RegExp(`^AADSTS${out.error.code}: `))
        expect(out.error.code).toBe(failed[0].code)
        expect(out.error.status).toBe(out.error.error === 'invalid_client' ? 401 : 400)
      }
      if (out.mismatches.length > 0) {
        expect(out.nearest[0].differs).toEqual(out.mismatches)
        const lengths = out.nearest.map((entry: { differs: string[] }) => entry.differs.length)
        expect(lengths).toEqual([...lengths].sort((a, b) => a - b))
      }
      if (out.matched) expect(out.mismatches).toEqual([])
    })
  },
)

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

describe('lines', () => {
  const good = checkInput()
  const BAD: readonly (readonly [string, string | object])[] = [
    ['blank', ''],
    ['spaces', '   '],
    ['broken', '{"credentials":['],
    ['null', 'null'],
    ['list', '[]'],
    ['text', '"x"'],
    ['number', '5'],
    ['nothing', '{}'],
    ['two objects', '{}{}'],
    ['token and claims', { ...good, claims: {} }],
    ['neither token nor claims', { credentials: [] }],
    ['no credentials', { ...good, credentials: undefined }],
    ['null credentials', { ...good, credentials: null }],
    ['an object of credentials', { ...good, credentials: {} }],
    ['a text as credential', { ...good, credentials: ['x'] }],
    ['a credential without issuer', { ...good, credentials: [{ subject: 's', audiences: ['a'] }] }],
    ['a credential without audiences', { ...good, credentials: [{ issuer: 'i', subject: 's' }] }],
    [
      'audiences as text',
      { ...good, credentials: [{ issuer: 'i', subject: 's', audiences: 'a' }] },
    ],
    [
      'a number as audience',
      { ...good, credentials: [{ issuer: 'i', subject: 's', audiences: [5] }] },
    ],
    [
      'a number as issuer',
      { ...good, credentials: [{ issuer: 5, subject: 's', audiences: ['a'] }] },
    ],
    [
      'a number as subject',
      { ...good, credentials: [{ issuer: 'i', subject: 5, audiences: ['a'] }] },
    ],
    [
      'a number as expression',
      { ...good, credentials: [{ issuer: 'i', claimsMatchingExpression: 5, audiences: ['a'] }] },
    ],
    ['a number as name', { ...good, credentials: [{ ...CREDENTIAL, name: 5 }] }],
    ['a number as token', { ...good, token: 5 }],
    ['a list as token', { ...good, token: [] }],
    ['a text as claims', { credentials: [], claims: 'x' }],
    ['a list as claims', { credentials: [], claims: [] }],
    ['a text as header', { credentials: [], claims: {}, header: 'x' }],
    ['a text as jwks', { ...good, jwks: 'x' }],
    ['a list as jwks', { ...good, jwks: [] }],
    ['a bad now', { ...good, now: 'yesterday' }],
    ['a number as now', { ...good, now: 5 }],
    ['the 30th of February', { ...good, now: '2026-02-30T00:00:00Z' }],
    ['a bad kind', { ...good, kind: 'user' }],
    ['a bad cloud', { ...good, cloud: 'mars' }],
    ['a number as kind', { ...good, kind: 5 }],
    ['a number as clientId', { ...good, clientId: 5 }],
  ]
  it.each(BAD)('answers a problem for %s', async (_, line) => {
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
