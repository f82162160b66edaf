import type { Tenant } from '../model'
import type { FaultService } from './model'

/** How many faults a tenant has now, failures that wait for the next answers included. */
export function countFaults(tenant: Tenant): number {
  return tenant.activeFaults.size + tenant.faults.length
}

function effects(tenant: Tenant) {
  return [...tenant.activeFaults.values()].map((fault) => fault.effects)
}

/** Milliseconds that an answer of the service comes later. */
export function delayOf(tenant: Tenant, service: FaultService): number {
  return effects(tenant).reduce((sum, { delay }) => sum + (delay?.(service) ?? 0), 0)
}

/** Seconds that the clock of sign-in, Graph and Azure is ahead. */
export function clockSecondsOf(tenant: Tenant): number {
  return effects(tenant).reduce((sum, { clockSeconds = 0 }) => sum + clockSeconds, 0)
}

/** Seconds that an access token lives which would live `usual`. */
export function tokenLife(tenant: Tenant, usual: number): number {
  return Math.min(usual, ...effects(tenant).map(({ tokenSeconds = usual }) => tokenSeconds))
}

/** True while nothing but a sign-in by hand gives a new token. */
export function isSignInEnded(tenant: Tenant): boolean {
  return effects(tenant).some(({ endsSignIn }) => endsSignIn === true)
}

/** Whether the subscription is gone or disabled; undefined while it is well. */
export function subscriptionFault(
  tenant: Tenant,
  subscriptionId: string,
): 'gone' | 'disabled' | undefined {
  return effects(tenant).find(
    ({ deadSubscription: dead }) =>
      dead !== undefined && tenant.subscriptions[dead.place]?.id === subscriptionId,
  )?.deadSubscription?.how
}
