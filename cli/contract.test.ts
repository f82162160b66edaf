import { describe, expect, it } from 'vitest'
import { type CheckCase, CLASS_CASES, MATCH_CASES } from './contract/check-cases'
import { fedcred } from './contract/fedcred'

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
