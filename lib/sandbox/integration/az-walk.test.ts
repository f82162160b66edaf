import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guidFrom } from '../ids'
import { SANDBOX_USERS } from '../public/constants'
import { type Az, azLogin, createAz, findAz, findProgram } from '../testing/az'
import { type Body, claimsOf, TENANT } from '../testing/client'
import { runClient, runProgram, startTools, type ToolBench } from '../testing/tools'

/** Milliseconds for some thirty commands; the whole walk takes about half a minute on an idle machine. */
const LIMIT = 300_000

const azFile = findAz()
const openssl = findProgram('openssl', 'install the package openssl')

const GRAPH = 'https://graph.microsoft.com'
const GROUP = 'rg-local-issuer'
const ACCOUNT = 'contosolocalissuer'
const CONTAINER = 'oidc'
const IDENTITY = 'id-local-exporter'
const ISSUER = `https://${ACCOUNT}.blob.core.windows.net/${CONTAINER}`
const SUBJECT = 'developer:exporter'
const AUDIENCE = 'api://AzureADTokenExchange'

/** The eleven roles of Graph that the walk-through's exporter asks for. */
const ROLES = [
  'DeviceManagementConfiguration.Read.All',
  'DeviceManagementManagedDevices.Read.All',
  'Directory.Read.All',
  'Files.Read.All',
  'Organization.Read.All',
  'SecurityEvents.Read.All',
  'ServiceHealth.Read.All',
  'Sites.Read.All',
  'TeamSettings.Read.All',
  'ThreatHunting.Read.All',
  'User.Read.All',
] as const

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A key made by openssl, its key set, and assertions signed with it. */
async function makeKey(folder: string) {
  const file = (name: string) => join(folder, name)
  const run = async (...args: string[]) => {
    const { status, out, err } = await runProgram(openssl ?? '', args, {})
    if (status !== 0) throw new Error(`openssl ${args[0]} failed:\n${err}`)
    return out
  }
  const [key, der, digest] = ['key.pem', 'key.der', 'digest'].map(file) as [string, string, string]
  await run('genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-out', key)
  await run('rsa', '-in', key, '-pubout', '-outform', 'DER', '-out', der)
  await run('dgst', '-sha256', '-binary', '-out', digest, der)
  const kid = (await readFile(digest)).toString('base64url')
  const modulus = await run('rsa', '-in', key, '-noout', '-modulus')
  const n = Buffer.from(modulus.trim().replace('Modulus=', ''), 'hex').toString('base64url')
  const jwk = { kty: 'RSA', use: 'sig', alg: 'RS256', kid, n, e: 'AQAB' }

  /** An assertion of five minutes. */
  async function sign(claims: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000)
    const times = { iat: now, nbf: now, exp: now + 300 }
    const all = { iss: ISSUER, sub: SUBJECT, aud: AUDIENCE, jti: `local-${now}`, ...times }
    const text = `${encode({ alg: 'RS256', typ: 'JWT', kid })}.${encode({ ...all, ...claims })}`
    await writeFile(file('signed'), text)
    await run('dgst', '-sha256', '-sign', key, '-out', file('signature'), file('signed'))
    return `${text}.${(await readFile(file('signature'))).toString('base64url')}`
  }
  return { jwks: { keys: [jwk] }, sign }
}

describe.skipIf(azFile === undefined || openssl === undefined)(
  'az and openssl walk through local development with an issuer of one’s own',
  { timeout: LIMIT },
  () => {
    let bench: ToolBench
    let az: Az
    /** Settings of az for the new identity, beside those of the pipeline that sets it up. */
    let own: { readonly AZURE_CONFIG_DIR: string }

    beforeAll(async () => {
      bench = await startTools()
      az = createAz(azFile ?? '', bench)
      own = { AZURE_CONFIG_DIR: join(bench.folder, 'az-own') }
      await mkdir(own.AZURE_CONFIG_DIR)
    })
    afterAll(() => bench.end())

    /** The platform's pipeline owns a subscription and may give Graph roles. */
    async function signInAsPlatform(): Promise<void> {
      const sub = 'repo:contoso-retail/platform:ref:refs/heads/main'
      const client = guidFrom(TENANT, 'client id-platform-deploy')
      const accounts = await az.read(azLogin(client, await bench.sandbox.mint('github', { sub })))
      expect(accounts.map(({ name }: Body) => name)).toEqual(['Platform'])
    }

    const rest = (method: string, url: string, ...more: string[]) =>
      az.read(['rest', '--method', method, '--url', url, ...more])

    async function makeStorage(): Promise<string> {
      const group = await az.read(['group', 'create', '-n', GROUP, '-l', 'germanywestcentral'])
      expect(group.properties.provisioningState).toBe('Succeeded')
      const flags = ['--sku', 'Standard_LRS', '--kind', 'StorageV2', '--allow-blob-public-access']
      const place = ['-n', ACCOUNT, '-g', GROUP]
      const account = await az.read(['storage', 'account', 'create', ...place, ...flags])
      expect(account).toMatchObject({
        allowBlobPublicAccess: true,
        kind: 'StorageV2',
        location: 'germanywestcentral',
        provisioningState: 'Succeeded',
        primaryEndpoints: { blob: `https://${ACCOUNT}.blob.core.windows.net/` },
      })
      const keys = await az.read(['storage', 'account', 'keys', 'list', ...place])
      expect(keys.map(({ keyName }: Body) => keyName)).toEqual(['key1', 'key2'])
      return keys[0].value
    }

    async function publish(accountKey: string, jwks: object): Promise<void> {
      const data = ['--account-name', ACCOUNT, '--account-key', accountKey]
      const container = ['storage', 'container', 'create', '-n', CONTAINER]
      expect(await az.read([...container, '--public-access', 'blob', ...data])).toEqual({
        created: true,
      })
      const documents = {
        '.well-known/openid-configuration': {
          issuer: ISSUER,
          jwks_uri: `${ISSUER}/openid/v1/jwks`,
          response_types_supported: ['id_token'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
        },
        'openid/v1/jwks': jwks,
      }
      for (const [name, document] of Object.entries(documents)) {
        const file = join(bench.folder, 'document.json')
        await writeFile(file, JSON.stringify(document))
        const blob = ['-c', CONTAINER, '-n', name, '-f', file, '--content-type', 'application/json']
        await az.read(['storage', 'blob', 'upload', ...blob, '--overwrite', 'true', ...data])
        const address = ['storage', 'blob', 'url', '-c', CONTAINER, '-n', name, ...data]
        expect(await az.read(address)).toBe(`${ISSUER}/${name}`)
        const shown = await rest('get', `${ISSUER}/${name}`, '--skip-authorization-header')
        expect(shown).toEqual(document)
      }
    }

    async function makeIdentity() {
      const made = await az.read(['identity', 'create', '-n', IDENTITY, '-g', GROUP])
      const shown = await az.read(['identity', 'show', '-n', IDENTITY, '-g', GROUP])
      expect(shown).toMatchObject({ clientId: made.clientId, principalId: made.principalId })
      const trust = ['--issuer', ISSUER, '--subject', SUBJECT, '--audiences', AUDIENCE]
      const place = ['--identity-name', IDENTITY, '-g', GROUP]
      const create = ['identity', 'federated-credential', 'create', '-n', 'local']
      expect(await az.read([...create, ...place, ...trust])).toMatchObject({
        name: 'local',
        issuer: ISSUER,
        subject: SUBJECT,
        audiences: [AUDIENCE],
      })
      return { clientId: String(made.clientId), principalId: String(made.principalId) }
    }

    async function grantRoles(principalId: string): Promise<void> {
      const app = '00000003-0000-0000-c000-000000000000'
      const found = await rest(
        'get',
        `${GRAPH}/v1.0/servicePrincipals?$filter=appId eq '${app}'&$select=id,appRoles`,
      )
      const [{ id: resourceId, appRoles }] = found.value
      const address = `${GRAPH}/v1.0/servicePrincipals/${principalId}/appRoleAssignments`
      for (const wanted of ROLES) {
        const appRoleId = appRoles.find(({ value }: Body) => value === wanted)?.id
        const body = JSON.stringify({ principalId, resourceId, appRoleId })
        expect(await rest('post', address, '--body', body)).toMatchObject({
          appRoleId,
          principalId,
        })
      }
      const [twin] = appRoles.filter(({ value }: Body) => value === ROLES[0])
      const body = JSON.stringify({ principalId, resourceId, appRoleId: twin.id })
      const again = await az.run(['rest', '--method', 'post', '--url', address, '--body', body])
      expect(again.err).toContain('Permission being assigned already exists on the object')
      expect((await rest('get', address)).value).toHaveLength(ROLES.length)
    }

    /** As the new identity: by az, and by an application that has nothing but the variables. */
    async function use(clientId: string, assertion: string): Promise<void> {
      await az.read(azLogin(clientId, assertion), own)
      const access = ['account', 'get-access-token', '--resource', GRAPH]
      const { accessToken } = await az.read(access, own)
      const claims = claimsOf(accessToken)
      expect(claims).toMatchObject({ appid: clientId, tid: TENANT, idtyp: 'app' })
      expect(claims.roles.toSorted()).toEqual(ROLES)
      const people = ['rest', '--url', `${GRAPH}/v1.0/users`]
      const { value } = await az.read(people, own)
      const names = Object.values(SANDBOX_USERS).toSorted()
      expect(value.map((one: Body) => one.userPrincipalName).toSorted()).toEqual(names)

      const file = join(bench.folder, 'token')
      await writeFile(file, assertion, { mode: 0o600 })
      const result = await runClient(
        bench,
        'workload-identity',
        {},
        {
          AZURE_CLIENT_ID: clientId,
          AZURE_TENANT_ID: TENANT,
          AZURE_FEDERATED_TOKEN_FILE: file,
        },
      )
      expect(result.status).toBe(200)
      expect(result.value).toHaveLength(names.length)
      for (const token of [result.token, result.usual]) expect(claimsOf(token).appid).toBe(clientId)
    }

    async function cleanUp(): Promise<void> {
      const place = ['--identity-name', IDENTITY, '-g', GROUP]
      await az.read([
        'identity',
        'federated-credential',
        'delete',
        '-n',
        'local',
        ...place,
        '--yes',
      ])
      const left = ['identity', 'federated-credential', 'list', ...place]
      expect(await az.read(left)).toEqual([])
      await az.read(['identity', 'delete', '-n', IDENTITY, '-g', GROUP])
      await az.read(['storage', 'account', 'delete', '-n', ACCOUNT, '-g', GROUP, '--yes'])
      const free = ['storage', 'account', 'check-name', '-n', ACCOUNT]
      expect((await az.read(free)).nameAvailable).toBe(true)
      expect(await az.read(['group', 'exists', '-n', GROUP])).toBe(true)
      await az.read(['group', 'delete', '-n', GROUP, '--yes'])
      expect(await az.read(['group', 'exists', '-n', GROUP])).toBe(false)
    }

    it('from the key to Graph, and back to nothing', async () => {
      const { jwks, sign } = await makeKey(bench.folder)
      await signInAsPlatform()
      await publish(await makeStorage(), jwks)
      const { clientId, principalId } = await makeIdentity()
      await grantRoles(principalId)

      const refused = async (assertion: string) =>
        /AADSTS\d+/.exec((await az.run(azLogin(clientId, assertion), own)).err)?.[0]
      // A slash at the end makes it another issuer: the trap of the walk-through.
      expect(await refused(await sign({ iss: `${ISSUER}/` }))).toBe('AADSTS700211')
      expect(await refused(await sign({ sub: 'developer:somebody' }))).toBe('AADSTS700213')
      const good = await sign()
      await use(clientId, good)

      await cleanUp()
      expect(await refused(good)).toBe('AADSTS700016')
    })
  },
)
