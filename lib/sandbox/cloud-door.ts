import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { isLocalName } from './http-door'
import { serve } from './node-adapter'
import type { Sandbox } from './sandbox'
import type { CertificateAuthority } from './tls/certificate'

/** A whole custom cloud on one https port of this machine, for `az cloud register`. */
export interface CloudDoor {
  /** `https://localhost:{port}`. */
  readonly origin: string
  /** For `az cloud register --cloud-config`: only this file can set Graph's address in az 2.45. */
  readonly config: CloudConfig
  close(): Promise<void>
}

export interface CloudConfig {
  readonly endpoints: Readonly<Record<string, string>>
  readonly suffixes: Readonly<Record<string, string>>
}

const LOGIN = 'https://login.microsoftonline.com'
const GRAPH = 'https://graph.microsoft.com'
const ARM = 'https://management.azure.com'

/**
 * The endpoints of a cloud that lives on one port. The `/adfs` authority keeps MSAL from asking the
 * real login host about an unknown one (MSAL Python 1.21, instance discovery).
 */
function cloudConfig(origin: string): CloudConfig {
  return {
    endpoints: {
      resourceManager: origin,
      management: `${origin}/`,
      activeDirectory: `${origin}/adfs`,
      activeDirectoryResourceId: 'https://management.core.windows.net/',
      activeDirectoryGraphResourceId: 'https://graph.windows.net/',
      microsoftGraphResourceId: `${origin}/`,
      gallery: `${origin}/`,
    },
    suffixes: { storageEndpoint: 'core.windows.net' },
  }
}

/** The metadata document that az reads from `ARM_CLOUD_METADATA_URL`: an array of clouds. */
function cloudMetadata(origin: string): readonly object[] {
  const absent = `${origin}/absent`
  return [
    {
      name: 'FedcredSandbox',
      portal: absent,
      authentication: {
        loginEndpoint: `${origin}/adfs`,
        audiences: ['https://management.core.windows.net/', `${ARM}/`],
        tenant: 'common',
        identityProvider: 'AAD',
      },
      resourceManager: `${origin}/`,
      graph: 'https://graph.windows.net/',
      graphAudience: 'https://graph.windows.net/',
      microsoftGraphResourceId: `${origin}/`,
      media: absent,
      gallery: absent,
      batch: absent,
      sqlManagement: absent,
      vmImageAliasDoc: absent,
      activeDirectoryDataLake: absent,
      suffixes: {
        storage: 'core.windows.net',
        acrLoginServer: 'azurecr.io',
        keyVaultDns: 'vault.azure.net',
        sqlServerHostname: 'database.windows.net',
        azureDataLakeStoreFileSystem: 'azuredatalakestore.net',
        azureDataLakeAnalyticsCatalogAndJob: 'azuredatalakeanalytics.net',
      },
    },
  ]
}

/** Where a path of the custom cloud leads; Graph is known by its version, the rest is ARM's. */
function targetOfCloud(path: string, tenantId: string): URL | undefined {
  const adfs = /^\/adfs(\/.*)$/i.exec(path)?.[1]
  const address =
    adfs !== undefined
      ? `${LOGIN}/${tenantId}${adfs}`
      : /^\/+(?:v1\.0|beta)\//.test(path)
        ? `${GRAPH}${path.replace(/^\/+/, '/')}`
        : `${ARM}${path.replace(/^\/+/, '/')}`
  return URL.canParse(address) ? new URL(address) : undefined
}

/**
 * Opens the door of a custom cloud. Addresses inside of answers (endpoints, next pages) are written
 * anew, so that no client is led to the real services.
 *
 * @param options.port 0, the default, for any free one.
 */
export async function openCloudDoor(
  sandbox: Pick<Sandbox, 'fetch'>,
  options: {
    readonly tenantId: string
    readonly authority: CertificateAuthority
    readonly port?: number
  },
): Promise<CloudDoor> {
  const { tenantId, authority } = options
  const { key, certificate } = authority.issue('localhost')
  let origin = ''

  /** az takes the address of Graph for its resource too; Entra knows Graph by its own name only. */
  async function inwards(request: Request): Promise<Request> {
    if (!new URL(request.url).pathname.endsWith('/oauth2/v2.0/token')) return request
    const form = new URLSearchParams(await request.text())
    const scope = form.get('scope')
    if (scope !== null) form.set('scope', scope.replaceAll(`${origin}/`, `${GRAPH}/`))
    return new Request(request.url, {
      method: request.method,
      headers: request.headers,
      body: form,
    })
  }

  async function outwards(response: Response): Promise<Response> {
    const type = response.headers.get('content-type') ?? ''
    if (!type.startsWith('application/json')) return response
    const text = (await response.text())
      .replaceAll(`${LOGIN}/${tenantId}/`, `${origin}/adfs/`)
      .replaceAll(
        /("(?:@odata\.)?nextLink":")https:\/\/(?:graph\.microsoft|management\.azure)\.com/g,
        `$1${origin}`,
      )
    return new Response(text, { status: response.status, headers: response.headers })
  }

  const server = createServer({ key, cert: certificate }, (message, response) => {
    if (!isLocalName(message.headers.host))
      return void serve(message, response, undefined, sandbox.fetch)
    const path = message.url ?? '/'
    if (path.startsWith('/metadata/endpoints')) {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(cloudMetadata(origin)))
      return
    }
    void serve(message, response, targetOfCloud(path, tenantId), async (request) =>
      outwards(await sandbox.fetch(await inwards(request))),
    )
  })
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port)
    })
  })
  origin = `https://localhost:${port}`
  return {
    origin,
    config: cloudConfig(origin),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
