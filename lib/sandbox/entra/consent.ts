import type { Tenant, UserRecord } from '../model'
import { findResource, isOpenIdScope, splitScope } from './resources'

/**
 * Delegated permissions that an administrator granted when the tenant was made: what reading the
 * tenant needs. Writing asks for more, so the page meets the real step-up.
 */
export const GRANTED_AT_START: readonly string[] = [
  'User.Read',
  'Application.Read.All',
  'AgentIdentityBlueprint.Read.All',
  'https://management.azure.com/user_impersonation',
  'https://storage.azure.com/user_impersonation',
]

/** The key under which a consent is stored: application id of the API and permission. */
function consentKey(tenant: Tenant, scope: string): string | undefined {
  const split = splitScope(scope)
  const resource = split && findResource(tenant, split.resource)
  return split && resource ? `${resource.appId}/${split.permission}` : undefined
}

/** Scopes that are neither OpenID scopes, nor `.default`, nor granted yet. */
export function missingConsents(tenant: Tenant, scopes: readonly string[]): readonly string[] {
  return scopes.filter((scope) => {
    if (isOpenIdScope(scope) || scope.endsWith('/.default')) return false
    const key = consentKey(tenant, scope)
    return key === undefined || !tenant.consents.has(key)
  })
}

/** Grants the scopes for everybody in the tenant, as an administrator's consent does. */
export function grantConsents(tenant: Tenant, scopes: readonly string[]): void {
  for (const scope of scopes) {
    const key = consentKey(tenant, scope)
    if (key !== undefined && !isOpenIdScope(scope)) tenant.consents.add(key)
  }
}

/** True for the people whose sign-in ends at the question for consent, whatever is granted. */
export function refusesConsent({ role, lacks }: UserRecord): boolean {
  return role === 'no-consent' || lacks === 'consent'
}

/** True when the person may use the app at all without being asked. */
export function mayUse(user: UserRecord, tenant: Tenant, scopes: readonly string[]): boolean {
  return !refusesConsent(user) && missingConsents(tenant, scopes).length === 0
}

/** Every permission granted on an API, for `.default`. */
export function grantedPermissions(tenant: Tenant, resourceAppId: string): readonly string[] {
  const prefix = `${resourceAppId}/`
  const granted = [...tenant.consents].filter((key) => key.startsWith(prefix))
  return granted.map((key) => key.slice(prefix.length))
}
