import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { existsSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A running blob store with one account. */
export interface BlobStore {
  /** Sends a request to the store; the path starts with the account's own name left out. */
  send(method: string, path: string, options?: SendOptions): Promise<StoreAnswer>
  /** Query string of an account SAS that allows everything. */
  readonly sas: string
  close(): Promise<void>
}

export interface SendOptions {
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
}

export interface StoreAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: Uint8Array
}

/** Storage API version that the sandbox speaks. */
export const STORAGE_VERSION = '2021-12-02'

/** Milliseconds that the child may take to listen; usually about one second. */
const START_LIMIT = 20_000

/** Azurite's entry file; found at run time so that no bundler follows it. */
function azuriteMain(): string | undefined {
  const file = join(process.cwd(), 'node_modules', 'azurite', 'dist', 'src', 'blob', 'main.js')
  return existsSync(file) ? file : undefined
}

/** Waits for the line that names the address. */
function listening(child: ChildProcess): Promise<URL> {
  return new Promise((resolve, reject) => {
    let output = ''
    const timer = setTimeout(
      () => reject(new Error('Azurite did not listen in time.')),
      START_LIMIT,
    )
    timer.unref()
    const read = (chunk: Buffer) => {
      output += chunk.toString('utf8')
      const address = /listens on (http:\/\/\S+)/.exec(output)?.[1]
      if (address === undefined) return
      clearTimeout(timer)
      resolve(new URL(address))
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', () => {
      clearTimeout(timer)
      reject(new Error(`Azurite ended before it listened: ${output.slice(0, 300)}`))
    })
  })
}

/** Account SAS. Source: learn.microsoft.com/rest/api/storageservices/create-account-sas. */
function accountSas(account: string, key: string): string {
  const fields = {
    sp: 'rwdlac',
    ss: 'b',
    srt: 'sco',
    st: '',
    se: '2099-01-01T00:00:00Z',
    sip: '',
    spr: '',
    sv: '2020-08-04',
  }
  const text = `${[account, ...Object.values(fields)].join('\n')}\n`
  const sig = createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('base64')
  const { sp, ss, srt, se, sv } = fields
  return new URLSearchParams({ sp, ss, srt, se, sv, sig }).toString()
}

function sendTo(
  origin: URL,
  account: string,
  method: string,
  path: string,
  { headers = {}, body }: SendOptions,
): Promise<StoreAnswer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        host: origin.hostname,
        port: origin.port,
        method,
        path: `/${account}${path}`,
        headers: { ...headers, 'content-length': String(body?.byteLength ?? 0) },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const answered = new Headers()
          for (const [name, value] of Object.entries(response.headers)) {
            if (value !== undefined) answered.set(name, String(value))
          }
          resolve({
            status: response.statusCode ?? 500,
            headers: answered,
            body: Buffer.concat(chunks),
          })
        })
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

/**
 * Starts Azurite as a child process on a free loopback port, everything in memory.
 *
 * @param accountKey base64; made anew for each start.
 * @returns undefined when the package is not installed.
 * @throws when the child ends before it listens.
 */
export async function startAzurite(
  account: string,
  accountKey: string,
): Promise<BlobStore | undefined> {
  const main = azuriteMain()
  if (main === undefined) return undefined
  const flags = ['--inMemoryPersistence', '--disableTelemetry', '--skipApiVersionCheck', '--silent']
  const child = spawn(
    process.execPath,
    [main, '--blobHost', '127.0.0.1', '--blobPort', '0', ...flags],
    {
      cwd: tmpdir(),
      env: { ...process.env, AZURITE_ACCOUNTS: `${account}:${accountKey}` },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const kill = () => child.kill('SIGTERM')
  process.once('exit', kill)
  const origin = await listening(child)
  return {
    sas: accountSas(account, accountKey),
    send: (method, path, options = {}) => sendTo(origin, account, method, path, options),
    close: async () => {
      process.removeListener('exit', kill)
      await stop(child)
    },
  }
}
