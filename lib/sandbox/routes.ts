/** One row of a service's table: method, path with `:name` for a key, handler. */
export type Route<Handler> = readonly [method: string, path: string, handler: Handler]

export type RouteMatch<Handler> =
  | { readonly handler: Handler; readonly params: Readonly<Record<string, string>> }
  | { readonly problem: 'path' | 'method' }

/** Decoded path segments; undefined when an escape is broken. */
export function pathSegments(path: string): readonly string[] | undefined {
  try {
    return path
      .split('/')
      .filter(Boolean)
      .map((segment) => decodeURIComponent(segment))
  } catch {
    return undefined
  }
}

function matchPath(
  path: string,
  segments: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const pattern = path.slice(1).split('/')
  if (pattern.length !== segments.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = segment
    else if (part.toLowerCase() !== segment.toLowerCase()) return undefined
  }
  return params
}

/** Finds the handler. Letter case of fixed names does not matter; the first row wins. */
export function findRoute<Handler>(
  routes: readonly Route<Handler>[],
  method: string,
  segments: readonly string[],
): RouteMatch<Handler> {
  let known = false
  for (const [allowed, path, handler] of routes) {
    const params = matchPath(path, segments)
    if (params === undefined) continue
    known = true
    if (allowed === method) return { handler, params }
  }
  return { problem: known ? 'method' : 'path' }
}
