import { isGuid } from '../ids'
import type { Tenant } from '../model'

/** An API that tokens can be asked for. */
export interface Resource {
  readonly appId: string
  readonly displayName: string
  /** Identifier URIs without a trailing slash; the first is the usual audience. */
  readonly uris: readonly string[]
}

/** Graph's fixed application id. */
export const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000'

/** First-party APIs present in every sandbox tenant. */
export const RESOURCES: Readonly<Record<'graph' | 'arm' | 'storage' | 'vault', Resource>> = {
  graph: {
    appId: GRAPH_APP_ID,
    displayName: 'Microsoft Graph',
    uris: ['https://graph.microsoft.com'],
  },
  arm: {
    appId: '797f4846-ba00-4fd7-ba43-dac1f8f63013',
    displayName: 'Windows Azure Service Management API',
    uris: ['https://management.azure.com', 'https://management.core.windows.net'],
  },
  storage: {
    appId: 'e406a681-f3d4-42a8-90b6-c2b029497af1',
    displayName: 'Azure Storage',
    uris: ['https://storage.azure.com'],
  },
  vault: {
    appId: 'cfa8b339-82a2-471a-a3c9-0fc0be7a4093',
    displayName: 'Azure Key Vault',
    uris: ['https://vault.azure.net'],
  },
}

const OPENID_SCOPES = new Set(['openid', 'profile', 'offline_access', 'email'])

/** Scopes that are asked for beside a resource. */
export function isOpenIdScope(scope: string): boolean {
  return OPENID_SCOPES.has(scope)
}

/** One scope, split into the API it belongs to and the permission. */
export interface ScopePart {
  /** As written, without trailing slashes: `https://graph.microsoft.com` or an application id. */
  readonly resource: string
  readonly permission: string
}

/**
 * Splits one scope. A bare name belongs to Graph; the double slash of
 * `https://management.core.windows.net//.default` (az) is accepted.
 */
export function splitScope(scope: string): ScopePart | undefined {
  const cut = scope.lastIndexOf('/')
  if (cut === -1) {
    return /^[\w.-]+$/.test(scope)
      ? { resource: RESOURCES.graph.uris[0] ?? '', permission: scope }
      : undefined
  }
  const resource = scope.slice(0, cut).replace(/\/+$/, '')
  const permission = scope.slice(cut + 1)
  const readable = isGuid(resource) || /^[a-z][a-z0-9+.-]*:\/\/[^\s/?#]/i.test(resource)
  return readable && permission !== '' ? { resource, permission } : undefined
}

/** The API of that identifier: a first-party one or an application of the tenant. */
export function findResource(tenant: Tenant, identifier: string): Resource | undefined {
  const wanted = identifier.toLowerCase().replace(/\/+$/, '')
  for (const resource of Object.values(RESOURCES)) {
    if (resource.appId === wanted || resource.uris.includes(wanted)) return resource
  }
  for (const application of tenant.applications.values()) {
    if (wanted === application.appId || wanted === `api://${application.appId}`) {
      return {
        appId: application.appId,
        displayName: application.displayName,
        uris: [`api://${application.appId}`],
      }
    }
  }
  return undefined
}
