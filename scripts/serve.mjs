import { setTimeout as delay } from 'node:timers/promises'
import { startNext } from './next.mjs'
import { findPort, portFromEnvironment } from './ports.mjs'

/**
 * Chooses the ports, starts Next and waits until it answers.
 * @param {'start' | 'dev'} command
 * @returns {Promise<{ address: string, child: import('node:child_process').ChildProcess, notes: string[] }>}
 */
export async function serve(command, { stdio = 'inherit' } = {}) {
  const notes = []
  const wanted = portFromEnvironment('PORT', 3000)
  const app = await findPort(wanted)
  if (app.moved) notes.push(`Port ${wanted} is busy. Using ${app.port}.`)
  const env = { PORT: String(app.port) }
  const sandbox = !process.env.FEDCRED_TENANT_ID
  if (sandbox) {
    const second = portFromEnvironment('FEDCRED_SANDBOX_PORT', 4800)
    const found = await findPort(second === app.port ? second + 1 : second)
    if (found.port !== second)
      notes.push(`Port ${second} is busy. The sandbox tenant uses ${found.port}.`)
    env.FEDCRED_SANDBOX_PORT = String(found.port)
  }
  // Loopback unless whoever deploys says otherwise; the sandbox never leaves this machine.
  const host = sandbox ? 'localhost' : (process.env.FEDCRED_HOST ?? 'localhost')
  const child = startNext([command, '-p', String(app.port), '-H', host], { env, stdio })
  const address = `http://localhost:${app.port}`
  await answers(`${address}/api/health/live`, child)
  return { address, child, notes }
}

/** Polls until the app answers; ends with an error when it stops first or 120 s pass. */
async function answers(url, child) {
  const end = Date.now() + 120_000
  while (Date.now() < end) {
    if (child.exitCode !== null)
      throw new Error(`Next ended with status ${child.exitCode} before it answered.`)
    try {
      if ((await fetch(url)).ok) return
    } catch {
      // Not listening yet.
    }
    await delay(100)
  }
  child.kill('SIGTERM')
  throw new Error(`${url} did not answer within two minutes.`)
}
