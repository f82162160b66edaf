import type { SandboxContext } from '../context'
import type { ProvokedFault, Tenant } from '../model'
import { pathSegments } from '../routes'
import type { Failure, FaultService } from './model'

/** Takes one of the failures that were asked for the next answers of a service, if any is left. */
function takeProvoked(tenant: Tenant, service: FaultService): ProvokedFault | undefined {
  const index = tenant.faults.findIndex((fault) => fault.service === service)
  const fault = tenant.faults[index]
  if (fault === undefined) return undefined
  fault.remaining -= 1
  if (fault.remaining <= 0) tenant.faults.splice(index, 1)
  return fault
}

/**
 * Whether and how this request fails: by a failure provoked for the next answers, else by the faults
 * that are on in the tenant. Services ask before they act, for each item of a batch on its own.
 */
export function nextFailure(
  context: Pick<SandboxContext, 'randomBytes'>,
  tenant: Tenant,
  service: FaultService,
  { method, url }: { readonly method: string; readonly url: URL },
): Failure | undefined {
  const provoked = takeProvoked(tenant, service)
  if (provoked !== undefined) return provoked
  if (tenant.activeFaults.size === 0) return undefined
  const call = {
    service,
    method,
    segments: (pathSegments(url.pathname) ?? []).map((segment) => segment.toLowerCase()),
    subscriptions: tenant.subscriptions.map(({ id }) => id),
    dice: () => Buffer.from(context.randomBytes(4)).readUInt32BE() / 2 ** 32,
  }
  for (const { effects } of tenant.activeFaults.values()) {
    const failure = effects.fail?.(call)
    if (failure !== undefined) return failure
  }
  return undefined
}
