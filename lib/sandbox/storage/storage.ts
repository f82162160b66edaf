import type { HostHandler, SandboxContext } from '../context'
import { networkError, notImitated } from '../http'
import { guidFromBytes } from '../ids'
import { discoveryDocument, keySet } from '../issuers/issuers'
import { STORAGE_ACCOUNT, STORAGE_CONTAINER, workloadIssuer } from '../issuers/registry'
import { blobError, credentialOf, ownershipChallenge, refusedByFlags } from './access'
import { createAccounts, type StorageAccount, type StorageAccounts } from './accounts'
import {
  type BlobStore,
  type SendOptions,
  STORAGE_SUFFIX,
  STORAGE_VERSION,
  type StoreAnswer,
  startAzurite,
} from './azurite'
import { accountSas } from './sas'
import { describeRefusal, refusedByToken } from './token'

/** Blob storage of the sandbox: starts on the first request, ends with the sandbox. */
export interface Storage {
  readonly handle: HostHandler
  readonly accounts: StorageAccounts
  /**
   * Sends a request with all rights to an account.
   *
   * @returns undefined when blob storage cannot run here.
   */
  administer: Administer
  close(): Promise<void>
}

export type Administer = (
  account: StorageAccount,
  method: string,
  path: string,
  options?: SendOptions,
) => Promise<StoreAnswer | undefined>

export { STORAGE_SUFFIX }

/** Request headers that belong to the connection and not to the message. */
const HOP_BY_HOP = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'origin'])

/** Milliseconds by which the store's clock may differ from the sandbox's. */
const CLOCK_TOLERANCE = 500

/** A request that may do everything: signed with the account's own key. */
function sendAsOwner(
  store: BlobStore,
  account: StorageAccount,
  method: string,
  path: string,
  { headers = {}, body }: SendOptions = {},
): Promise<StoreAnswer> {
  const sas = accountSas(account.name, account.keys[0], {
    signedPermission: 'rwdlac',
    signedServices: 'b',
    signedResourceTypes: 'sco',
    signedExpiry: '2099-01-01T00:00:00Z',
  })
  const address = `${path}${path.includes('?') ? '&' : '?'}${sas}`
  return store.send(account.name, method, address, {
    headers: { 'x-ms-version': STORAGE_VERSION, ...headers },
    ...(body === undefined ? {} : { body }),
  })
}

async function put(
  store: BlobStore,
  account: StorageAccount,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: Uint8Array,
): Promise<void> {
  const options = { headers, ...(body === undefined ? {} : { body }) }
  const answer = await sendAsOwner(store, account, 'PUT', path, options)
  if (answer.status !== 201) {
    throw new Error(`Blob storage answered ${answer.status} to PUT ${path}.`)
  }
}

/** Makes the container, readable by everybody, and uploads the issuer's two documents. */
async function publish(store: BlobStore, account: StorageAccount): Promise<void> {
  const issuer = workloadIssuer('storage')
  if (issuer === undefined) return
  const name = issuer.issuer('')
  const container = `/${STORAGE_CONTAINER}`
  const access = { 'x-ms-blob-public-access': 'blob' }
  await put(store, account, `${container}?restype=container`, access)
  const documents: readonly (readonly [string, object])[] = [
    ['/.well-known/openid-configuration', discoveryDocument(issuer, name)],
    [new URL(issuer.jwksUri(name)).pathname.slice(container.length), await keySet(issuer)],
  ]
  for (const [path, document] of documents) {
    const headers = {
      'x-ms-blob-type': 'BlockBlob',
      'x-ms-blob-content-type': 'application/json',
      'x-ms-blob-cache-control': 'max-age=300',
    }
    const body = Buffer.from(JSON.stringify(document))
    await put(store, account, `${container}${path}`, headers, body)
  }
}

/** Names of the containers of an account. */
export function containerNames(answer: StoreAnswer): readonly string[] {
  const xml = Buffer.from(answer.body).toString('utf8')
  return [...xml.matchAll(/<Container><Name>([^<]*)<\/Name>/g)].map(([, name = '']) => name)
}

/** Empties an account that has ended. */
async function purge(store: BlobStore, account: StorageAccount): Promise<void> {
  const names = containerNames(await sendAsOwner(store, account, 'GET', '/?comp=list'))
  for (const name of names)
    await sendAsOwner(store, account, 'DELETE', `/${name}?restype=container`)
}

/** The account of the seeded issuer: every tenant may read it, none owns it. */
function sharedAccount(accounts: StorageAccounts): StorageAccount {
  return {
    name: STORAGE_ACCOUNT,
    subscriptionId: '',
    resourceGroup: '',
    location: 'westeurope',
    kind: 'StorageV2',
    createdAt: new Date(0),
    readyAt: new Date(0),
    sku: 'Standard_LRS',
    tags: {},
    allowBlobPublicAccess: true,
    allowSharedKeyAccess: true,
    minimumTlsVersion: 'TLS1_2',
    corsRules: [],
    keys: [accounts.newKey(), accounts.newKey()],
  }
}

function unavailable(reason: string): Response {
  return blobError(503, 'ServerBusy', reason)
}

async function forward(
  store: BlobStore,
  account: StorageAccount,
  request: Request,
  url: URL,
): Promise<Response> {
  const headers: Record<string, string> = {}
  for (const [name, value] of request.headers) if (!HOP_BY_HOP.has(name)) headers[name] = value
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer())
  const path = `${url.pathname}${url.search}`
  const options = { headers, ...(body === undefined ? {} : { body }) }
  // Azurite cannot read the sandbox's tokens: what was judged here goes on in the owner's name.
  const judged = credentialOf(request, url) === 'token'
  if (judged) delete headers.authorization
  const answer = judged
    ? await sendAsOwner(store, account, request.method, path, options)
    : await store.send(account.name, request.method, path, options)
  answer.headers.delete('connection')
  answer.headers.delete('keep-alive')
  answer.headers.delete('transfer-encoding')
  const bodyless = request.method === 'HEAD' || answer.status === 204 || answer.status === 304
  return new Response(bodyless ? null : Buffer.from(answer.body), {
    status: answer.status,
    headers: answer.headers,
  })
}

/** A store together with what it was last told. */
interface Running {
  readonly store: BlobStore
  told: string
  offset: number
}

/**
 * The storage front: answers for `{account}.blob.core.windows.net` out of one real Azurite.
 * Anonymous, key and SAS requests pass unless a flag of the account forbids them; bearer tokens are
 * judged by the role assignments of the account's tenant.
 */
export function createStorage(
  context: Pick<SandboxContext, 'randomBytes' | 'now' | 'tenants'>,
): Storage {
  const accounts = createAccounts(context)
  const shared = sharedAccount(accounts)
  accounts.add(shared)
  let started: Promise<Running | undefined> | undefined

  /** Tells the store about new and ended accounts and about the sandbox's clock. */
  async function catchUp(running: Running): Promise<void> {
    const current = accounts.all()
    for (const account of accounts.takeRetired()) await purge(running.store, account)
    const keys = Object.fromEntries(current.map((account) => [account.name, account.keys]))
    const told = JSON.stringify(keys)
    const offset = context.now().getTime() - Date.now()
    const late = Math.abs(offset - running.offset) > CLOCK_TOLERANCE
    if (told === running.told && !late) return
    await running.store.steer({ keys, offset })
    Object.assign(running, { told, offset })
  }

  async function start(): Promise<Running | undefined> {
    const store = await startAzurite()
    if (store === undefined) return undefined
    const running = { store, told: '', offset: 0 }
    try {
      // What ended before the start has left nothing behind.
      accounts.takeRetired()
      await catchUp(running)
      await publish(store, shared)
    } catch (error) {
      await store.close()
      throw error
    }
    return running
  }

  /** The running store; rejects where it cannot start, and the next call starts it anew. */
  async function ready(): Promise<BlobStore | undefined> {
    started ??= start()
    try {
      const running = await started
      if (running !== undefined) await catchUp(running)
      return running?.store
    } catch (error) {
      started = undefined
      throw error
    }
  }

  return {
    accounts,
    administer: async (account, method, path, options) => {
      const store = await ready()
      return store === undefined ? undefined : sendAsOwner(store, account, method, path, options)
    },
    handle: async (request, url) => {
      const account = accounts.find(url.hostname.slice(0, -STORAGE_SUFFIX.length))
      if (account === undefined || context.now() < account.readyAt) {
        throw networkError('ENOTFOUND', url.hostname)
      }
      if (url.searchParams.get('comp') === 'userdelegationkey') {
        return notImitated('user delegation keys of blob storage')
      }
      const challenge = ownershipChallenge(account, request, url)
      if (challenge !== undefined) return challenge
      const token =
        credentialOf(request, url) === 'token'
          ? await refusedByToken(context, account, request, url)
          : undefined
      const refused =
        token === undefined ? refusedByFlags(account, request, url) : describeRefusal(token)
      if (refused !== undefined) {
        const trace = { requestId: guidFromBytes(context.randomBytes(16)), now: context.now() }
        return blobError(refused.status, refused.code, refused.message, trace)
      }
      let store: BlobStore | undefined
      try {
        store = await ready()
      } catch {
        return unavailable('Blob storage could not start. Try again.')
      }
      if (store === undefined) {
        return unavailable('Blob storage needs the azurite package. Run npm ci and try again.')
      }
      try {
        return await forward(store, account, request, url)
      } catch {
        return unavailable('Blob storage did not answer. Try again.')
      }
    },
    close: async () => {
      const running = started
      started = undefined
      const answer = await running?.catch(() => undefined)
      await answer?.store.close()
    },
  }
}
