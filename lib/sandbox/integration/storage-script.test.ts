import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issuerDocuments, storageIssuer } from '@/lib/federation/issuer/keys/documents'
import { generateSigningPair } from '@/lib/federation/issuer/keys/generate'
import { keyId, publishedKey } from '@/lib/federation/issuer/keys/key-id'
import { bash } from '@/lib/federation/issuer/storage-scripts/bash'
import { guidFrom } from '../ids'
import { type Az, azLogin, createAz, findAz } from '../testing/az'
import { type Body, TENANT } from '../testing/client'
import { runProgram, startTools, type ToolBench } from '../testing/tools'

/** Milliseconds for a dozen commands of az; each takes one to two seconds on an idle machine. */
const LIMIT = 240_000

const file = findAz()

/** Owner of one subscription of the default seed, and may grant Graph's roles. */
const DEPLOYER = {
  client: 'client id-platform-deploy',
  subject: 'repo:contoso-retail/platform:ref:refs/heads/main',
}

const ACCOUNT = 'scriptedissuer01'
const ISSUER = storageIssuer(ACCOUNT, 'oidc', 'public')
/** Read as an option by a careless script. */
const SUBJECT = `-local 'dev'`
const READER = '6f1c7c51-0d0e-4a57-9a0a-3a3f6f2d9b11'
const ROLE = { id: 'df021288-bdef-4463-88db-98f22de89214', value: 'User.Read.All' }

describe.skipIf(file === undefined)('the bash script of a new issuer', { timeout: LIMIT }, () => {
  let bench: ToolBench
  let az: Az

  beforeAll(async () => {
    bench = await startTools()
    az = createAz(file ?? '', bench)
    const token = await bench.sandbox.mint('github', { sub: DEPLOYER.subject })
    await az.read(azLogin(guidFrom(TENANT, DEPLOYER.client), token))
  }, LIMIT)
  afterAll(() => bench.end())

  it('is run by az as it stands, and makes what the plan makes', async () => {
    const accounts: Body = await az.read(['account', 'list'])
    const subscriptionId = accounts.find(({ name }: Body) => name === 'Platform').id
    const { publicKey } = await generateSigningPair({ bits: 2048, extractable: false })
    const key = publishedKey(publicKey, await keyId(publicKey, 'thumbprint'))
    const script = join(bench.folder, 'issuer.sh')
    await writeFile(
      script,
      bash.render({
        cloud: 'public',
        subscriptionId,
        resourceGroup: 'rg-scripted',
        region: 'westeurope',
        account: ACCOUNT,
        container: 'oidc',
        issuer: ISSUER,
        files: issuerDocuments(ISSUER, [key]),
        lock: true,
        identity: {
          name: 'id-scripted',
          credentialName: 'scripted',
          subject: SUBJECT,
          roles: [ROLE],
          readerAssignment: READER,
        },
      }),
    )
    const ran = await runProgram(
      'bash',
      [script],
      {
        HTTPS_PROXY: bench.proxy,
        REQUESTS_CA_BUNDLE: bench.authorityFile,
        CURL_CA_BUNDLE: bench.authorityFile,
        AZURE_CONFIG_DIR: bench.azureConfigFolder,
        AZURE_CORE_COLLECT_TELEMETRY: 'no',
      },
      LIMIT,
    )
    expect([ran.status, ran.status === 0 ? '' : ran.err]).toEqual([0, ''])
    expect(ran.out).toContain(`"issuer": "${ISSUER}"`)

    const here = ['--subscription', subscriptionId, '--resource-group', 'rg-scripted']
    const scope = `/subscriptions/${subscriptionId}/resourceGroups/rg-scripted`
    const account: Body = await az.read(['storage', 'account', 'show', ...here, '--name', ACCOUNT])
    expect([account.allowSharedKeyAccess, account.allowBlobPublicAccess]).toEqual([false, true])
    const [credential]: Body = await az.read([
      ...['identity', 'federated-credential', 'list', ...here],
      ...['--identity-name', 'id-scripted'],
    ])
    expect([credential.issuer, credential.subject]).toEqual([ISSUER, SUBJECT])
    const address = `https://management.azure.com${scope}/providers/Microsoft.Authorization/roleAssignments/${READER}?api-version=2022-04-01`
    const { properties }: Body = await az.read(['rest', '--method', 'get', '--url', address])
    expect(properties.roleDefinitionId).toMatch(/acdd72a7-3385-48ef-bd42-f606fba81ae7$/)
    const [lock]: Body = await az.read(['lock', 'list', ...here])
    expect([lock.name, lock.level]).toEqual(['keep-issuer', 'CanNotDelete'])
  })
})
