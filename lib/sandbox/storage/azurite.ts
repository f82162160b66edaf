import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A running blob store. It knows no account until it is told. */
export interface BlobStore {
  /** Sends a request to the host of an account. */
  send(account: string, method: string, path: string, options?: SendOptions): Promise<StoreAnswer>
  /** Tells it the accounts with their keys, and how far its clock runs ahead of the machine's. */
  steer(steering: Steering): Promise<void>
  close(): Promise<void>
}

export interface Steering {
  /** Base64 keys by name of account. */
  readonly keys: Readonly<Record<string, readonly [string, string]>>
  /** Milliseconds. */
  readonly offset: number
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

/** End of every storage host of the public cloud. */
export const STORAGE_SUFFIX = '.blob.core.windows.net'

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

/**
 * Runs in the child before Azurite does. Azurite reads its accounts once a minute from its
 * environment, its clock is the machine's and it takes a plain connection for plain http. Here its
 * accounts and clock come from the parent, and the https of the sandbox's front counts.
 */
function steeringModule(main: string): string {
  const code = `
    import { createRequire } from 'node:module'
    const require = createRequire(${JSON.stringify(main)})
    const Accounts = require('../common/AccountDataStore').default
    const Requests = require('./generated/ExpressRequestAdapter').default
    const accounts = new Map()
    let offset = 0
    Accounts.prototype.getAccount = (name) => accounts.get(name)
    Requests.prototype.getProtocol = () => 'https'
    globalThis.Date = new Proxy(Date, {
      construct: (real, given, target) =>
        Reflect.construct(real, given.length > 0 ? given : [real.now() + offset], target),
      get: (real, name) => (name === 'now' ? () => real.now() + offset : Reflect.get(real, name)),
    })
    process.on('message', (steering) => {
      offset = steering.offset
      accounts.clear()
      for (const [name, keys] of Object.entries(steering.keys)) {
        const [key1, key2] = keys.map((key) => Buffer.from(key, 'base64'))
        accounts.set(name, { name, key1, key2 })
      }
      process.send(steering.id)
    })
    process.on('disconnect', () => process.exit(0))`
  return `data:text/javascript,${encodeURIComponent(code)}`
}

/** Sends a message and waits until the child has acted on it. */
function steerChild(child: ChildProcess, id: number, steering: Steering): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error | null) => {
      child.removeListener('message', hear)
      child.removeListener('exit', ended)
      if (error) reject(error)
      else resolve()
    }
    const hear = (answer: unknown) => {
      if (answer === id) settle()
    }
    const ended = () => settle(new Error('Azurite ended.'))
    child.on('message', hear)
    child.once('exit', ended)
    child.send({ id, ...steering }, (error) => {
      if (error) settle(error)
    })
  })
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
        path,
        headers: {
          ...headers,
          // Azurite takes the account from the first label, as the real service does.
          host: `${account}${STORAGE_SUFFIX}`,
          'content-length': String(body?.byteLength ?? 0),
        },
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
    // The child ends when the channel does: everything it holds is in memory.
    if (child.connected) child.disconnect()
    else child.kill('SIGTERM')
  })
}

/**
 * Starts Azurite as a child process on a free loopback port, everything in memory.
 *
 * @returns undefined when the package is not installed.
 * @throws when the child ends before it listens.
 */
export async function startAzurite(): Promise<BlobStore | undefined> {
  const main = azuriteMain()
  if (main === undefined) return undefined
  const flags = ['--inMemoryPersistence', '--disableTelemetry', '--skipApiVersionCheck', '--silent']
  const child = spawn(
    process.execPath,
    [
      '--import',
      steeringModule(main),
      main,
      '--blobHost',
      '127.0.0.1',
      '--blobPort',
      '0',
      ...flags,
    ],
    { cwd: tmpdir(), stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  )
  const kill = () => child.kill('SIGTERM')
  process.once('exit', kill)
  const origin = await listening(child).catch((error: unknown) => {
    kill()
    throw error
  })
  let messages = 0
  return {
    send: (account, method, path, options = {}) => sendTo(origin, account, method, path, options),
    steer: (steering) => {
      messages += 1
      return steerChild(child, messages, steering)
    },
    close: async () => {
      process.removeListener('exit', kill)
      await stop(child)
    },
  }
}
