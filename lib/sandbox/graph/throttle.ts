import { dropOldest, MAX_GRANTS } from '../bounded'
import { type GraphCall, graphError } from './call'

/**
 * Throttling of identity and access resources by resource units, and of reports by requests.
 * Source: learn.microsoft.com/graph/throttling-limits. The other limits of that page (all tenants of
 * an app, writes in five minutes) are not imitated.
 */

const WINDOW_SECONDS = 10

/** Requests for sign-ins and audits in one window. */
const REPORTS = 5

/** Share of the allowance above which Graph tells how much is used. */
const WARN_ABOVE = 0.8

/** GET requests that cost two units; all others cost one. */
const COST_TWO: readonly RegExp[] = [
  /^applications$/i,
  /^servicePrincipals\/[^/]+\/appRoleAssignments$/i,
  /^oauth2PermissionGrants$/i,
]

/** Resource units of a request, at least one. `segments` are those below the version. */
export function resourceUnits(method: string, segments: readonly string[], url: URL): number {
  if (method !== 'GET') return 1
  const path = segments.join('/')
  const { searchParams } = url
  const top = searchParams.get('$top')
  const base = COST_TWO.some((one) => one.test(path)) ? 2 : 1
  const less = Number(searchParams.has('$select')) + Number(top !== null && Number(top) < 20)
  return Math.max(1, base - less + Number(searchParams.has('$expand')))
}

/** A bucket that refills evenly: `level` is what is left at `at`, milliseconds since the epoch. */
interface Bucket {
  level: number
  at: number
}

/** Takes from a bucket; the answer is the seconds to wait, or the share used. */
function take(
  bucket: Bucket,
  capacity: number,
  cost: number,
  now: number,
): { readonly wait: number } | { readonly used: number } {
  const perSecond = capacity / WINDOW_SECONDS
  const refilled = bucket.level + (Math.max(0, now - bucket.at) / 1000) * perSecond
  bucket.level = Math.min(capacity, refilled)
  bucket.at = now
  if (bucket.level < cost) {
    return { wait: Math.max(1, Math.ceil((cost - bucket.level) / perSecond)) }
  }
  bucket.level -= cost
  return { used: 1 - bucket.level / capacity }
}

export type Charge =
  | { readonly refused: Response }
  /** Headers for the answer. */
  | { readonly headers: Readonly<Record<string, string>> }

function refuse(call: GraphCall, wait: number, reason: string): Charge {
  // The form of the two x-ms headers is recalled, not documented.
  return {
    refused: graphError(call, 429, 'TooManyRequests', 'Too many requests', {
      'retry-after': String(wait),
      'x-ms-throttle-scope': `Tenant_Application/ReadWrite/${call.caller.appId}/${call.tenant.id}`,
      'x-ms-throttle-information': reason,
    }),
  }
}

/**
 * Makes the meter of one Graph. It charges by application and tenant; without a limit in the options
 * it only tells the price.
 */
export function createMeter(): (call: GraphCall, segments: readonly string[]) => Charge {
  const buckets = new Map<string, Bucket>()

  function bucketOf(key: string, capacity: number, now: number): Bucket {
    const bucket = buckets.get(key) ?? { level: capacity, at: now }
    buckets.set(key, bucket)
    dropOldest(buckets, MAX_GRANTS)
    return bucket
  }

  return (call, segments) => {
    const cost = resourceUnits(call.method, segments, call.url)
    const headers = { 'x-ms-resource-unit': String(cost) }
    const capacity = call.context.graphUnits
    if (capacity === Number.POSITIVE_INFINITY) return { headers }
    const now = call.context.now().getTime()
    const key = `${call.tenant.id}/${call.caller.appId}`
    if (segments[0]?.toLowerCase() === 'auditlogs') {
      const report = take(bucketOf(`reports ${key}`, REPORTS, now), REPORTS, 1, now)
      if ('wait' in report) return refuse(call, report.wait, 'RequestLimitExceeded')
    }
    const units = take(bucketOf(key, capacity, now), capacity, cost, now)
    if ('wait' in units) return refuse(call, units.wait, 'ResourceUnitLimitExceeded')
    return units.used > WARN_ABOVE
      ? { headers: { ...headers, 'x-ms-throttle-limit-percentage': units.used.toFixed(2) } }
      : { headers }
  }
}
