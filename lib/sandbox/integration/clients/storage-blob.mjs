// Reads an issuer's documents anonymously with Azure Storage's own client.
import { ContainerClient } from '@azure/storage-blob'

const { issuer } = JSON.parse(process.env.INPUT)
const container = new ContainerClient(issuer)
const read = async (path) => {
  const client = container.getBlobClient(path)
  const { contentType, contentLength } = await client.getProperties()
  const text = (await client.downloadToBuffer()).toString('utf8')
  return { contentType, whole: contentLength === Buffer.byteLength(text), body: JSON.parse(text) }
}
const refusal = async (work) => {
  try {
    await work()
    return null
  } catch (error) {
    return { status: error.statusCode, code: error.code }
  }
}
process.stdout.write(
  JSON.stringify({
    discovery: await read('.well-known/openid-configuration'),
    keys: await read('openid/v1/jwks'),
    absentBlob: await refusal(() => container.getBlobClient('nothing').download()),
    list: await refusal(async () => {
      for await (const _ of container.listBlobsFlat()) break
    }),
    upload: await refusal(() => container.getBlockBlobClient('x').upload('x', 1)),
  }),
)
