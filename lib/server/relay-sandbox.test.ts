import { afterAll, expect, it } from 'vitest'
import { issuerDocuments, storageIssuer } from '../federation/issuer/keys/documents'
import { generateSigningPair } from '../federation/issuer/keys/generate'
import { keyId, publishedKey } from '../federation/issuer/keys/key-id'
import type { KidForm, SigningPair } from '../federation/issuer/keys/model'
import { signAssertion } from '../federation/issuer/keys/sign'
import { sandboxMessenger } from '../probe/messenger'
import { probeIssuer } from '../probe/probe'
import { sandboxInternet } from '../probe/sandbox-internet'
import { armClient } from '../sandbox/testing/arm-client'
import { type Body, createBench, TENANT } from '../sandbox/testing/client'
import { handleExchange } from './exchange-handler'
import { handlePublish } from './publish-handler'
import { post, relayBench, reply } from './testing/relay'

/** The two routes against the sandbox: its Resource Manager, its blob storage (Azurite) and its Entra. */

const bench = createBench()
afterAll(() => bench.sandbox.close())

const ACCOUNT = 'fedcredrelay01'
const ISSUER = storageIssuer(ACCOUNT, 'oidc', 'public')
const SUBJECT = 'system:serviceaccount:shop:checkout'
const STORAGE = 'api-version=2025-08-01'
const MSI = 'api-version=2024-11-30'

const { parts, lines } = relayBench(() => reply(500), {
  sandboxCaller: () => TENANT,
  messenger: () => sandboxMessenger((request) => bench.sandbox.fetch(request)),
  ensureTenant: (tenant) => bench.sandbox.ensureTenant(tenant),
  now: bench.now,
})

async function signer(kidForm: KidForm) {
  const pair = await generateSigningPair({ bits: 2048, extractable: false })
  return { pair, kid: await keyId(pair.publicKey, kidForm) }
}

/** Publishes one key and answers with the status and body of our route. */
async function publish({ pair, kid }: { pair: SigningPair; kid: string }, sas: string) {
  const files = issuerDocuments(ISSUER, [publishedKey(pair.publicKey, kid)])
  const body = { account: ACCOUNT, container: 'oidc', sas, files }
  const response = await handlePublish(post(body), parts)
  return { status: response.status, body: (await response.json()) as Body }
}

async function exchange({ pair, kid }: { pair: SigningPair; kid: string }, clientId: string) {
  const iat = Math.floor(bench.now().getTime() / 1_000)
  const claims = {
    iss: ISSUER,
    sub: SUBJECT,
    aud: 'api://AzureADTokenExchange',
    iat,
    exp: iat + 300,
  }
  const assertion = await signAssertion(pair.privateKey, { alg: 'RS256', kid }, claims)
  const body = { clientId, scope: 'https://graph.microsoft.com/.default', assertion }
  const response = await handleExchange(post(body), parts)
  expect(response.status).toBe(200)
  return (await response.json()) as Body
}

it('publishes, is healthy, is accepted, and is refused once the key set was replaced', async () => {
  const { send, subscription } = await armClient(bench)
  const group = `${subscription('Retail Test')}/resourceGroups/rg-retail-test-weu`
  const account = `${group}/providers/Microsoft.Storage/storageAccounts/${ACCOUNT}`
  await send('PUT', `${account}?${STORAGE}`, {
    sku: { name: 'Standard_LRS' },
    kind: 'StorageV2',
    location: 'westeurope',
    properties: { allowBlobPublicAccess: true, allowSharedKeyAccess: true },
  })
  bench.advance(2)
  const getSas = async (signedPermission = 'cw'): Promise<string> => {
    const answer = await send('POST', `${account}/ListServiceSas?${STORAGE}`, {
      canonicalizedResource: `/blob/${ACCOUNT}/oidc`,
      signedResource: 'c',
      signedPermission,
      signedProtocol: 'https',
      signedExpiry: new Date(bench.now().getTime() + 600_000).toISOString(),
    })
    return ((await answer.json()) as Body).serviceSasToken
  }
  const first = await signer('thumbprint')
  const sas = await getSas()
  expect(await publish(first, sas)).toMatchObject({
    status: 502,
    body: { problem: { code: 'ContainerNotFound', status: 404 } },
  })
  const container = `${account}/blobServices/default/containers/oidc?${STORAGE}`
  expect((await send('PUT', container, { properties: { publicAccess: 'Blob' } })).status).toBe(201)
  expect(await publish(first, await getSas('rcw'))).toMatchObject({
    status: 400,
    body: { problem: { code: 'sas-refused' } },
  })
  expect(await publish(first, sas.replace(/sig=.{6}/, 'sig=AAAAAA'))).toMatchObject({
    status: 502,
    // Azurite's answer to a wrong signature; the real service says AuthenticationFailed.
    body: { problem: { code: 'AuthorizationFailure', status: 403 } },
  })

  expect(await publish(first, sas)).toEqual({
    status: 200,
    body: {
      issuer: ISSUER,
      files: [
        { path: 'openid/v1/jwks', url: `${ISSUER}/openid/v1/jwks`, status: 201 },
        {
          path: '.well-known/openid-configuration',
          url: `${ISSUER}/.well-known/openid-configuration`,
          status: 201,
        },
      ],
    },
  })
  const read = await bench.sandbox.fetch(new Request(`${ISSUER}/openid/v1/jwks`))
  expect(read.headers.get('content-type')).toBe('application/json')
  expect(read.headers.get('cache-control')).toBe('max-age=60')
  const internet = sandboxInternet((request) => bench.sandbox.fetch(request))
  expect(await probeIssuer(ISSUER, internet, { now: bench.now })).toMatchObject({
    state: 'healthy',
    keys: [{ kid: first.kid, thumbprint: first.kid, bits: 2048 }],
    // A storage account's name is free again when the account goes: true of every such issuer.
    findings: [{ id: 'issuer-claimable-host' }],
  })

  const identity = `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-relay`
  const made: Body = await (
    await send('PUT', `${identity}?${MSI}`, { location: 'westeurope' })
  ).json()
  const { clientId } = made.properties
  expect(await exchange(first, clientId)).toMatchObject({
    kind: 'refused',
    status: 401,
    error: 'invalid_client',
    codes: [70025],
  })
  const credential = `${identity}/federatedIdentityCredentials/relay?${MSI}`
  const properties = { issuer: ISSUER, subject: SUBJECT, audiences: ['api://AzureADTokenExchange'] }
  expect((await send('PUT', credential, { properties })).status).toBe(201)
  expect(await exchange(first, clientId)).toEqual({
    kind: 'token',
    accessToken: expect.stringMatching(/^eyJ/),
    tokenType: 'Bearer',
    expiresIn: expect.any(Number),
  })

  // Another key, named as a cluster would name it: what the first one signs is refused now.
  const second = await signer('kubernetes')
  expect((await publish(second, sas)).status).toBe(200)
  expect(await exchange(first, clientId)).toMatchObject({
    kind: 'refused',
    status: 401,
    codes: [7000272],
    description: expect.stringContaining('AADSTS7000272'),
    traceId: expect.any(String),
    correlationId: expect.any(String),
    timestamp: expect.any(String),
  })
  expect(await exchange(second, clientId)).toMatchObject({ kind: 'token' })

  // The wizard's last step: without shared keys the SAS is worth nothing.
  const off = { properties: { allowSharedKeyAccess: false } }
  expect((await send('PATCH', `${account}?${STORAGE}`, off)).status).toBe(200)
  expect(await publish(first, sas)).toMatchObject({
    status: 502,
    body: { problem: { code: 'KeyBasedAuthenticationNotPermitted', status: 403 } },
  })
  expect(await exchange(second, clientId)).toMatchObject({ kind: 'token' })
  expect(lines.join()).not.toMatch(/eyJ|sig=/)
}, 60_000)

it('says when the account is not there', async () => {
  const { pair, kid } = await signer('thumbprint')
  const issuer = 'https://fedcrednone01.blob.core.windows.net/oidc'
  const files = issuerDocuments(issuer, [publishedKey(pair.publicKey, kid)])
  const se = encodeURIComponent(new Date(bench.now().getTime() + 600_000).toISOString())
  const sas = `sv=2015-04-05&sr=c&spr=https&se=${se}&sp=cw&sig=AA%3D%3D`
  const response = await handlePublish(
    post({ account: 'fedcrednone01', container: 'oidc', sas, files }),
    parts,
  )
  expect(await response.json()).toMatchObject({ problem: { code: 'storage-account-not-found' } })
})
