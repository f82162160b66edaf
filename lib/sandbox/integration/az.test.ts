import { accessSync, constants } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guidFrom } from '../ids'
import { type Body, TENANT } from '../testing/client'
import { AUTOMATION, type Ran, runProgram, startTools, type ToolBench } from '../testing/tools'

/** Milliseconds for several commands; each takes one to two seconds on an idle machine. */
const LIMIT = 240_000

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const az = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'az'))
  .find(isExecutable)
if (az === undefined) {
  process.stderr.write('SKIPPED: az is not installed; run scripts/install-az.sh\n')
}

const CLIENT = guidFrom(TENANT, AUTOMATION.client)
const CREDENTIAL = {
  name: 'from-az',
  issuer: 'https://token.actions.githubusercontent.com',
  subject: 'repo:contoso-retail/from-az:ref:refs/heads/main',
  audiences: ['api://AzureADTokenExchange'],
}

describe.skipIf(az === undefined)('az, unmodified', { timeout: LIMIT }, () => {
  let bench: ToolBench
  let good: string

  beforeAll(async () => {
    bench = await startTools()
    good = await bench.sandbox.mint(AUTOMATION.issuer, { sub: AUTOMATION.subject })
  })
  afterAll(() => bench.end())

  /** Runs az behind the proxy; `more` replaces settings. */
  function run(args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<Ran> {
    return runProgram(az ?? '', args, {
      HTTPS_PROXY: bench.proxy,
      REQUESTS_CA_BUNDLE: bench.authorityFile,
      AZURE_CONFIG_DIR: bench.azureConfigFolder,
      AZURE_CORE_COLLECT_TELEMETRY: 'no',
      AZURE_CORE_OUTPUT: 'json',
      ...more,
    })
  }

  /** Runs az, expects success and reads what it wrote. */
  async function read(args: readonly string[], more = {}): Promise<Body> {
    const { status, out, err } = await run(args, more)
    expect(status, err).toBe(0)
    return out.trim() === '' ? undefined : JSON.parse(out)
  }

  const signIn = (client: string, token: string) => [
    ...['login', '--service-principal', '-u', client, '-t', TENANT],
    ...['--federated-token', token, '--allow-no-subscriptions'],
  ]
  const federated = (verb: string, ...more: string[]) => [
    ...['ad', 'app', 'federated-credential', verb, '--id', CLIENT],
    ...more,
  ]
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name)

  it('signs in with a federated token, and shows the code of a refusal', async () => {
    const bad = await bench.sandbox.mint(AUTOMATION.issuer, { sub: 'somebody-else' })
    const refused = await run(signIn(CLIENT, bad))
    expect(refused.status).not.toBe(0)
    expect(refused.err).toContain('AADSTS700213')
    const [account] = await read(signIn(CLIENT, good))
    expect(account).toMatchObject({ tenantId: TENANT, user: { name: CLIENT } })
  })

  it('lists, creates, updates, shows and deletes credentials of an application', async () => {
    await read(signIn(CLIENT, good))
    const file = join(bench.folder, 'credential.json')
    const parameters = ['--parameters', `@${file}`]
    const before = names(await read(federated('list')))
    expect(before).toContain('tfc-landing-apply')
    await writeFile(file, JSON.stringify(CREDENTIAL))
    const made = await read(federated('create', ...parameters))
    expect(made).toMatchObject(CREDENTIAL)
    const twin = await run(federated('create', ...parameters))
    expect(twin.status).not.toBe(0)
    expect(twin.err).toContain('FederatedIdentityCredential')
    const dev = CREDENTIAL.subject.replace('main', 'dev')
    await writeFile(file, JSON.stringify({ ...CREDENTIAL, subject: dev }))
    const one = ['--federated-credential-id', CREDENTIAL.name]
    await read(federated('update', ...one, ...parameters))
    expect((await read(federated('show', ...one))).subject).toBe(dev)
    await read(federated('delete', ...one))
    expect(names(await read(federated('list')))).toEqual(before)
  })

  it('sends any request, to the sandbox only', async () => {
    await read(signIn(CLIENT, good))
    const rest = ['rest', '--method', 'get', '--url']
    const address = 'https://graph.microsoft.com/v1.0/applications?$top=1&$select=displayName'
    expect((await read([...rest, address])).value).toHaveLength(1)
    const outside = [...rest, 'https://www.example.com/', '--skip-authorization-header']
    const refused = await run(outside)
    expect(refused.status).not.toBe(0)
    expect(refused.err).toContain('403 Forbidden')
  })

  it('lists, creates and deletes credentials of a managed identity', async (context) => {
    const sub = 'repo:contoso-retail/platform:ref:refs/heads/main'
    const owner = guidFrom(TENANT, 'client id-platform-deploy')
    const accounts = await read(signIn(owner, await bench.sandbox.mint('github', { sub })))
    const [subscription] = accounts.filter(({ id }: Body) => id !== TENANT)
    if (subscription === undefined) {
      const reason = 'service principals hold no Azure roles in the sandbox yet'
      process.stderr.write(`SKIPPED: az identity federated-credential: ${reason}\n`)
      context.skip(reason)
    }
    const identities = await read(['identity', 'list', '--subscription', subscription.id])
    const { name, resourceGroup } = identities[0]
    const credential = (verb: string, ...more: string[]) => [
      ...['identity', 'federated-credential', verb, '--identity-name', name],
      ...['-g', resourceGroup, '--subscription', subscription.id, ...more],
    ]
    const before = names(await read(credential('list')))
    const { issuer, subject } = CREDENTIAL
    const made = ['--name', CREDENTIAL.name, '--issuer', issuer, '--subject', subject]
    const answer = await read(credential('create', ...made))
    expect(answer).toMatchObject({ name: CREDENTIAL.name, subject })
    expect(names(await read(credential('list')))).toEqual([...before, CREDENTIAL.name])
    await read(credential('delete', '--name', CREDENTIAL.name, '--yes'))
    expect(names(await read(credential('list')))).toEqual(before)
  })

  it('works in a cloud of its own, without the proxy', async () => {
    const folder = join(bench.folder, 'az-registered')
    await mkdir(folder)
    const own = { AZURE_CONFIG_DIR: folder, HTTPS_PROXY: '' }
    const register = ['cloud', 'register', '-n', 'FedcredSandbox']
    await read([...register, '--cloud-config', `@${bench.cloudFile}`], own)
    await read(['cloud', 'set', '-n', 'FedcredSandbox'], own)
    const [account] = await read(signIn(CLIENT, good), own)
    expect(account.cloudName).toBe('FedcredSandbox')
    expect(names(await read(federated('list'), own))).toContain('tfc-landing-apply')
  })
})
