import type { HostHandler, SandboxContext } from '../context'
import { networkError } from '../http'
import { discoveryDocument, keySet } from '../issuers/issuers'
import { STORAGE_ACCOUNT, STORAGE_CONTAINER, workloadIssuer } from '../issuers/registry'
import { type BlobStore, STORAGE_VERSION, startAzurite } from './azurite'

/** Blob storage of the sandbox: starts on the first request, ends with the sandbox. */
export interface Storage {
  readonly handle: HostHandler
  close(): Promise<void>
}

/** End of every storage host of the public cloud. */
export const STORAGE_SUFFIX = '.blob.core.windows.net'

/** Request headers that belong to the connection and not to the message. */
const HOP_BY_HOP = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'origin'])

async function put(
  store: BlobStore,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: Uint8Array,
): Promise<void> {
  const answer = await store.send('PUT', path, {
    headers: { 'x-ms-version': STORAGE_VERSION, ...headers },
    ...(body === undefined ? {} : { body }),
  })
  if (answer.status !== 201) {
    throw new Error(`Blob storage answered ${answer.status} to PUT ${path.split('?')[0]}.`)
  }
}

/** Makes the container, readable by everybody, and uploads the issuer's two documents. */
async function publish(store: BlobStore): Promise<void> {
  const issuer = workloadIssuer('storage')
  if (issuer === undefined) return
  const name = issuer.issuer('')
  const container = `/${STORAGE_CONTAINER}`
  await put(store, `${container}?restype=container&${store.sas}`, {
    'x-ms-blob-public-access': 'blob',
  })
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
    await put(store, `${container}${path}?${store.sas}`, headers, body)
  }
}

function unavailable(reason: string): Response {
  const xml = `<?xml version="1.0" encoding="utf-8"?><Error><Code>ServerBusy</Code><Message>${reason}</Message></Error>`
  return new Response(xml, {
    status: 503,
    headers: { 'content-type': 'application/xml', 'x-ms-error-code': 'ServerBusy' },
  })
}

async function forward(store: BlobStore, request: Request, url: URL): Promise<Response> {
  const headers: Record<string, string> = {}
  for (const [name, value] of request.headers) if (!HOP_BY_HOP.has(name)) headers[name] = value
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer())
  const answer = await store.send(request.method, `${url.pathname}${url.search}`, {
    headers,
    ...(body === undefined ? {} : { body }),
  })
  answer.headers.delete('connection')
  answer.headers.delete('keep-alive')
  answer.headers.delete('transfer-encoding')
  const bodyless = request.method === 'HEAD' || answer.status === 204 || answer.status === 304
  return new Response(bodyless ? null : Buffer.from(answer.body), {
    status: answer.status,
    headers: answer.headers,
  })
}

/**
 * The storage front: answers for `{account}.blob.core.windows.net` out of a real Azurite. Anonymous
 * and SAS requests pass; bearer tokens are refused by Azurite without its OAuth mode.
 */
export function createStorage(context: Pick<SandboxContext, 'randomBytes'>): Storage {
  let started: Promise<BlobStore | undefined> | undefined

  async function start(): Promise<BlobStore | undefined> {
    const key = Buffer.from(context.randomBytes(64)).toString('base64')
    const store = await startAzurite(STORAGE_ACCOUNT, key)
    if (store === undefined) return undefined
    try {
      await publish(store)
    } catch (error) {
      await store.close()
      throw error
    }
    return store
  }

  return {
    handle: async (request, url) => {
      const account = url.hostname.slice(0, -STORAGE_SUFFIX.length)
      if (account !== STORAGE_ACCOUNT) throw networkError('ENOTFOUND', url.hostname)
      started ??= start()
      let store: BlobStore | undefined
      try {
        store = await started
      } catch {
        // The next request starts it anew.
        started = undefined
        return unavailable('Blob storage could not start. Try again.')
      }
      if (store === undefined) {
        return unavailable('Blob storage needs the azurite package. Run npm ci and try again.')
      }
      try {
        return await forward(store, request, url)
      } catch {
        return unavailable('Blob storage did not answer. Try again.')
      }
    },
    close: async () => {
      const running = started
      started = undefined
      const store = await running?.catch(() => undefined)
      await store?.close()
    },
  }
}
