import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

export interface Measured<T> {
  readonly value: T
  /** Milliseconds from start to end. */
  readonly ms: number
  /** Processor time of this process meanwhile, in milliseconds: that of the server in it too. */
  readonly cpuMs: number
  /** Bytes by which heap and buffers had grown at their peak. */
  readonly growth: number
  /** 99th percentile of the event loop's delay, in milliseconds. */
  readonly delayMs: number
}

/** How often memory is looked at, in milliseconds. */
const LOOK_MS = 5

function held(): number {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/**
 * Runs something and measures time, peak memory and how long it kept the event loop. The test files
 * that use it run with servers in the same process, so the figures are upper bounds.
 */
export async function measure<T>(run: () => Promise<T>): Promise<Measured<T>> {
  collect()
  const before = held()
  let peak = before
  const look = setInterval(() => {
    peak = Math.max(peak, held())
  }, LOOK_MS)
  const loop = monitorEventLoopDelay({ resolution: 5 })
  loop.enable()
  const cpu = process.cpuUsage()
  const started = performance.now()
  try {
    const value = await run()
    const ms = performance.now() - started
    const used = process.cpuUsage(cpu)
    loop.disable()
    return {
      value,
      ms,
      cpuMs: (used.user + used.system) / 1_000,
      growth: Math.max(0, Math.max(peak, held()) - before),
      delayMs: loop.percentile(99) / 1e6,
    }
  } finally {
    clearInterval(look)
    loop.disable()
  }
}

/** One line of figures, for the output of a test. */
export function figures(name: string, { ms, cpuMs, growth, delayMs }: Measured<unknown>): string {
  const mib = (growth / (1 << 20)).toFixed(1)
  return `${name}: ${ms.toFixed(0)} ms, ${mib} MiB, processor ${cpuMs.toFixed(0)} ms, delay p99 ${delayMs.toFixed(0)} ms`
}
