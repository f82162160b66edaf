import { parseArgs } from 'node:util'
import { FAULTS, readFaults } from '../faults'
import type { ActiveFault } from '../faults/model'
import { isGuid } from '../ids'
import { SANDBOX_SEEDS } from '../public/seeds'
import { isSeedName, type SeedName } from '../seeds'

/** What `npm run sandbox` was asked for. */
export interface CommandOptions {
  /** First port to try; the plain door and the custom cloud take the next ones. */
  readonly port: number
  readonly seed: SeedName
  /** Faults that are on from the start. */
  readonly faults?: readonly ActiveFault[]
  readonly tenantId: string
  /** Folder for the certificate; undefined makes a fresh one. */
  readonly folder?: string
}

export type ParsedCommand =
  | { readonly options: CommandOptions }
  | { readonly help: string }
  | { readonly problem: string }

/** Port of the proxy unless another is named. */
export const DEFAULT_PORT = 4810

/** The tenant unless another is named: the same at every start, so that settings can be kept. */
export const DEFAULT_TENANT = '7d3f0a52-6c1b-4e8d-9f24-b5a8c3e17d60'

const SEED_CHOICE = SANDBOX_SEEDS.map(({ name }) => name)

/** A fault as one would write it: `latency:service=all,ms=800`. */
function describeFault({ id, fields }: (typeof FAULTS)[number]): string {
  const pairs = Object.entries(fields).map(([name, { usual }]) => `${name}=${usual}`)
  return `  ${id}:${pairs.join(',')}`
}

const HELP = `Starts the sandbox tenant for command-line tools: az, Azure SDKs, CI jobs.

npm run sandbox -- [options]

  --port NUMBER   first port to use, ${DEFAULT_PORT} by default; the next free one if it is busy
  --seed NAME     ${SEED_CHOICE.join(' | ')}
  --fault FAULT   lets services fail, name or name:setting=value,…; may stand more than once
  --tenant GUID   id of the tenant, ${DEFAULT_TENANT} by default
  --dir FOLDER    where ca.pem and cloud.json are written, a fresh temporary folder by default
  --help          this text

Faults and their usual settings:
${FAULTS.map(describeFault).join('\n')}

It prints the settings to copy. Ctrl+C stops everything. More: docs/sandbox-clients.md
`

/** Reads the arguments after the command's name. */
export function parseCommand(args: readonly string[]): ParsedCommand {
  let values: {
    port?: string
    seed?: string
    fault?: string[]
    tenant?: string
    dir?: string
    help?: boolean
  }
  try {
    values = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        seed: { type: 'string' },
        fault: { type: 'string', multiple: true },
        tenant: { type: 'string' },
        dir: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('. ')[0] ?? '') : ''
    return { problem: `${reason}. Run with --help for the list of options.` }
  }
  if (values.help === true) return { help: HELP }
  const { port = String(DEFAULT_PORT), seed = 'default', tenant = DEFAULT_TENANT, dir } = values
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_500) {
    return { problem: `--port is "${port}". It must be a number between 1 and 65500.` }
  }
  if (!isSeedName(seed)) {
    return { problem: `There is no seed "${seed}". Choose ${SEED_CHOICE.join(', ')}.` }
  }
  const faults = readFaults(values.fault ?? [])
  if ('problem' in faults) return faults
  if (!isGuid(tenant)) return { problem: `--tenant is "${tenant}". It must be a GUID.` }
  return {
    options: {
      port: Number(port),
      seed,
      ...(faults.length === 0 ? {} : { faults }),
      tenantId: tenant.toLowerCase(),
      ...(dir === undefined || dir === '' ? {} : { folder: dir }),
    },
  }
}
