import { ManagedServiceIdentityClient } from '@azure/arm-msi'
import { createHttpHeaders, type HttpClient } from '@azure/core-rest-pipeline'

/** Sends one request of the SDK; the same last step that raw requests take. */
export type ArmSend = (url: string, init: RequestInit) => Promise<Response>

/**
 * The only module that imports arm-msi's code; loaded by `import()`. The SDK runs its production
 * pipeline (bearer policy, serializer) against the real endpoint; only `httpClient` is ours.
 * Retries are switched off because the last step repeats by itself.
 */
export function createArmMsiClient(options: {
  readonly endpoint: string
  readonly subscriptionId: string
  readonly getToken: () => Promise<string>
  readonly now: () => number
  readonly send: ArmSend
}): ManagedServiceIdentityClient {
  const credential = {
    // MSAL caches the token; a short life here makes the SDK ask again instead of keeping its own copy.
    getToken: async () => ({
      token: await options.getToken(),
      expiresOnTimestamp: options.now() + 60_000,
    }),
  }
  return new ManagedServiceIdentityClient(credential, options.subscriptionId, {
    endpoint: options.endpoint,
    httpClient: fetchHttpClient(options.send),
    retryOptions: { maxRetries: 0 },
  })
}

function fetchHttpClient(send: ArmSend): HttpClient {
  return {
    async sendRequest(request) {
      const stop = new AbortController()
      request.abortSignal?.addEventListener('abort', () => stop.abort())
      if (request.abortSignal?.aborted) stop.abort()
      const response = await send(request.url, {
        method: request.method,
        headers: request.headers.toJSON({ preserveCase: true }),
        ...(typeof request.body === 'string' ? { body: request.body } : {}),
        signal: stop.signal,
      })
      return {
        request,
        status: response.status,
        headers: createHttpHeaders(Object.fromEntries(response.headers)),
        bodyAsText: await response.text(),
      }
    },
  }
}
