import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProbeReport } from '@/lib/federation/issuer/model'
import { DEFAULT_LIMITS } from './guarded-request'
import { probeIssuer } from './probe'
import { type HostileServers, startHostile } from './testing/hostile'
import { HOST, loopbackInternet } from './testing/loopback'
import { figures, type Measured, measure } from './testing/measure'

/** The product's own limits against issuers that mean harm; the figures are printed. */
const MIB = 1 << 20
const printed: string[] = []
let hostile: HostileServers

beforeAll(async () => {
  hostile = await startHostile()
})
afterAll(async () => {
  await hostile.close()
  process.stdout.write(`${printed.join('\n')}\n`)
})

function probe(behaviour: string, port = hostile.tls): Promise<ProbeReport> {
  const internet = loopbackInternet(port, { limits: DEFAULT_LIMITS })
  return probeIssuer(`https://${HOST}/${behaviour}`, internet)
}

async function measured(name: string, run: () => Promise<ProbeReport>) {
  const result: Measured<ProbeReport> = await measure(run)
  printed.push(figures(name, result))
  return result
}

describe('S10: slow issuers', () => {
  it('each ends within 12.5 s, all at once, in less than 5 MiB', {
    timeout: 30_000,
  }, async () => {
    const names = ['drip-headers', 'drip-body', 'endless-chunks', 'trailers'] as const
    const all = await measure(() =>
      Promise.all([
        measured('S10 no accept', () => probe('', hostile.deaf)),
        measured('S10 TLS stall', () => probe('', hostile.stall)),
        ...names.map((name) => measured(`S10 ${name}`, () => probe(name))),
      ]),
    )
    printed.push(figures('S10 all', all))
    for (const { value, ms } of all.value) {
      expect(value.state).toBe('unreachable')
      expect(ms).toBeLessThan(12_500)
    }
    expect(all.growth).toBeLessThan(5 * MIB)
    // Waiting costs no processor time, so the event loop is free for others meanwhile.
    expect(all.cpuMs).toBeLessThan(1_500)
  })
})

describe('S11: large issuers', () => {
  it.each([
    ['gzip-bomb', 'issuer-without-discovery'],
    ['brotli-bomb', 'issuer-without-discovery'],
    ['five-encodings', 'issuer-without-discovery'],
    ['long-body', 'issuer-without-discovery'],
    ['long-header', 'issuer-without-discovery'],
    ['many-headers', 'issuer-without-discovery'],
    ['many-keys', 'jwks-unreachable'],
    ['long-key', 'jwks-oversize-key'],
    ['deep-nesting', 'issuer-without-discovery'],
    ['deep-nesting-within', 'discovery-not-json'],
  ])('%s: %s, in less than 20 MiB and a second of processor time', async (name, finding) => {
    const { value, growth, cpuMs } = await measured(`S11 ${name}`, () => probe(name))
    expect(value.findings.map(({ id }) => id)).toContain(finding)
    expect(growth).toBeLessThan(20 * MIB)
    expect(cpuMs).toBeLessThan(1_000)
  })
})
