import type { ProvokedFault, Tenant } from './model'

/** Takes one provoked failure of a service, if any is left. */
export function takeFault(
  tenant: Tenant,
  service: ProvokedFault['service'],
): ProvokedFault | undefined {
  const index = tenant.faults.findIndex((fault) => fault.service === service)
  const fault = tenant.faults[index]
  if (fault === undefined) return undefined
  fault.remaining -= 1
  if (fault.remaining <= 0) tenant.faults.splice(index, 1)
  return fault
}
