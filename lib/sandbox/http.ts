/** Answers as the services write them, and the small helpers that every host shares. */

/** A JSON answer. */
export function json(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  })
}

/** An answer without a body. */
export function empty(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status, headers })
}

/** The answer for what the sandbox does not imitate: 501 and one sentence, never a silent success. */
export function notImitated(what: string): Response {
  return json(501, {
    error: {
      code: 'NotImplemented',
      message: `The sandbox does not imitate ${what}. See docs/sandbox-differences.md.`,
    },
  })
}

/** The network error of a host that does not answer, in the shape that `fetch` throws. */
export function networkError(
  code: 'ENOTFOUND' | 'ECONNREFUSED' | 'ETIMEDOUT',
  host: string,
): Error {
  const cause = Object.assign(new Error(`${code} ${host}`), { code })
  return new TypeError('fetch failed', { cause })
}

/** True for an origin that only this machine can be. */
export function isLoopbackOrigin(origin: string): boolean {
  if (!URL.canParse(origin)) return false
  const { hostname, protocol } = new URL(origin)
  const local = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  return local && (protocol === 'http:' || protocol === 'https:')
}

/** Reads a JSON object from a request; undefined for anything else. */
export async function readJson(request: Request): Promise<Record<string, unknown> | undefined> {
  try {
    const value: unknown = JSON.parse(await request.text())
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

/**
 * Answers a CORS preflight. Lists `Authorization` by name because `*` does not cover it
 * (Fetch Standard, CORS protocol and credentials).
 */
export function preflight(request: Request, methods: string): Response {
  const asked = request.headers.get('access-control-request-headers')
  const headers = new Set(['authorization', 'content-type'])
  for (const name of asked?.split(',') ?? []) headers.add(name.trim().toLowerCase())
  headers.delete('')
  return empty(204, {
    'access-control-allow-origin': request.headers.get('origin') ?? '*',
    'access-control-allow-methods': methods,
    'access-control-allow-headers': [...headers].join(', '),
    'access-control-max-age': '3600',
    vary: 'origin, access-control-request-headers',
  })
}

/** Adds headers to an answer that may be immutable. */
export function withHeaders(
  response: Response,
  headers: Readonly<Record<string, string>>,
): Response {
  const merged = new Headers(response.headers)
  for (const [name, value] of Object.entries(headers)) merged.set(name, value)
  return new Response(response.body, { status: response.status, headers: merged })
}
