import { allows, allowsData, roleDefinition } from '../arm/role-definitions'
import { assignmentsAt } from '../arm/state'
import type { SandboxContext } from '../context'
import { readBearer } from '../entra/bearer'
import { RESOURCES } from '../entra/resources'
import type { FlagRefusal } from './access'
import type { StorageAccount } from './accounts'

const AUDIENCES = new Set([...RESOURCES.storage.uris, RESOURCES.storage.appId])

const CONTAINERS = 'Microsoft.Storage/storageAccounts/blobServices/containers'

/** What a method does. */
const VERBS: Readonly<Record<string, string>> = {
  GET: 'read',
  HEAD: 'read',
  PUT: 'write',
  DELETE: 'delete',
}

/** Why a token opens nothing. */
export type TokenRefusal = 'InvalidAuthenticationInfo' | 'AuthorizationPermissionMismatch'

const REFUSALS: Readonly<Record<TokenRefusal, readonly [status: number, message: string]>> = {
  InvalidAuthenticationInfo: [
    401,
    'Server failed to authenticate the request. Please refer to the information in the www-authenticate header.',
  ],
  AuthorizationPermissionMismatch: [
    403,
    'This request is not authorized to perform this operation using this permission.',
  ],
}

/** The refusal with its status and text. */
export function describeRefusal(code: TokenRefusal): FlagRefusal {
  const [status, message] = REFUSALS[code]
  return { status, code, message }
}

/** Path of the container that a request asks for, as a scope below the account. */
function scopeOf(account: StorageAccount, url: URL): string {
  const [, container = ''] = url.pathname.split('/')
  const { subscriptionId, resourceGroup, name } = account
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.Storage/storageAccounts/${name}/blobServices/default/containers/${container}`
}

/**
 * Judges the bearer token of a request: it must be for storage, of the account's own tenant, and a
 * role must allow it there. Blobs take a data role; being Owner is not enough.
 */
export async function refusedByToken(
  context: Pick<SandboxContext, 'now' | 'tenants'>,
  account: StorageAccount,
  request: Request,
  url: URL,
): Promise<TokenRefusal | undefined> {
  const caller = await readBearer(context, request, AUDIENCES)
  if ('fault' in caller || caller.tenant !== account.tenant) return 'InvalidAuthenticationInfo'
  const verb = VERBS[request.method] ?? ''
  const listing = url.searchParams.get('comp') === 'list'
  const container = url.searchParams.get('restype') === 'container' && !listing
  const allowed = assignmentsAt(caller.tenant, caller.objectId, scopeOf(account, url)).some(
    (one) => {
      const role = roleDefinition(one.roleId)
      if (role === undefined) return false
      return container
        ? allows(role, `${CONTAINERS}/${verb}`)
        : allowsData(role, `${CONTAINERS}/blobs/${verb}`)
    },
  )
  return allowed ? undefined : 'AuthorizationPermissionMismatch'
}
