import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guidFrom } from '../ids'
import { type Az, azLogin, createAz, findAz } from '../testing/az'
import { type Body, TENANT } from '../testing/client'
import { AUTOMATION, startTools, type ToolBench } from '../testing/tools'

/** Milliseconds for several commands; each takes one to two seconds on an idle machine. */
const LIMIT = 240_000

const file = findAz()

const CLIENT = guidFrom(TENANT, AUTOMATION.client)
const CREDENTIAL = {
  name: 'from-az',
  issuer: 'https://token.actions.githubusercontent.com',
  subject: 'repo:contoso-retail/from-az:ref:refs/heads/main',
  audiences: ['api://AzureADTokenExchange'],
}

describe.skipIf(file === undefined)('az, unmodified', { timeout: LIMIT }, () => {
  let bench: ToolBench
  let az: Az
  let good: string

  beforeAll(async () => {
    bench = await startTools()
    az = createAz(file ?? '', bench)
    good = await bench.sandbox.mint(AUTOMATION.issuer, { sub: AUTOMATION.subject })
  })
  afterAll(() => bench.end())

  const federated = (verb: string, ...more: string[]) => [
    ...['ad', 'app', 'federated-credential', verb, '--id', CLIENT],
    ...more,
  ]
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name)

  it('signs in with a federated token, and shows the code of a refusal', async () => {
    const bad = await bench.sandbox.mint(AUTOMATION.issuer, { sub: 'somebody-else' })
    const refused = await az.run(azLogin(CLIENT, bad))
    expect(refused.status).not.toBe(0)
    expect(refused.err).toContain('AADSTS700213')
    const [account] = await az.read(azLogin(CLIENT, good))
    expect(account).toMatchObject({ tenantId: TENANT, user: { name: CLIENT } })
  })

  it('lists, creates, updates, shows and deletes credentials of an application', async () => {
    await az.read(azLogin(CLIENT, good))
    const file = join(bench.folder, 'credential.json')
    const parameters = ['--parameters', `@${file}`]
    const before = names(await az.read(federated('list')))
    expect(before).toContain('tfc-landing-apply')
    await writeFile(file, JSON.stringify(CREDENTIAL))
    const made = await az.read(federated('create', ...parameters))
    expect(made).toMatchObject(CREDENTIAL)
    const twin = await az.run(federated('create', ...parameters))
    expect(twin.status).not.toBe(0)
    expect(twin.err).toContain('FederatedIdentityCredential')
    const dev = CREDENTIAL.subject.replace('main', 'dev')
    await writeFile(file, JSON.stringify({ ...CREDENTIAL, subject: dev }))
    const one = ['--federated-credential-id', CREDENTIAL.name]
    await az.read(federated('update', ...one, ...parameters))
    expect((await az.read(federated('show', ...one))).subject).toBe(dev)
    await az.read(federated('delete', ...one))
    expect(names(await az.read(federated('list')))).toEqual(before)
  })

  it('sends any request, to the sandbox only', async () => {
    await az.read(azLogin(CLIENT, good))
    const rest = ['rest', '--method', 'get', '--url']
    const address = 'https://graph.microsoft.com/v1.0/applications?$top=1&$select=displayName'
    expect((await az.read([...rest, address])).value).toHaveLength(1)
    const outside = [...rest, 'https://www.example.com/', '--skip-authorization-header']
    const refused = await az.run(outside)
    expect(refused.status).not.toBe(0)
    expect(refused.err).toContain('403 Forbidden')
  })

  it('lists, creates and deletes credentials of a managed identity', async () => {
    const sub = 'repo:contoso-retail/platform:ref:refs/heads/main'
    const owner = guidFrom(TENANT, 'client id-platform-deploy')
    const accounts = await az.read(azLogin(owner, await bench.sandbox.mint('github', { sub })))
    const [subscription] = accounts.filter(({ id }: Body) => id !== TENANT)
    expect(subscription.name).toBe('Platform')
    const identities = await az.read(['identity', 'list', '--subscription', subscription.id])
    const { name, resourceGroup } = identities[0]
    const credential = (verb: string, ...more: string[]) => [
      ...['identity', 'federated-credential', verb, '--identity-name', name],
      ...['-g', resourceGroup, '--subscription', subscription.id, ...more],
    ]
    const before = names(await az.read(credential('list')))
    const { issuer, subject } = CREDENTIAL
    const made = ['--name', CREDENTIAL.name, '--issuer', issuer, '--subject', subject]
    const answer = await az.read(credential('create', ...made))
    expect(answer).toMatchObject({ name: CREDENTIAL.name, subject })
    expect(names(await az.read(credential('list')))).toEqual([...before, CREDENTIAL.name])
    await az.read(credential('delete', '--name', CREDENTIAL.name, '--yes'))
    expect(names(await az.read(credential('list')))).toEqual(before)
  })

  it('keeps storage with a role instead of a key', async () => {
    const sub = 'repo:contoso-retail/platform:ref:refs/heads/main'
    const name = 'id-platform-deploy'
    const client = guidFrom(TENANT, `client ${name}`)
    await az.read(azLogin(client, await bench.sandbox.mint('github', { sub })))
    const place = ['-n', 'contosobyrole', '-g', 'rg-by-role']
    const account = (verb: string, ...more: string[]) =>
      az.read(['storage', 'account', verb, ...place, ...more])
    await az.read(['group', 'create', '-n', 'rg-by-role', '-l', 'westeurope'])
    const made = await account('create', '-l', 'westeurope', '--allow-blob-public-access', 'false')
    expect(made.allowBlobPublicAccess).toBe(false)
    const opened = await account('update', '--allow-blob-public-access', 'true')
    expect(opened).toMatchObject({ allowBlobPublicAccess: true, allowSharedKeyAccess: true })
    const closed = await account('update', '--allow-shared-key-access', 'false')
    expect(closed).toMatchObject({ allowBlobPublicAccess: true, allowSharedKeyAccess: false })

    const managed = ['--storage-account', 'contosobyrole', '-g', 'rg-by-role']
    const create = ['storage', 'container-rm', 'create', '-n', 'oidc', '--public-access', 'blob']
    expect((await az.read([...create, ...managed])).publicAccess).toBe('Blob')

    const source = join(bench.folder, 'by-role.json')
    await writeFile(source, '{"by":"role"}')
    const data = [
      '--account-name',
      'contosobyrole',
      '-c',
      'oidc',
      '-n',
      'a',
      '--auth-mode',
      'login',
    ]
    const upload = ['storage', 'blob', 'upload', '-f', source, ...data]
    const refused = await az.run(upload)
    expect(refused.status).not.toBe(0)
    expect(refused.err).toContain('Storage Blob Data Contributor')
    // az 2.45 of Debian 12 cannot assign a role: its commands stop before they send anything.
    const rights = `${made.id}/providers/Microsoft.Authorization`
    const definition = `${rights}/roleDefinitions/ba92f5b4-2d11-453d-a403-e96b0029c9fe`
    const principalId = guidFrom(TENANT, `principal ${name}`)
    const body = JSON.stringify({ properties: { roleDefinitionId: definition, principalId } })
    const address = `${rights}/roleAssignments/${guidFrom(TENANT, 'by role')}`
    const url = `https://management.azure.com${address}?api-version=2022-04-01`
    await az.read(['rest', '--method', 'put', '--url', url, '--body', body])
    await az.read(upload)
    const target = join(bench.folder, 'by-role-again.json')
    await az.read(['storage', 'blob', 'download', '-f', target, ...data])
    expect(await readFile(target, 'utf8')).toBe('{"by":"role"}')
    await az.read(['group', 'delete', '-n', 'rg-by-role', '--yes'])
  })

  it('works in a cloud of its own, without the proxy', async () => {
    const folder = join(bench.folder, 'az-registered')
    await mkdir(folder)
    const own = { AZURE_CONFIG_DIR: folder, HTTPS_PROXY: '' }
    const register = ['cloud', 'register', '-n', 'FedcredSandbox']
    await az.read([...register, '--cloud-config', `@${bench.cloudFile}`], own)
    await az.read(['cloud', 'set', '-n', 'FedcredSandbox'], own)
    const [account] = await az.read(azLogin(CLIENT, good), own)
    expect(account.cloudName).toBe('FedcredSandbox')
    expect(names(await az.read(federated('list'), own))).toContain('tfc-landing-apply')
  })
})
