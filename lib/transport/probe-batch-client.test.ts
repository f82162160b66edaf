import { describe, expect, it } from 'vitest'
import { batchSize, requestProbeBatch } from './probe-batch-client'

const REPORT = { issuer: 'https://ä.example', state: 'healthy', steps: [], keys: [], findings: [] }

/** A body that comes in pieces of the given size, whatever letters they cut. */
function inPieces(text: string, size: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.slice(at, at + size))
      at += size
    },
  })
}

describe('requestProbeBatch', () => {
  it.each([1, 7, 10_000])('reads lines in pieces of %i bytes', async (size) => {
    const lines = ['https://ä.example', 'b'].map((issuer) =>
      JSON.stringify({ issuer, report: REPORT }),
    )
    const seen: string[] = []
    let body: unknown
    const result = await requestProbeBatch(
      { issuers: ['https://ä.example', 'b'], run: 'r' },
      (issuer, report) => seen.push(`${issuer} ${report.state} ${report.issuer}`),
      {
        apiToken: 't',
        send: async (_, init) => {
          body = JSON.parse(String(init?.body))
          expect(new Headers(init?.headers).get('authorization')).toBe('Bearer t')
          return new Response(inPieces(`${lines.join('\n')}\n{"other":1}\n`, size))
        },
      },
    )
    expect(result.ok).toBe(true)
    expect(body).toEqual({ issuers: ['https://ä.example', 'b'], run: 'r' })
    expect(seen).toEqual(['https://ä.example', 'b'].map((i) => `${i} healthy https://ä.example`))
  })

  it('tells of a stream that breaks, after what came before', async () => {
    const seen: string[] = []
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        const line = `${JSON.stringify({ issuer: 'a', report: REPORT })}\n`
        controller.enqueue(new TextEncoder().encode(line))
      },
      pull: (controller) => controller.error(new Error('lost')),
    })
    const result = await requestProbeBatch(
      { issuers: ['a', 'b'], run: 'r' },
      (issuer) => seen.push(issuer),
      { send: async () => new Response(body) },
    )
    expect(seen).toEqual(['a'])
    expect(result).toMatchObject({ ok: false, problem: { code: 'probe-unreachable' } })
  })

  it('hands on why the server refused, and how long to wait', async () => {
    const problem = { code: 'too-many-runs', title: 'Too many.', detail: 'Four an hour.' }
    const result = await requestProbeBatch({ issuers: ['a'], run: 'r' }, () => undefined, {
      send: async () =>
        Response.json({ problem }, { status: 429, headers: { 'retry-after': '1200' } }),
    })
    expect(result).toMatchObject({
      ok: false,
      problem: { code: 'too-many-runs', status: 429, retryAfter: 1200, retryable: true },
    })
  })
})

describe('batchSize', () => {
  it('fits a list into one request', () => {
    expect(batchSize(['a', 'b'])).toBe(2)
    expect(batchSize(Array.from({ length: 700 }, () => 'https://a.com'))).toBe(500)
    expect(batchSize(Array.from({ length: 700 }, () => 'x'.repeat(1_000)))).toBe(245)
    expect(batchSize(['x'.repeat(300_000)])).toBe(1)
  })
})
