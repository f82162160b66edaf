import type { GraphRequest } from '@microsoft/microsoft-graph-client'
import type { Problem, Result } from '../federation/result'
import { CLOUD_HOSTS, type RuntimeConfig } from '../transport/config'
import type { Transport } from '../transport/transport'
import { type BackOff, isAbort, type OnWait, realBackOff, sendWithBackOff } from './http'
import { serviceProblem } from './service-problem'
import type { Session, TokenOptions } from './session-model'

const SERVICE = 'Microsoft Graph'

/** `beta` is needed wherever `claimsMatchingExpression` must be seen or written. */
export type GraphVersion = 'v1.0' | 'beta'

export interface GraphCall {
  readonly version?: GraphVersion
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly signal?: AbortSignal
  /** Scopes and interaction of the token, for calls that need more than reading. */
  readonly token?: TokenOptions
  readonly onWait?: OnWait
}

export interface GraphApi {
  /**
   * Sends one request. `path` starts with `/`, or is a next link of Graph, taken as it is. Answers the
   * parsed body, undefined for 204. Failures are problems with status and request id.
   */
  call(path: string, call?: GraphCall): Promise<Result<unknown>>
}

export interface GraphDeps {
  readonly config: RuntimeConfig
  readonly session: Pick<Session, 'getToken'>
  readonly transport: Transport
  readonly backOff?: BackOff
}

/**
 * Microsoft Graph with the signed-in person's rights, through graph-client, which is loaded at the
 * first call. A 401 is answered once with a fresh token.
 */
export function createGraph(deps: GraphDeps): GraphApi {
  const host = CLOUD_HOSTS[deps.config.cloud].graph
  const backOff = deps.backOff ?? realBackOff

  async function once(
    path: string,
    call: GraphCall,
    forceRefresh: boolean,
  ): Promise<Result<unknown>> {
    // graph-client keeps only name and text of what its token callback throws, so keep the problem here.
    let noToken: Problem | undefined
    const token = async () => {
      const answer = await deps.session.getToken('graph', { ...call.token, forceRefresh })
      if (answer.ok) return answer.value
      noToken = answer.problem
      throw new Error(answer.problem.code)
    }
    try {
      const { createGraphClient } = await import('./graph-sdk')
      const client = createGraphClient(host, token, (url, init) =>
        sendWithBackOff(deps.transport, url, init, backOff, call.onWait),
      )
      return { ok: true, value: await send(client.api(path), path, call) }
    } catch (error) {
      return { ok: false, problem: noToken ?? graphProblem(error, call.signal) }
    }
  }

  return {
    async call(path, call = {}) {
      if (!path.startsWith('/') && !path.startsWith(`${host}/`)) {
        return { ok: false, problem: foreignLink(path) }
      }
      const first = await once(path, call, false)
      const refused = !first.ok && first.problem.status === 401
      return refused ? once(path, call, true) : first
    },
  }
}

function send(request: GraphRequest, path: string, call: GraphCall): Promise<unknown> {
  request.headers({ ...call.headers })
  if (call.signal) request.option('signal', call.signal)
  if (call.version && path.startsWith('/')) request.version(call.version)
  const methods = {
    GET: () => request.get(),
    DELETE: () => request.delete(),
    POST: () => request.post(call.body),
    PATCH: () => request.patch(call.body),
    PUT: () => request.put(call.body),
  }
  return methods[call.method ?? 'GET']()
}

/** Maps what graph-client throws (a `GraphError`) to a `Problem`. */
function graphProblem(error: unknown, signal?: AbortSignal): Problem {
  if (isAbort(error) || signal?.aborted) return ABORTED
  const read = (name: string): unknown =>
    typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
  const text = (name: string) => {
    const value = read(name)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const status = read('statusCode')
  const headers = read('headers')
  return serviceProblem({
    service: SERVICE,
    status: typeof status === 'number' ? status : 0,
    code: text('code'),
    message: text('message'),
    requestId:
      text('requestId') ??
      (headers instanceof Headers ? (headers.get('request-id') ?? undefined) : undefined),
  })
}

/** The person stopped the scan or left the page. */
export const ABORTED: Problem = {
  code: 'stopped',
  title: 'Reading was stopped',
  detail: 'The request was cancelled before it was answered.',
  hint: 'Scan again to read the rest.',
  retryable: true,
}

function foreignLink(link: string): Problem {
  const host = URL.canParse(link) ? new URL(link).host : 'an unreadable address'
  return {
    code: 'foreign-link',
    title: `${SERVICE} pointed to another host`,
    detail: `The next page is said to be at ${host}. Fedcred does not send a token there.`,
    retryable: false,
  }
}
