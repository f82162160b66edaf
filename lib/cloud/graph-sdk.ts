import {
  AuthenticationHandler,
  Client,
  type Context,
  type Middleware,
  TelemetryHandler,
} from '@microsoft/microsoft-graph-client'

/** The last step of the chain: takes the address that graph-client made and sends it. */
export type LastStep = (url: string, init: RequestInit) => Promise<Response>

/**
 * The only module that imports graph-client's code; loaded by `import()`. The chain is graph-client's
 * own (authentication, telemetry) up to the last step, which is ours: it goes through the transport,
 * and repeats throttled requests there.
 */
export function createGraphClient(
  graphHost: string,
  getAccessToken: () => Promise<string>,
  last: LastStep,
): Client {
  const wire: Middleware = {
    async execute(context: Context) {
      const { request, options } = context
      const url = typeof request === 'string' ? request : request.url
      context.response = await last(url, (options ?? {}) as RequestInit)
    },
  }
  return Client.initWithMiddleware({
    baseUrl: `${graphHost}/`,
    middleware: [new AuthenticationHandler({ getAccessToken }), new TelemetryHandler(), wire],
  })
}
