import type { SandboxContext } from '../context'

/** One limit: how many requests fit, and how many come back a second. */
interface Bucket {
  readonly size: number
  readonly refill: number
}

type Verb = 'reads' | 'writes' | 'deletes'

/** Source: learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling. */
const RESOURCE_MANAGER: Readonly<Record<Verb, Bucket>> = {
  reads: { size: 250, refill: 25 },
  writes: { size: 200, refill: 10 },
  deletes: { size: 200, refill: 10 },
}

type IdentityVerb = 'put' | 'get' | 'list' | 'delete'

/**
 * Requests a second to Microsoft.ManagedIdentity by tenant, subscription and resource. Source:
 * considerations page of workload identity federation. How many fit at once is not published; here
 * one second's worth, and one at the least.
 */
const IDENTITIES: Readonly<Record<IdentityVerb, readonly [number, number, number]>> = {
  put: [10, 2, 0.25],
  get: [30, 10, 0.5],
  list: [15, 5, 0.25],
  delete: [10, 2, 0.25],
}

/** Buckets in memory; the least recently used go first and come back full. */
const MAX_BUCKETS = 10_000

/** Why a request has to wait. */
export interface Throttled {
  readonly code: string
  readonly message: string
  readonly retryAfter: number
}

/** What a request counts as. */
export interface Counted {
  readonly tenantId: string
  readonly principalId: string
  readonly method: string
  /** Decoded path segments, lower case. */
  readonly segments: readonly string[]
}

/** The limits of ARM; counts only while it is switched on. */
export interface Throttle {
  /** Takes one request from every bucket that it counts against. */
  take(counted: Counted): {
    readonly headers: Readonly<Record<string, string>>
    readonly throttled?: Throttled
  }
}

const VERBS: Readonly<Record<string, Verb>> = { GET: 'reads', HEAD: 'reads', DELETE: 'deletes' }
const NOUNS: Readonly<Record<Verb, string>> = { reads: 'read', writes: 'write', deletes: 'delete' }

/** Makes the limits on the sandbox's clock. */
export function createThrottle(context: Pick<SandboxContext, 'now'>, on: boolean): Throttle {
  const levels = new Map<string, { level: number; at: number }>()

  /** Takes one; tells what is left, or the seconds to wait. */
  function draw(key: string, { size, refill }: Bucket): { left: number } | { wait: number } {
    const now = context.now().getTime()
    const known = levels.get(key) ?? { level: size, at: now }
    const level = Math.min(size, known.level + (Math.max(0, now - known.at) / 1000) * refill)
    levels.delete(key)
    levels.set(key, { level: level < 1 ? level : level - 1, at: now })
    for (const oldest of levels.keys()) {
      if (levels.size <= MAX_BUCKETS) break
      levels.delete(oldest)
    }
    return level < 1 ? { wait: Math.ceil((1 - level) / refill) } : { left: Math.floor(level - 1) }
  }

  function drawIdentities({ tenantId, method, segments }: Counted): Throttled | undefined {
    const start = segments.indexOf('microsoft.managedidentity')
    if (start === -1) return undefined
    const below = segments.slice(start + 1)
    const isList = method === 'GET' && below.length % 2 === 1
    const verb: IdentityVerb = isList ? 'list' : (METHODS[method] ?? 'put')
    const [tenant, subscription, resource] = IDENTITIES[verb]
    const scopes: readonly (readonly [string, number])[] = [
      [tenantId, tenant],
      [`${tenantId}/${segments[1]}`, subscription],
      [`${tenantId}/${segments.join('/')}`, resource],
    ]
    for (const [key, rate] of scopes) {
      const drawn = draw(`msi ${verb} ${key}`, { size: Math.max(1, rate), refill: rate })
      if ('left' in drawn) continue
      const message = `The request was throttled. Try again after '${drawn.wait}' seconds.`
      return { code: 'TooManyRequests', message, retryAfter: drawn.wait }
    }
    return undefined
  }

  return {
    take: (counted) => {
      const verb = VERBS[counted.method] ?? 'writes'
      const subscription = counted.segments[0] === 'subscriptions' ? counted.segments[1] : undefined
      const header = `x-ms-ratelimit-remaining-${subscription === undefined ? 'tenant' : 'subscription'}-${verb}`
      const bucket = RESOURCE_MANAGER[verb]
      if (!on) return { headers: { [header]: String(bucket.size - 1) } }
      const { tenantId, principalId } = counted
      const drawn = draw(`${verb} ${tenantId} ${subscription} ${principalId}`, bucket)
      if ('wait' in drawn) {
        const where =
          subscription === undefined ? `tenant '${tenantId}'` : `subscription '${subscription}'`
        return {
          headers: { [header]: '0' },
          throttled: {
            code: 'SubscriptionRequestsThrottled',
            message: `Number of '${NOUNS[verb]}' requests for ${where} actor '${principalId}' exceeded. Please try again after '${drawn.wait}' seconds after additional tokens are available.`,
            retryAfter: drawn.wait,
          },
        }
      }
      const throttled = drawIdentities(counted)
      return {
        headers: { [header]: String(drawn.left) },
        ...(throttled === undefined ? {} : { throttled }),
      }
    },
  }
}

const METHODS: Readonly<Record<string, IdentityVerb>> = { GET: 'get', DELETE: 'delete' }
