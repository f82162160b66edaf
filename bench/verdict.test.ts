import { describe, expect, it } from 'vitest'
import { createCredentialIndex } from '@/lib/federation/verdict/credential-index'
import { matchCredentials } from '@/lib/federation/verdict/match'
import { seeded } from './random'
import { times } from './statistics'
import { MISSES, syntheticTenant } from './tenant'
import { naiveNearest } from './verdict'

const trusts = syntheticTenant(10_000)
const credentials = trusts.map(({ credential }) => credential)
const next = seeded(3)
const kinds = Object.values(MISSES)
const missing = Array.from({ length: 42 }, (_, turn) => {
  const claims = trusts[Math.floor(next() * trusts.length)]?.claims ?? {}
  return kinds[turn % kinds.length]?.(claims, next) ?? claims
})

function median(count: number, work: (turn: number) => unknown): number {
  const samples = Array.from({ length: count }, (_, turn) => {
    const start = performance.now()
    work(turn)
    return performance.now() - start
  })
  return times(samples).p50
}

describe('near misses at 10,000 credentials', () => {
  it('are found at least ten times faster than by comparing every credential', () => {
    const index = createCredentialIndex(credentials)
    // The first near miss builds what only near misses need.
    matchCredentials(missing[0] ?? {}, index, 'public')
    const indexed = median(missing.length, (at) =>
      matchCredentials(missing[at] ?? {}, index, 'public'),
    )
    const naive = median(5, (at) => naiveNearest(credentials, missing[at] ?? {}))
    expect(naive / indexed).toBeGreaterThan(10)
  })

  it('are made up the same way in every run', () => {
    expect(syntheticTenant(300)).toEqual(syntheticTenant(300))
    expect(syntheticTenant(300)).not.toEqual(syntheticTenant(300, 1))
  })
})
