import type { ManagedServiceIdentityClient } from '@azure/arm-msi'
import type { Problem, Result } from '../federation/result'
import { CLOUD_HOSTS, type RuntimeConfig } from '../transport/config'
import type { Transport } from '../transport/transport'
import { ABORTED } from './graph'
import {
  type BackOff,
  isAbort,
  type OnWait,
  ProblemError,
  realBackOff,
  sendWithBackOff,
} from './http'
import { serviceProblem } from './service-problem'
import type { Session, TokenOptions } from './session-model'

const SERVICE = 'Azure'

export interface ArmCall {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly body?: unknown
  readonly signal?: AbortSignal
  readonly token?: TokenOptions
  readonly onWait?: OnWait
}

export interface ArmApi {
  /**
   * Sends one raw request: `path` starts with `/` and carries its `api-version`, or is a next link of
   * ARM. Answers the parsed body, undefined when empty.
   */
  call(path: string, call?: ArmCall): Promise<Result<unknown>>
  /**
   * Runs `work` with an arm-msi client of one subscription (loaded at the first call). arm-msi drops
   * `claimsMatchingExpression`: where expressions matter, use `call` with a preview api-version.
   */
  msi<T>(
    subscriptionId: string,
    work: (client: ManagedServiceIdentityClient) => Promise<T>,
    options?: Pick<ArmCall, 'token' | 'onWait'>,
  ): Promise<Result<T>>
}

export interface ArmDeps {
  readonly config: RuntimeConfig
  readonly session: Pick<Session, 'getToken'>
  readonly transport: Transport
  readonly backOff?: BackOff
  readonly now?: () => number
}

/** Azure Resource Manager with the signed-in person's rights. A 401 is answered once with a fresh token. */
export function createArm(deps: ArmDeps): ArmApi {
  const host = CLOUD_HOSTS[deps.config.cloud].management
  const backOff = deps.backOff ?? realBackOff

  async function once(
    path: string,
    call: ArmCall,
    forceRefresh: boolean,
  ): Promise<Result<unknown>> {
    const token = await deps.session.getToken('management', { ...call.token, forceRefresh })
    if (!token.ok) return token
    const init: RequestInit = {
      method: call.method ?? 'GET',
      headers: {
        Authorization: `Bearer ${token.value}`,
        Accept: 'application/json',
        ...(call.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      ...(call.signal ? { signal: call.signal } : {}),
    }
    try {
      const url = path.startsWith('/') ? `${host}${path}` : path
      const response = await sendWithBackOff(deps.transport, url, init, backOff, call.onWait)
      const body = parse(await response.text())
      if (response.ok) return { ok: true, value: body }
      return { ok: false, problem: answered(response, body) }
    } catch (error) {
      return { ok: false, problem: armProblem(error, call.signal) }
    }
  }

  return {
    async call(path, call = {}) {
      if (!path.startsWith('/') && !path.startsWith(`${host}/`)) {
        return { ok: false, problem: foreignLink }
      }
      const first = await once(path, call, false)
      const refused = !first.ok && first.problem.status === 401
      return refused ? once(path, call, true) : first
    },

    async msi(subscriptionId, work, options = {}) {
      try {
        const { createArmMsiClient } = await import('./arm-sdk')
        const client = createArmMsiClient({
          endpoint: host,
          subscriptionId,
          now: deps.now ?? Date.now,
          getToken: async () => {
            const token = await deps.session.getToken('management', options.token)
            if (!token.ok) throw new ProblemError(token.problem)
            return token.value
          },
          send: (url, init) => sendWithBackOff(deps.transport, url, init, backOff, options.onWait),
        })
        return { ok: true, value: await work(client) }
      } catch (error) {
        return { ok: false, problem: armProblem(error) }
      }
    },
  }
}

/** Maps what `fetch` or the Azure SDK (`RestError`) throws to a `Problem`. */
function armProblem(error: unknown, signal?: AbortSignal): Problem {
  if (isAbort(error) || signal?.aborted) return ABORTED
  if (error instanceof ProblemError) return error.problem
  const read = (from: unknown, name: string): unknown =>
    typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined
  const status = read(error, 'statusCode')
  if (typeof status !== 'number') return serviceProblem({ service: SERVICE, status: 0 })
  const response = read(error, 'response')
  const headers = read(response, 'headers')
  const get = read(headers, 'get')
  const id: unknown =
    typeof get === 'function' ? Reflect.apply(get, headers, ['x-ms-request-id']) : undefined
  const body = read(response, 'bodyAsText')
  return refusal(status, parse(typeof body === 'string' ? body : ''), id)
}

function answered(response: Response, body: unknown): Problem {
  return refusal(response.status, body, response.headers.get('x-ms-request-id'))
}

function refusal(status: number, body: unknown, requestId: unknown): Problem {
  const error: unknown =
    typeof body === 'object' && body !== null ? Reflect.get(body, 'error') : undefined
  const text = (name: string) => {
    const value: unknown =
      typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  return serviceProblem({
    service: SERVICE,
    status,
    code: text('code'),
    message: text('message'),
    requestId: typeof requestId === 'string' ? requestId : undefined,
  })
}

function parse(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const foreignLink: Problem = {
  code: 'foreign-link',
  title: `${SERVICE} pointed to another host`,
  detail: 'The next page is said to be elsewhere. Fedcred does not send a token there.',
  retryable: false,
}
