import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guardedInternet } from '../probe/guarded-fetch'
import { DEFAULT_LIMITS } from '../probe/guarded-request'
import type { ProbeInternet } from '../probe/internet'
import { handleProbe, type ProbeHandlerParts } from './probe-handler'
import { createProbeLimits } from './rate-limit'

/** A server that takes connections and says nothing. */
const open = new Set<Socket>()
let connections = 0
const stalled = createServer((socket) => {
  connections++
  open.add(socket)
  socket.on('error', () => undefined)
  socket.on('close', () => open.delete(socket))
  socket.resume()
})

/** Requests under way, as the prober counts them: a server may hear of a new one before an end. */
let running = 0
let most = 0
let requests = 0

function counted(internet: ProbeInternet): ProbeInternet {
  return {
    ...internet,
    async get(url, options) {
      requests++
      most = Math.max(most, ++running)
      try {
        return await internet.get(url, options)
      } finally {
        running--
      }
    },
  }
}

/** Stands for the pages of the same process. */
const pages = createHttpServer((_, response) => response.end('page'))

const listen = (server: Server) =>
  new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })

let port = 0
let pagePort = 0
beforeAll(async () => {
  port = await listen(stalled)
  pagePort = await listen(pages)
})
afterAll(async () => {
  for (const socket of open) socket.destroy()
  await Promise.all([stalled, pages].map((server) => new Promise((done) => server.close(done))))
})

function parts(): ProbeHandlerParts {
  let caller = 0
  return {
    env: { mode: 'sandbox' },
    internet: () =>
      counted(
        guardedInternet({
          resolve: async () => ({ ok: true, addresses: ['127.0.0.1'] }),
          addresses: { permitted: ['127.0.0.0/8'] },
          limits: { ...DEFAULT_LIMITS, connectMs: 9_000, tlsMs: 60 },
          connectPort: port,
        }),
      ),
    verify: async () => ({ ok: false, reason: 'none' }),
    sandboxCaller: () => `browser ${caller++}`,
    limits: createProbeLimits(),
    log: () => undefined,
    now: () => new Date(),
  }
}

describe('S12: 200 probes at once of a server that says nothing', () => {
  it('never has more than sixteen sockets; the rest waits or gets 429; pages answer meanwhile', async () => {
    const own = parts()
    const answers = Array.from({ length: 200 }, (_, index) =>
      handleProbe(
        new Request('http://localhost/api/probe', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ issuer: `https://h${index}.contoso.com` }),
        }),
        own,
      ),
    )
    const waits: number[] = []
    let done = false
    const all = Promise.all(answers).finally(() => {
      done = true
    })
    while (!done) {
      const before = performance.now()
      expect(await (await fetch(`http://127.0.0.1:${pagePort}/`)).text()).toBe('page')
      waits.push(performance.now() - before)
      await new Promise((resolve) => setImmediate(resolve))
    }
    const statuses = (await all).map(({ status }) => status)
    const slowest = Math.max(...waits)
    const median = waits.sort((a, b) => a - b)[waits.length >> 1] ?? 0
    process.stdout.write(
      `S12: ${most} sockets at most, page median ${median.toFixed(1)} ms, slowest ${slowest.toFixed(0)} ms of ${waits.length}\n`,
    )
    expect(most).toBe(16)
    // One socket for each request, and no more.
    expect(connections).toBeLessThanOrEqual(requests)
    expect(connections).toBeGreaterThan(100)
    expect(statuses.filter((status) => status === 200)).toHaveLength(116)
    expect(statuses.filter((status) => status === 429)).toHaveLength(84)
    expect(median).toBeLessThan(300)
  })
})
