import { writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guidFrom } from '../ids'
import { claimsOf, TENANT } from '../testing/client'
import { runClient, startTools, type ToolBench } from '../testing/tools'

const CLIENT = guidFrom(TENANT, 'client web-shop-deploy')
const MAIN = 'repo:contoso-retail/web-shop:ref:refs/heads/main'
const DEVELOP = 'repo:contoso-retail/web-shop:ref:refs/heads/develop'

let bench: ToolBench

beforeAll(async () => {
  bench = await startTools()
})
afterAll(() => bench.end())

/** A token file, as a cluster mounts it. */
async function tokenFile(name: string, sub: string): Promise<string> {
  const file = join(bench.folder, name)
  await writeFile(file, await bench.sandbox.mint('github', { sub }))
  return file
}

describe('unmodified clients behind the proxy', { timeout: 60_000 }, () => {
  it('@azure/identity is given tokens and shows the code of each refusal', async () => {
    const { mint } = bench.sandbox
    const good = await mint('github', { sub: MAIN })
    const over = Math.floor(Date.now() / 1000) - 3600
    const times = { iat: over - 600, nbf: over - 600, exp: over }
    const results = await runClient(bench, 'azure-identity', {
      cases: [
        { clientId: CLIENT, file: await tokenFile('good', MAIN) },
        { clientId: CLIENT, assertion: good },
        { clientId: CLIENT, assertion: good, scope: 'https://management.azure.com/.default' },
        { clientId: CLIENT, file: await tokenFile('bad', DEVELOP) },
        { clientId: CLIENT, assertion: await mint('github', { sub: DEVELOP }) },
        { clientId: CLIENT, assertion: await mint('github', { sub: MAIN, aud: 'api://other' }) },
        { clientId: CLIENT, assertion: await mint('gitlab', { sub: MAIN }) },
        { clientId: CLIENT, assertion: await mint('github', { sub: MAIN, ...times }) },
        { clientId: TENANT, assertion: good },
      ],
    })
    const expected = { appid: CLIENT, tid: TENANT, idtyp: 'app' }
    expect(claimsOf(results[0].token)).toMatchObject(expected)
    expect(claimsOf(results[1].token)).toMatchObject(expected)
    expect(claimsOf(results[2].token).aud).toBe('https://management.azure.com')
    const codes = results.slice(3).map((one: { message: string }) => /AADSTS\d+/.exec(one.message))
    expect(codes.map(String)).toEqual([
      'AADSTS700213',
      'AADSTS700213',
      'AADSTS700212',
      'AADSTS700211',
      'AADSTS700024',
      'AADSTS700016',
    ])
    for (const { name } of results.slice(4)) expect(name).toBe('AuthenticationRequiredError')
    expect(results[4].message).toContain(`presented assertion subject '${DEVELOP}'`)
    expect(results[4].message).toMatch(/Correlation ID: [0-9a-f-]{36}/)
  })

  it('@azure/msal-node is given a token once and refused with the code', async () => {
    const { mint } = bench.sandbox
    const [good, bad] = await runClient(bench, 'msal-node', {
      cases: [
        { clientId: CLIENT, assertion: await mint('github', { sub: MAIN }) },
        { clientId: CLIENT, assertion: await mint('github', { sub: DEVELOP }) },
      ],
    })
    expect(claimsOf(good.token)).toMatchObject({ appid: CLIENT, idtyp: 'app' })
    expect(good.type).toBe('Bearer')
    expect(good.cached).toEqual([false, true])
    expect(bad.code).toBe('invalid_client')
    expect(bad.message).toContain('AADSTS700213')
  })
})

describe('the proxy', () => {
  const connect = (target: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const { hostname: host, port } = new URL(bench.proxy)
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
    expect((await fetch(bench.proxy)).status).toBe(403)
  })
})
