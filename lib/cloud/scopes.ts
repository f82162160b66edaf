import { apiScope } from '../transport/api-scope'
import { CLOUD_HOSTS, type RuntimeConfig } from '../transport/config'
import type { TokenResource } from './session-model'

/**
 * Asked at sign-in: read only. Further scopes are asked where they are first needed.
 * Source: least-privileged delegated scopes of the Graph permissions reference (application: list,
 * organization: get), learn.microsoft.com/graph/permissions-reference.
 */
const SIGN_IN_SCOPES = ['User.Read', 'Application.Read.All'] as const

/** Reads agent identity blueprints where `Application.Read.All` is not enough; admin consent. */
export const BLUEPRINT_SCOPE = 'AgentIdentityBlueprint.Read.All'

/** The scopes of a resource in full form, so that every cloud gets its own Graph and ARM. */
export function scopesFor(
  config: RuntimeConfig,
  resource: TokenResource,
  scopes?: readonly string[],
): string[] {
  const hosts = CLOUD_HOSTS[config.cloud]
  const full: Record<TokenResource, () => string[]> = {
    graph: () => (scopes ?? SIGN_IN_SCOPES).map((scope) => qualified(hosts.graph, scope)),
    management: () => (scopes ?? ['user_impersonation']).map((s) => qualified(hosts.management, s)),
    api: () => [...(scopes ?? [apiScope(config.clientId)])],
  }
  return full[resource]()
}

function qualified(host: string, scope: string): string {
  return scope.includes('://') ? scope : `${host}/${scope}`
}
