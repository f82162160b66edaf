import { describe, expect, it } from 'vitest'
import type { Transport } from '../transport/transport'
import { retryDelay, sendWithBackOff } from './http'
import { instantBackOff } from './testing/fake-tenant'

function answering(...statuses: number[]): Transport & { sent: number } {
  const transport = {
    sent: 0,
    rewrite: (url: string) => url,
    fetch: async () => {
      const status = statuses[Math.min(transport.sent, statuses.length - 1)] ?? 200
      transport.sent += 1
      return new Response(null, { status })
    },
  }
  return transport
}

describe('sendWithBackOff', () => {
  it.each([
    ['GET', [429, 200], 200, 2],
    ['GET', [503, 504, 200], 200, 3],
    ['GET', [500, 200], 500, 1],
    ['POST', [429, 201], 201, 2],
    ['POST', [503, 201], 503, 1],
    ['PATCH', [504, 204], 504, 1],
    ['GET', [429], 429, 5],
  ])('%s answered with %o ends with %i after %i requests', async (method, statuses, last, sent) => {
    const transport = answering(...statuses)
    const response = await sendWithBackOff(
      transport,
      'https://a.example/',
      { method },
      instantBackOff(),
    )
    expect([response.status, transport.sent]).toEqual([last, sent])
  })

  it('does not send again once it was stopped while it waited', async () => {
    const stop = new AbortController()
    const transport = answering(429)
    const backOff = { random: () => 0.5, wait: async () => stop.abort() }
    const sending = sendWithBackOff(
      transport,
      'https://a.example/',
      { signal: stop.signal },
      backOff,
    )
    await expect(sending).rejects.toMatchObject({ name: 'AbortError' })
    expect(transport.sent).toBe(1)
  })
})

describe('retryDelay', () => {
  it.each([
    [null, 1, 0.5, 1000],
    [null, 3, 0.5, 4000],
    [null, 3, 0, 3000],
    [null, 20, 0.5, 60_000],
    ['7', 1, 0, 7000],
    ['7', 1, 1, 7250],
    ['9999', 1, 0, 60_000],
    ['soon', 2, 0.5, 2000],
  ])('%s at attempt %i', (retryAfter, attempt, random, expected) => {
    expect(retryDelay(retryAfter, attempt, random)).toBe(expected)
  })
})
