import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The command that `npm run sandbox` runs, its flags for Node included. */
function command(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  return String(scripts.sandbox).split(' ').slice(1)
}

/** Resident bytes of a process: now, and at most so far. Undefined where the system has no /proc. */
export function memory(pid: number | undefined): { now: number; peak: number } | undefined {
  let status: string
  try {
    status = readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return undefined
  }
  const bytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1024
  return { now: bytes('VmRSS'), peak: bytes('VmHWM') }
}

/** Ticks of a second in /proc/{pid}/stat: 100 on every Linux that Node runs on (sysconf CLK_TCK). */
const TICKS = 100

/** Milliseconds of processor time of a process so far, system calls and helper threads included. */
function processorTime(pid: number | undefined): number | undefined {
  try {
    // Field 2 is a name in brackets, 14 and 15 are user and system time (proc_pid_stat(5)).
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS
  } catch {
    return undefined
  }
}

/** A sandbox that is ready. */
export interface Started {
  readonly child: ChildProcess
  /** Milliseconds from the start of the process to the last line that it prints. */
  readonly ready: number
  /** Processor time until then, in milliseconds; equal to `ready` where the system does not tell it. */
  readonly work: number
  readonly output: string
}

/** Starts it with a seed; `folder` takes its files. @throws when it ends before it is ready. */
export async function start(seed: string, folder: string): Promise<Started> {
  const before = performance.now()
  const child = spawn(process.execPath, [...command(), '--seed', seed, '--dir', folder], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  for await (const chunk of child.stdout) {
    output += String(chunk)
    if (output.includes('Ctrl+C stops everything.')) {
      const ready = performance.now() - before
      return { child, ready, work: processorTime(child.pid) ?? ready, output }
    }
  }
  throw new Error(`The sandbox ended before it was ready.\n${output}`)
}

/** Ends it and waits until it has ended. */
export async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
