import { setMaxListeners } from 'node:events'
import { z } from 'zod'
import type { ProbeReport } from '@/lib/federation/issuer/model'
import type { Problem } from '@/lib/federation/result'
import type { ProbeInternet } from '@/lib/probe/internet'
import { probeIssuer, reportForCaller } from '@/lib/probe/probe'
import {
  type Caller,
  callerOf,
  NOT_SIGNED_IN,
  NOT_STARTED,
  problem,
  readJson,
  tooMany,
} from './api-call'
import { type ProbeHandlerParts, TOO_MANY } from './probe-handler'
import { PROBE_LIMITS } from './rate-limit'

const BODY_BYTES_MAX = 256 * 1024
const ISSUERS_MAX = 500
/** Longer texts are answered too, as the policy does: refused. */
const ISSUER_LENGTH_MAX = 2_048

const SHAPE = `One JSON object with issuers, a list of 1 to ${ISSUERS_MAX} texts of 256 KiB in all, and run, a name of 1 to 64 letters, digits, - and _.`

const Body = z.strictObject({
  issuers: z.array(z.string().min(1).max(ISSUER_LENGTH_MAX)).min(1).max(ISSUERS_MAX),
  /** Names the run: what is left of a paused one carries the same. */
  run: z.string().regex(/^[\w-]{1,64}$/),
})

/**
 * `POST {issuers, run}`: probes every distinct issuer of the list and answers with one line of JSON,
 * `{"issuer", "report"}`, for each, in the order in which they end. At most 16 are under way, 4 of
 * them at one host, so that an issuer that never answers takes one place and delays nobody else.
 * When the caller hangs up, every connection is closed.
 */
export async function handleProbeBatch(
  request: Request,
  parts: ProbeHandlerParts,
): Promise<Response> {
  const { limits, now } = parts
  const caller = await callerOf(request, parts)
  if (!caller) return problem(401, NOT_SIGNED_IN)
  const body = await readJson(request, Body, { bytesMax: BODY_BYTES_MAX, shape: SHAPE })
  if (!body.ok) return problem(body.status, body.problem)
  const internet = parts.internet()
  if (!internet) return problem(503, NOT_STARTED)
  const issuers = [...new Set(body.value.issuers)]
  const visit = {
    caller: `${caller.tenantId} ${caller.objectId}`,
    tenant: caller.tenantId,
    run: body.value.run,
    issuers: issuers.length,
  }
  const admitted = limits.visitRun(visit, now().getTime())
  if (!admitted.ok) {
    return tooMany(admitted.retryAfterSeconds, admitted.tooManyRuns ? TOO_MANY_RUNS : TOO_MANY)
  }
  const abort = new AbortController()
  // Each probe under way listens, twice at most.
  setMaxListeners(4 * PROBE_LIMITS.inFlight, abort.signal)
  if (request.signal.aborted) abort.abort()
  request.signal.addEventListener('abort', () => abort.abort(), { once: true })
  return new Response(streamOf(issuers, { parts, caller, internet, abort }), {
    headers: {
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      // Compression would hold lines back.
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

interface Run {
  readonly parts: ProbeHandlerParts
  readonly caller: Caller
  readonly internet: ProbeInternet
  readonly abort: AbortController
}

/** Bytes of lines that wait for a slow reader; with more of them no further probe starts. */
const WAITING_BYTES_MAX = 256 * 1024

function streamOf(issuers: readonly string[], run: Run): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const { signal } = run.abort
  let wake = () => {}
  return new ReadableStream<Uint8Array>(
    {
      // Not awaited: a stream asks for more only once its start has ended.
      start(controller) {
        const send = (line: object) => {
          if (!signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
        }
        const hasRoom = async () => {
          while (!signal.aborted && (controller.desiredSize ?? 0) <= 0) {
            await new Promise<void>((resolve) => {
              const before = wake
              wake = () => {
                before()
                resolve()
              }
            })
          }
        }
        signal.addEventListener('abort', () => wake(), { once: true })
        probeEach(issuers, run, { send, hasRoom }).then(
          () => {
            if (!signal.aborted) controller.close()
          },
          (error: unknown) => {
            run.abort.abort()
            controller.error(error)
          },
        )
      },
      pull() {
        const waiting = wake
        wake = () => {}
        waiting()
      },
      cancel: () => run.abort.abort(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: WAITING_BYTES_MAX }),
  )
}

type SendLine = (line: { readonly issuer: string; readonly report: ProbeReport }) => void

/** Where the lines go. */
interface Outlet {
  readonly send: SendLine
  /** Ends when the reader has taken enough, or has gone. */
  readonly hasRoom: () => Promise<void>
}

/** Probes all, a fixed number at once; a host that has its share is left for later. */
async function probeEach(
  issuers: readonly string[],
  run: Run,
  { send, hasRoom }: Outlet,
): Promise<void> {
  const { internet, abort } = run
  const left = issuers.map((issuer) => {
    const verdict = internet.judge(issuer)
    return { issuer, host: verdict.allowed ? verdict.url.hostname : undefined }
  })
  const busy = new Map<string, number>()
  const waiting: (() => void)[] = []
  const wakeAll = () => {
    for (const wake of waiting.splice(0)) wake()
  }

  async function work(): Promise<void> {
    for (;;) {
      await hasRoom()
      if (abort.signal.aborted) return
      const at = left.findIndex(
        ({ host }) => host === undefined || (busy.get(host) ?? 0) < PROBE_LIMITS.runInFlightPerHost,
      )
      const [job] = at < 0 ? [] : left.splice(at, 1)
      if (job === undefined) {
        if (left.length === 0) return
        // Only hosts that have their share are left: wait until one of their probes ends.
        await new Promise<void>((resolve) => waiting.push(resolve))
        continue
      }
      const { issuer, host } = job
      if (host !== undefined) busy.set(host, (busy.get(host) ?? 0) + 1)
      try {
        await probeOne(issuer, host, run, send)
      } finally {
        if (host !== undefined) busy.set(host, (busy.get(host) ?? 1) - 1)
        wakeAll()
      }
    }
  }

  const workers = Math.min(PROBE_LIMITS.inFlight, left.length)
  abort.signal.addEventListener('abort', wakeAll, { once: true })
  await Promise.all(Array.from({ length: workers }, work))
}

async function probeOne(
  issuer: string,
  host: string | undefined,
  { parts, caller, internet, abort }: Run,
  send: SendLine,
): Promise<void> {
  const { limits, log, now } = parts
  const { signal } = abort
  const slot = host === undefined ? undefined : await limits.slot(host, { run: true, signal })
  // A wait ends without a connection only when the caller has hung up.
  if (slot && !slot.ok) return
  try {
    const started = now().getTime()
    const report = await probeIssuer(issuer, internet, {
      now,
      signal,
      tenants: parts.ownTenants?.(caller) ?? [],
    })
    if (signal.aborted) return
    log({
      event: 'probe',
      outcome: report.state,
      ...(host !== undefined && { host }),
      tenantId: caller.tenantId,
      objectId: caller.objectId,
      ids: report.findings.map(({ id }) => id),
      ms: now().getTime() - started,
    })
    send({ issuer, report: reportForCaller(report) })
  } finally {
    slot?.value()
  }
}

const TOO_MANY_RUNS: Problem = {
  code: 'too-many-runs',
  title: 'Too many whole-tenant runs in an hour.',
  detail: `A person may start ${PROBE_LIMITS.runsPerHour} runs an hour.`,
  hint: 'Probe issuers one by one, or wait as long as Retry-After says.',
  retryable: true,
}
