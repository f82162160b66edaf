import { AsyncLocalStorage } from 'node:async_hooks'
import type { HostHandler } from '../context'
import { LOGIN_HOSTS } from '../entra/discovery'
import { withHeaders } from '../http'
import type { Tenant } from '../model'
import { clockSecondsOf, delayOf } from './conditions'
import type { FaultService } from './model'

const SERVICES: ReadonlyMap<string, FaultService> = new Map([
  ...[...LOGIN_HOSTS].map((host) => [host, 'login'] as const),
  ['graph.microsoft.com', 'graph'],
  ['management.azure.com', 'arm'],
])

/** Claims of the bearer token, unverified: they only choose whose faults apply. */
function tenantInToken(request: Request): string {
  const payload = /^bearer [^.]*\.([^.]+)\./i.exec(request.headers.get('authorization') ?? '')?.[1]
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString('utf8'))
    const tid: unknown = Reflect.get(Object(claims), 'tid')
    return typeof tid === 'string' ? tid : ''
  } catch {
    return ''
  }
}

export interface FaultDoor {
  /** Milliseconds that the clock is ahead for the request at hand; 0 outside of one. */
  readonly skew: () => number
  /** Answers through the handler, later and on a wrong clock if the tenant's faults say so. */
  readonly pass: (handler: HostHandler, request: Request, url: URL) => Promise<Response>
}

/**
 * Makes the door that every request from outside goes through. The clock differs by tenant while the
 * services share one, so the difference travels with the request.
 *
 * @param find the tenant of an id.
 * @param now the right time.
 * @param wait resolves after so many milliseconds; a parameter, so that tests do not sleep.
 */
export function createFaultDoor(
  find: (id: string) => Tenant | undefined,
  now: () => Date,
  wait: (ms: number) => Promise<void>,
): FaultDoor {
  const skews = new AsyncLocalStorage<number>()
  return {
    skew: () => skews.getStore() ?? 0,
    pass: async (handler, request, url) => {
      const service = SERVICES.get(url.hostname)
      if (service === undefined || request.method === 'OPTIONS') return handler(request, url)
      const [first = ''] = url.pathname.split('/').filter(Boolean)
      const tenant = find(service === 'login' ? first : tenantInToken(request))
      if (tenant === undefined || tenant.activeFaults.size === 0) return handler(request, url)
      const delay = delayOf(tenant, service)
      if (delay > 0) await wait(delay)
      const skew = clockSecondsOf(tenant) * 1000
      if (skew === 0) return handler(request, url)
      const response = await skews.run(skew, () => handler(request, url))
      return withHeaders(response, { date: new Date(now().getTime() + skew).toUTCString() })
    },
  }
}
