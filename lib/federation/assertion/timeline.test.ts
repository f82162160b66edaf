import { describe, expect, it } from 'vitest'
import { goodClaims, NOW, NOW_SECONDS } from './testing/mint'
import { assertionTimeline } from './timeline'

const now = NOW_SECONDS

describe('assertionTimeline', () => {
  it('places every time of a good token', () => {
    expect(assertionTimeline(goodClaims(), NOW, 300)).toEqual({
      now,
      skewSeconds: 300,
      exp: now + 240,
      nbf: now - 60,
      iat: now - 60,
      acceptedFrom: now - 360,
      acceptedUntil: now + 540,
      lifetimeSeconds: 300,
      remainingSeconds: 240,
      lifetimeCap: now - 60 + 90_000,
      phase: 'valid',
      start: now - 360,
      end: now + 540,
    })
  })

  it('does with what is there', () => {
    expect(assertionTimeline({}, NOW, 300)).toEqual({
      now,
      skewSeconds: 300,
      lifetimeCap: 90_000,
      phase: 'unknown',
      start: now - 300,
      end: now + 300,
    })
    const odd = assertionTimeline({ exp: '5', iat: Number.POSITIVE_INFINITY, nbf: null }, NOW, 0)
    expect(odd).toMatchObject({ phase: 'unknown', start: now, end: now })
    expect(odd).not.toHaveProperty('exp')
  })

  it.each([
    [{ exp: now }, 'expired'],
    [{ exp: now + 1 }, 'valid'],
    [{ exp: now + 9, nbf: now + 1 }, 'early'],
    [{ exp: now + 9, nbf: now }, 'valid'],
  ])('%j is %s', (changes, phase) => {
    expect(assertionTimeline(changes, NOW, 300).phase).toBe(phase)
  })
})
