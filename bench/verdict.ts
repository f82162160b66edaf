import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { Credential } from '@/lib/federation/credential/model'
import { createCredentialIndex } from '@/lib/federation/verdict/credential-index'
import { textDistance } from '@/lib/federation/verdict/distance'
import { evaluate } from '@/lib/federation/verdict/evaluate'
import { seeded } from './random'
import { short, table, times } from './statistics'
import { MISSES, syntheticTenant, type Trust } from './tenant'

/** Budgets B16 and B17, in milliseconds and checks a second, at 50,000 credentials. */
const BUDGET = { p95: 15, p99: 20, rate: 500 }
const SIZES = [2_000, 10_000, 50_000]
const CHECKS = 1_000
const NAIVE_CHECKS = 5
const NOW = new Date('2026-09-01T12:00:00Z')
const SECONDS = NOW.getTime() / 1000

interface Signer {
  readonly jwks: { readonly keys: readonly Readonly<Record<string, unknown>>[] }
  readonly sign: (claims: Readonly<Record<string, unknown>>) => Promise<string>
}

async function createSigner(): Promise<Signer> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'bench', use: 'sig', alg: 'RS256' }
  return {
    jwks: { keys: [jwk] },
    sign: (claims) =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'bench' })
        .sign(privateKey),
  }
}

function lived(claims: Readonly<Record<string, unknown>>) {
  return { ...claims, iat: SECONDS - 10, nbf: SECONDS - 10, exp: SECONDS + 290 }
}

/** Compares every credential by edit distance and sorts: what one writes first. */
export function naiveNearest(
  credentials: readonly Credential[],
  claims: Readonly<Record<string, unknown>>,
): readonly Credential[] {
  const { iss = '', sub = '', aud = '' } = claims as Record<string, string>
  return credentials
    .map((credential) => ({
      credential,
      distance:
        textDistance(credential.issuer, iss) +
        textDistance(credential.audiences[0] ?? '', aud) +
        textDistance(credential.subject ?? '', sub),
    }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 5)
    .map(({ credential }) => credential)
}

interface Samples {
  /** Milliseconds on the clock. */
  readonly wall: number[]
  /** Milliseconds of processor time, garbage collection included; other programs do not count. */
  readonly cpu: number[]
}

async function measure(count: number, work: (turn: number) => unknown): Promise<Samples> {
  const samples: Samples = { wall: [], cpu: [] }
  for (let turn = 0; turn < count; turn++) {
    const before = process.cpuUsage()
    const start = performance.now()
    await work(turn)
    samples.wall.push(performance.now() - start)
    const { user, system } = process.cpuUsage(before)
    samples.cpu.push((user + system) / 1000)
  }
  return samples
}

function pickTrusts(trusts: readonly Trust[], count: number): readonly Trust[] {
  const next = seeded(7)
  return Array.from({ length: count }, () => trusts[Math.floor(next() * trusts.length)] as Trust)
}

/** p50, p95 and p99 of verdicts, for tenants of three sizes; exit status 1 when a budget is missed. */
export async function verdict(): Promise<number> {
  const signer = await createSigner()
  const rows: string[][] = []
  let failed = false
  const report: string[] = []
  for (const size of SIZES) {
    const trusts = syntheticTenant(size)
    const credentials = trusts.map(({ credential }) => credential)
    const asked = pickTrusts(trusts, CHECKS)
    const next = seeded(11)
    const kinds = Object.values(MISSES)
    const missing = asked.map(({ claims }, turn) =>
      lived(kinds[turn % kinds.length]?.(claims, next) ?? claims),
    )
    const hits = asked.map(({ claims }) => lived(claims))
    const hitTokens = await Promise.all(hits.map(signer.sign))
    const missTokens = await Promise.all(missing.map(signer.sign))

    const built = await measure(1, () => createCredentialIndex(credentials))
    const index = createCredentialIndex(credentials)
    const ask = (input: object) => evaluate({ credentials, now: NOW, ...input }, { index })
    const first = await measure(1, () => ask({ claims: missing[0] }))

    const { jwks } = signer
    const cases: [string, Samples][] = [
      ['hit, claims', await measure(CHECKS, (at) => ask({ claims: hits[at] }))],
      ['hit, signed token', await measure(CHECKS, (at) => ask({ token: hitTokens[at], jwks }))],
      ['miss, claims', await measure(CHECKS, (at) => ask({ claims: missing[at] }))],
      ['miss, signed token', await measure(CHECKS, (at) => ask({ token: missTokens[at], jwks }))],
    ]
    const naive = times(
      (await measure(NAIVE_CHECKS, (at) => naiveNearest(credentials, missing[at] ?? {}))).cpu,
    )
    for (const [name, { wall, cpu }] of cases) {
      const clock = times(wall)
      const { p50, p95, p99, mean } = times(cpu)
      const rate = 1000 / mean
      rows.push([
        `${size.toLocaleString('en')} ${name}`,
        ...[clock.p50, clock.p95, clock.p99, p50, p95, p99, rate, naive.mean / mean].map(short),
      ])
      if (size === 50_000 && (p95 > BUDGET.p95 || p99 > BUDGET.p99 || rate < BUDGET.rate)) {
        failed = true
        report.push(`missed: ${name}`)
      }
    }
    const once = (samples: Samples) => `${short(samples.cpu[0] ?? 0)} ms`
    report.push(
      `${size.toLocaleString('en')}: index ${once(built)}, first near miss ${once(first)}, naive scan ${short(naive.mean)} ms`,
    )
  }
  console.log(
    table(
      [
        'credentials, case',
        'p50 ms',
        'p95',
        'p99',
        'cpu p50',
        'p95',
        'p99',
        'per cpu s',
        '× naive',
      ],
      rows,
    ),
  )
  console.log(`\n${report.join('\n')}`)
  console.log(
    `\nBudget at 50,000 (B16, B17): p95 ≤ ${BUDGET.p95} ms, p99 ≤ ${BUDGET.p99} ms, ≥ ${BUDGET.rate} checks/s: ${failed ? 'MISSED' : 'met'}`,
  )
  return failed ? 1 : 0
}
