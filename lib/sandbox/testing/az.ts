import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { RunningSandbox } from '../command/start'
import { type Body, TENANT } from './client'
import { type Ran, runProgram } from './tools'

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Finds a program on the path. Where it is absent, says so loudly and returns undefined. */
export function findProgram(name: string, remedy: string): string | undefined {
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable)
  if (found === undefined) {
    process.stderr.write(`SKIPPED: ${name} is not installed; ${remedy}\n`)
  }
  return found
}

/** The path of az, undefined where it is not installed. */
export function findAz(): string | undefined {
  return findProgram('az', 'run scripts/install-az.sh')
}

type Settings = Readonly<Record<string, string>>

export interface Az {
  /** Runs az behind the proxy; `more` replaces settings. */
  run(args: readonly string[], more?: Settings): Promise<Ran>
  /**
   * Runs az and reads the JSON that it wrote; undefined when it wrote nothing.
   *
   * @throws with what az said when it ends with another status than 0.
   */
  read(args: readonly string[], more?: Settings): Promise<Body>
}

/** az as it stands, with the settings that `npm run sandbox` prints. */
export function createAz(file: string, bench: RunningSandbox): Az {
  const run: Az['run'] = (args, more = {}) =>
    runProgram(file, args, {
      HTTPS_PROXY: bench.proxy,
      REQUESTS_CA_BUNDLE: bench.authorityFile,
      AZURE_CONFIG_DIR: bench.azureConfigFolder,
      AZURE_CORE_COLLECT_TELEMETRY: 'no',
      AZURE_CORE_OUTPUT: 'json',
      ...more,
    })
  return {
    run,
    read: async (args, more) => {
      const { status, out, err } = await run(args, more)
      if (status !== 0) throw new Error(`az ${args.slice(0, 4).join(' ')} … failed:\n${err}`)
      return out.trim() === '' ? undefined : JSON.parse(out)
    },
  }
}

/** Arguments of a sign-in with a federated token. */
export function azLogin(client: string, token: string): readonly string[] {
  return [
    ...['login', '--service-principal', '-u', client, '-t', TENANT],
    ...['--federated-token', token, '--allow-no-subscriptions'],
  ]
}
