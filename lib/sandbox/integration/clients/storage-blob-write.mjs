// Publishes a document with Azure Storage's own client: by account key, by SAS, by a token of Entra.
import { ClientAssertionCredential } from '@azure/identity'
import {
  BlobServiceClient,
  BlockBlobClient,
  ContainerSASPermissions,
  generateBlobSASQueryParameters,
  StorageSharedKeyCredential,
} from '@azure/storage-blob'

const {
  tenant,
  account,
  key,
  container: containerName,
  clientId,
  assertion,
} = JSON.parse(process.env.INPUT)
const address = `https://${account}.blob.core.windows.net`
const text = '{"keys":[]}'
const shared = new StorageSharedKeyCredential(account, key)
const service = new BlobServiceClient(address, shared)
const container = service.getContainerClient(containerName)

async function refusalOf(work) {
  try {
    await work()
    return null
  } catch (error) {
    return { status: error.statusCode, code: error.code }
  }
}

async function upload(client) {
  const headers = { blobContentType: 'application/json', blobCacheControl: 'no-store' }
  await client.upload(text, text.length, { blobHTTPHeaders: headers })
}

async function names() {
  const found = []
  for await (const { name } of container.listBlobsFlat()) found.push(name)
  return found
}

await container.create({ access: 'blob' })
await upload(container.getBlockBlobClient('by-key'))

const sas = generateBlobSASQueryParameters(
  {
    containerName,
    permissions: ContainerSASPermissions.parse('cw'),
    expiresOn: new Date(Date.now() + 600_000),
  },
  shared,
)
await upload(new BlockBlobClient(`${address}/${containerName}/by-sas?${sas}`))

const credential = new ClientAssertionCredential(tenant, clientId, async () => assertion)
const byToken = new BlobServiceClient(address, credential).getContainerClient(containerName)
await upload(byToken.getBlockBlobClient('by-token'))

const anonymous = new BlockBlobClient(`${address}/${containerName}/by-key`)
const { contentType, cacheControl } = await anonymous.getProperties()
const other = new StorageSharedKeyCredential(account, Buffer.alloc(64).toString('base64'))
const result = {
  names: await names(),
  contentType,
  cacheControl,
  body: (await anonymous.downloadToBuffer()).toString('utf8'),
  sasCannotDelete: await refusalOf(() =>
    new BlockBlobClient(`${address}/${containerName}/by-sas?${sas}`).delete(),
  ),
  wrongKey: await refusalOf(() =>
    new BlobServiceClient(address, other).getContainerClient('other').create(),
  ),
  tokenElsewhere: await refusalOf(() =>
    upload(
      new BlobServiceClient('https://contosokindoidc.blob.core.windows.net', credential)
        .getContainerClient('oidc')
        .getBlockBlobClient('x'),
    ),
  ),
}
await byToken.getBlockBlobClient('by-token').delete()
result.after = await names()
await container.delete()
result.gone = await refusalOf(() => container.getProperties())
process.stdout.write(JSON.stringify(result))
