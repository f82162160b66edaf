import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Next's own command line, run by the Node that runs us: no shell, no wrapper to leave behind. */
const NEXT = createRequire(import.meta.url).resolve('next/dist/bin/next')

/** Starts `next` with inherited output. Signals that end us end it too. */
export function startNext(args, { env = {}, stdio = 'inherit' } = {}) {
  const child = spawn(process.execPath, [NEXT, ...args], {
    cwd: ROOT,
    stdio,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal))
  return child
}

/** Runs `next` to its end and returns its exit status. */
export function runNext(args, options) {
  return new Promise((resolve, reject) => {
    const child = startNext(args, options)
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })
}
