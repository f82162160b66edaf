import { describe, expect, it } from 'vitest'
import { assertionTimeline } from '@/lib/federation/assertion/timeline'
import { duration, lifetimeSummary } from './lifetime-timeline'

const summary = (claims: Record<string, number>, now: number) =>
  lifetimeSummary(assertionTimeline(claims, new Date(now * 1000), 300))

describe('duration', () => {
  it.each([
    [0, '0 s'],
    [42, '42 s'],
    [300, '5 min'],
    [3_661, '1 h 1 min'],
    [90_000, '1 d 1 h'],
    [-61, '1 min 1 s'],
  ])('%i seconds are %s', (seconds, text) => expect(duration(seconds)).toBe(text))
})

describe('summary', () => {
  it('tells life and remaining time', () => {
    expect(summary({ iat: 1000, exp: 1300 }, 1100)).toBe('Lives 5 min; expires in 3 min 20 s.')
  })
  it('tells since when it is expired', () => {
    expect(summary({ iat: 1000, exp: 1300 }, 4900)).toBe('Lives 5 min; expired 1 h ago.')
  })
  it('names the cap when the life is over it', () => {
    expect(summary({ iat: 0, exp: 90_001 }, 1)).toBe(
      'Lives 1 d 1 h, over the cap of 1 d 1 h; expires in 1 d 1 h.',
    )
  })
  it('tells when it becomes valid', () => {
    expect(summary({ nbf: 700, iat: 600, exp: 900 }, 640)).toBe(
      'Lives 5 min; expires in 4 min 20 s; valid in 1 min.',
    )
  })
  it('says so when there is no expiry', () => {
    expect(summary({}, 1)).toBe('The token says no expiry.')
  })
})
