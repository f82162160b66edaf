import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guidFrom } from '../ids'
import { createSandbox, type Sandbox } from '../sandbox'
import { type Body, claimsOf, TENANT } from '../testing/client'
import { openTlsDoor, type TlsDoor } from '../tls-door'

const CLIENT = guidFrom(TENANT, 'client web-shop-deploy')
const SCRIPT = fileURLToPath(new URL('azure-identity-client.mjs', import.meta.url))

let sandbox: Sandbox
let door: TlsDoor
let folder: string
const seen: string[] = []

beforeAll(async () => {
  sandbox = createSandbox({ log: ({ method, host }) => seen.push(`${method} ${host}`) })
  sandbox.ensureTenant(TENANT)
  door = await openTlsDoor(sandbox)
  folder = await mkdtemp(join(tmpdir(), 'fedcred-'))
  await writeFile(join(folder, 'ca.pem'), door.authority)
})

afterAll(async () => {
  await door.close()
  await sandbox.close()
  await rm(folder, { recursive: true })
})

/** Runs the client behind the proxy. */
function run(assertion: string): Promise<Body> {
  const child = spawn(process.execPath, [SCRIPT], {
    env: {
      NODE_ENV: 'test',
      PATH: process.env.PATH ?? '',
      HTTPS_PROXY: door.proxy,
      NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem'),
      TENANT,
      CLIENT,
      ASSERTION: assertion,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += String(chunk)
    })
    child.once('error', reject)
    child.once('close', () => resolve(JSON.parse(output)))
  })
}

describe('@azure/identity, unmodified, behind the proxy', () => {
  it('is given a token for an assertion that matches', async () => {
    const sub = 'repo:contoso-retail/web-shop:ref:refs/heads/main'
    const { token } = await run(await sandbox.mint('github', { sub }))
    expect(claimsOf(token)).toMatchObject({ appid: CLIENT, tid: TENANT, idtyp: 'app' })
    expect(seen).toContain('POST login.microsoftonline.com')
    expect(seen).toContain('GET token.actions.githubusercontent.com')
  })

  it('shows the code of a refusal', async () => {
    const sub = 'repo:contoso-retail/web-shop:ref:refs/heads/develop'
    const { name, message } = await run(await sandbox.mint('github', { sub }))
    expect(name).toBe('AuthenticationRequiredError')
    expect(message).toContain('AADSTS700213')
    expect(message).toContain(`presented assertion subject '${sub}'`)
    expect(message).toMatch(/Correlation ID: [0-9a-f-]{36}/)
  })
})

describe('the proxy', () => {
  const connect = (target: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const { hostname: host, port } = new URL(door.proxy)
      const sent = request({ host, port, method: 'CONNECT', path: target })
      sent.on('connect', (response, socket) => {
        socket.destroy()
        resolve(response.statusCode ?? 0)
      })
      sent.on('error', reject)
      sent.end()
    })

  it('opens the sandbox’s internet and nothing else', async () => {
    expect(await connect('graph.microsoft.com:443')).toBe(200)
    expect(await connect('GRAPH.microsoft.com:443')).toBe(200)
    expect(await connect('www.example.com:443')).toBe(403)
    expect(await connect('graph.microsoft.com:80')).toBe(403)
    expect(await connect('127.0.0.1:443')).toBe(403)
    expect((await fetch(door.proxy)).status).toBe(403)
  })
})
