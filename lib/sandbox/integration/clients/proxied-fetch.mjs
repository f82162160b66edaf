// Some clients take the global fetch, and that of Node 20 knows no HTTPS_PROXY (Node 24 does, with
// NODE_USE_ENV_PROXY=1). Importing this gives it one; the clients themselves stay as they are.
import {
  createDefaultHttpClient,
  createEmptyPipeline,
  createHttpHeaders,
  createPipelineRequest,
  proxyPolicy,
} from '@azure/core-rest-pipeline'

const pipeline = createEmptyPipeline()
pipeline.addPolicy(proxyPolicy())
const http = createDefaultHttpClient()

globalThis.fetch = async (input, init = {}) => {
  const request = new Request(input, init)
  const body = request.body === null ? undefined : await request.text()
  const { status, bodyAsText, headers } = await pipeline.sendRequest(
    http,
    createPipelineRequest({
      url: request.url,
      method: request.method,
      headers: createHttpHeaders(Object.fromEntries(request.headers)),
      body,
    }),
  )
  return new Response(status === 204 ? null : bodyAsText, { status, headers: headers.toJSON() })
}
