import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFaults } from '../faults'
import { guidFrom } from '../ids'
import { type Body, claimsOf, exchangeForm, TENANT } from '../testing/client'
import { DEFAULT_PORT, DEFAULT_TENANT, parseCommand } from './options'
import { type RunningSandbox, startForTools } from './start'
import { describeSandbox } from './text'

describe('the arguments', () => {
  it('have usual values', () => {
    expect(parseCommand([])).toEqual({
      options: { port: DEFAULT_PORT, seed: 'default', tenantId: DEFAULT_TENANT },
    })
  })

  it('are read', () => {
    const args = ['--port', '5000', '--seed=large-5000', '--tenant', TENANT.toUpperCase()]
    expect(parseCommand([...args, '--dir', '/tmp/x'])).toEqual({
      options: { port: 5000, seed: 'large-5000', tenantId: TENANT, folder: '/tmp/x' },
    })
    const faults = ['--fault', 'latency:ms=5', '--fault=throttling']
    expect(parseCommand(faults)).toMatchObject({
      options: { faults: [{ id: 'latency', settings: { ms: 5 } }, { id: 'throttling' }] },
    })
    expect(parseCommand(['--help'])).toHaveProperty('help')
  })

  it.each([
    [['--port', 'abc'], '--port is "abc"'],
    [['--port', '70000'], '--port is "70000"'],
    [['--seed', 'toString'], 'There is no seed "toString". Choose default, empty,'],
    [['--fault', 'latency:ms=0'], 'ms of the fault latency must be a whole number'],
    [['--tenant', 'contoso'], '--tenant is "contoso"'],
    [['--sead', 'default'], "Unknown option '--sead'"],
    [['default'], "Unexpected argument 'default'"],
  ])('%j is told apart', (args, text) => {
    const parsed = parseCommand(args)
    expect('problem' in parsed ? parsed.problem : '').toContain(text)
  })
})

describe('the running sandbox', () => {
  let running: RunningSandbox
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fedcred-command-'))
    running = await startForTools({ seed: 'default', tenantId: TENANT, folder: join(folder, 'in') })
  })
  afterAll(async () => {
    await running.close()
    await rm(folder, { recursive: true })
  })

  it('writes the certificate of its authority and no key', async () => {
    const pem = await readFile(running.authorityFile, 'utf8')
    expect(pem.match(/-----BEGIN [A-Z ]+-----/g)).toEqual(['-----BEGIN CERTIFICATE-----'])
    expect((await stat(running.authorityFile)).mode & 0o777).toBe(0o644)
    expect((await stat(running.azureConfigFolder)).mode & 0o777).toBe(0o700)
    const cloud: Body = JSON.parse(await readFile(running.cloudFile, 'utf8'))
    expect(cloud.endpoints.activeDirectory).toBe(`${running.cloud}/adfs`)
    expect(cloud.endpoints.microsoftGraphResourceId).toBe(`${running.cloud}/`)
  })

  it('prints lines that work: the token of the printed address signs the printed client in', async () => {
    const text = describeSandbox(running)
    const address = /TOKEN=\$\(curl -fsS '([^']+)'\)/.exec(text)?.[1] ?? ''
    const client = /--service-principal -u (\S+) /.exec(text)?.[1] ?? ''
    expect(client).toBe(guidFrom(TENANT, 'client landing-zone-terraform'))
    const token = await (await fetch(address)).text()
    const answer = await fetch(`${running.plain}/${TENANT}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams(exchangeForm(client, token)),
    })
    const { access_token: access }: Body = await answer.json()
    expect(claimsOf(access).roles).toContain('Application.ReadWrite.All')
    for (const line of [
      `export HTTPS_PROXY=${running.proxy}`,
      `export REQUESTS_CA_BUNDLE=${running.authorityFile}`,
      `export NODE_EXTRA_CA_CERTS=${running.authorityFile}`,
      `export AZURE_CONFIG_DIR=${running.azureConfigFolder}`,
      `az cloud register -n FedcredSandbox --cloud-config @${running.cloudFile}`,
    ]) {
      expect(text.split('\n')).toContain(line)
    }
    expect(describeSandbox({ ...running, seed: 'empty' })).not.toContain('az login -')
    const read = readFaults(['clock-skew'])
    const faults = 'problem' in read ? [] : read
    expect(describeSandbox({ ...running, faults })).toContain(
      '  fault        The clock of sign-in, Graph and Azure is 3600 s ahead.',
    )
    const spaced = describeSandbox({ ...running, authorityFile: "/tmp/it's here/ca.pem" })
    expect(spaced).toContain(`export NODE_EXTRA_CA_CERTS='/tmp/it'\\''s here/ca.pem'`)
  })

  it('leaves nothing open when one port is taken', async () => {
    const proxy = Number(new URL(running.proxy).port)
    const ports = { proxy: 0, plain: 0, cloud: proxy }
    const start = startForTools({ seed: 'empty', tenantId: TENANT, folder, ports })
    await expect(start).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  it('refuses every other host, and closes', async () => {
    const { hostname: host, port } = new URL(running.proxy)
    const status = await new Promise<number>((resolve, reject) => {
      const sent = request({ host, port, method: 'CONNECT', path: 'example.com:443' })
      sent.on('connect', (response, socket) => {
        socket.destroy()
        resolve(response.statusCode ?? 0)
      })
      sent.on('error', reject)
      sent.end()
    })
    expect(status).toBe(403)
    const other = await startForTools({ seed: 'empty', tenantId: TENANT, folder })
    await other.close()
    await expect(fetch(other.plain)).rejects.toThrow()
    await expect(fetch(other.proxy)).rejects.toThrow()
  })
})
