import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type RunningSandbox, startForTools } from '../command/start'
import type { SeedName } from '../seeds'
import { type Body, TENANT } from './client'

/** The pipeline that the seed trusts with writing applications. */
export const AUTOMATION = {
  client: 'client landing-zone-terraform',
  issuer: 'terraform',
  subject: 'organization:contoso-retail:project:Platform:workspace:landing-zones:run_phase:apply',
} as const

/** Milliseconds that one client may take before it is stopped. */
const LIMIT = 60_000

export interface ToolBench extends RunningSandbox {
  /** Ends the sandbox and removes its folder. */
  end(): Promise<void>
}

/** Starts the sandbox as `npm run sandbox` does, on free ports and in a folder of its own. */
export async function startTools(seed: SeedName = 'default'): Promise<ToolBench> {
  const folder = await mkdtemp(join(tmpdir(), 'fedcred-tools-'))
  const running = await startForTools({ seed, tenantId: TENANT, folder })
  return {
    ...running,
    end: async () => {
      await running.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export interface Ran {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

/**
 * Runs a program with nothing of this process's environment but what is passed.
 *
 * @param limit milliseconds after which it is stopped.
 */
export function runProgram(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  limit = LIMIT,
): Promise<Ran> {
  const child = spawn(file, args, {
    env: { NODE_ENV: 'test', PATH: process.env.PATH ?? '', HOME: tmpdir(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: limit,
  })
  return new Promise((resolve, reject) => {
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk) => {
      out += String(chunk)
    })
    child.stderr.on('data', (chunk) => {
      err += String(chunk)
    })
    child.once('error', reject)
    child.once('close', (status) => resolve({ status, out, err }))
  })
}

/**
 * Runs a script of integration/clients in a Node of its own that knows the proxy and the authority.
 * The script reads `INPUT` and writes one JSON value. `env` adds to its environment.
 */
export async function runClient(
  bench: RunningSandbox,
  script: string,
  input: Readonly<Record<string, unknown>>,
  env: Readonly<Record<string, string>> = {},
): Promise<Body> {
  const path = fileURLToPath(new URL(`../integration/clients/${script}.mjs`, import.meta.url))
  const { out, err } = await runProgram(process.execPath, [path], {
    HTTPS_PROXY: bench.proxy,
    NODE_EXTRA_CA_CERTS: bench.authorityFile,
    INPUT: JSON.stringify({ tenant: bench.tenantId, ...input }),
    ...env,
  })
  if (out === '') throw new Error(`${script} wrote nothing.\n${err}`)
  return JSON.parse(out)
}
