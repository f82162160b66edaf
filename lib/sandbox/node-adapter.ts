import type { IncomingMessage, ServerResponse } from 'node:http'

/** Largest body that the doors take, in bytes. */
const MAX_BODY = 1024 * 1024

/** A body above the limit; answered with 413. */
class BodyTooLarge extends Error {}

async function readBody(message: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message) {
    const bytes = chunk as Buffer
    size += bytes.byteLength
    if (size > MAX_BODY) throw new BodyTooLarge()
    chunks.push(bytes)
  }
  return size === 0 ? undefined : Buffer.concat(chunks)
}

/** Makes a `Request` out of Node's message, addressed to `url`. */
async function toRequest(message: IncomingMessage, url: URL): Promise<Request> {
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const method = message.method ?? 'GET'
  const body = method === 'GET' || method === 'HEAD' ? undefined : await readBody(message)
  return new Request(url, {
    method,
    headers,
    ...(body === undefined ? {} : { body: Buffer.from(body) }),
  })
}

async function send(
  response: Response,
  target: ServerResponse,
  method: string | undefined,
): Promise<void> {
  const headers: Record<string, string | string[]> = {}
  for (const [name, value] of response.headers) headers[name] = value
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) headers['set-cookie'] = cookies
  const body = Buffer.from(await response.arrayBuffer())
  // The answer to HEAD names the length of the body it leaves out.
  if (method !== 'HEAD' && response.status !== 204 && response.status !== 304) {
    headers['content-length'] = String(body.byteLength)
  }
  target.writeHead(response.status, headers)
  target.end(body)
}

function sendText(target: ServerResponse, status: number, text: string): void {
  target.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
  target.end(text)
}

/**
 * Answers one request of Node's http server.
 *
 * @param url where the request goes inside the sandbox's internet; undefined answers 404.
 */
export async function serve(
  message: IncomingMessage,
  target: ServerResponse,
  url: URL | undefined,
  fetch: (request: Request) => Promise<Response>,
): Promise<void> {
  if (url === undefined) return sendText(target, 404, 'No host of the sandbox was named.')
  try {
    await send(await fetch(await toRequest(message, url)), target, message.method)
  } catch (error) {
    if (error instanceof BodyTooLarge) return sendText(target, 413, 'The body is too large.')
    // The network error of a host that does not answer, as a gateway would report it.
    const unreachable = error instanceof TypeError && error.message === 'fetch failed'
    sendText(
      target,
      unreachable ? 502 : 500,
      unreachable ? 'No host of that name answers.' : 'The sandbox failed.',
    )
  }
}
