import type { UserRecord } from '../model'
import type { Route } from '../routes'
import { type GraphHandler, graphError, graphJson, notFound, requirePermission } from './call'
import { listCollection, showEntity } from './collection'
import { DIRECTORY_PAGES } from './query'
import type { Entity, EntityType } from './schema'

const ORGANIZATION: EntityType = {
  name: 'microsoft.graph.organization',
  properties: [
    'id',
    'displayName',
    'verifiedDomains',
    'tenantType',
    'createdDateTime',
    'countryLetterCode',
  ],
  expandable: [],
}

const USER: EntityType = {
  name: 'microsoft.graph.user',
  properties: [
    'id',
    'displayName',
    'userPrincipalName',
    'mail',
    'jobTitle',
    'givenName',
    'surname',
  ],
  expandable: [],
}

const USERS = { set: 'users', type: USER, limits: DIRECTORY_PAGES } as const

/** Source: learn.microsoft.com/graph/api/user-list, permissions. */
const READ_USERS = [
  'User.ReadBasic.All',
  'User.Read.All',
  'User.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
] as const

function toUser({ id, displayName, userPrincipalName }: UserRecord): Entity {
  const [givenName, surname] = displayName.split(' ')
  return {
    properties: {
      id,
      displayName,
      userPrincipalName,
      mail: userPrincipalName,
      jobTitle: null,
      givenName,
      surname,
    },
    expandable: {},
  }
}

const SELF = ['User.Read', 'User.Read.All', 'User.ReadWrite', 'Directory.Read.All'] as const

/** The tenant itself, as a list of one. */
const organization: GraphHandler = (call) =>
  requireSelf(call) ??
  listCollection(call, {
    set: 'organization',
    type: ORGANIZATION,
    limits: DIRECTORY_PAGES,
    items: [call.tenant],
    build: ({ id, displayName, defaultDomain, createdDateTime }) => ({
      properties: {
        id,
        displayName,
        tenantType: 'AAD',
        createdDateTime,
        countryLetterCode: 'NL',
        verifiedDomains: [
          {
            capabilities: 'Email, OfficeCommunicationsOnline',
            isDefault: true,
            isInitial: true,
            name: defaultDomain,
            type: 'Managed',
          },
        ],
      },
      expandable: {},
    }),
  })

const requireSelf: (call: Parameters<GraphHandler>[0]) => Response | undefined = (call) =>
  call.caller.user === undefined
    ? requirePermission(call, ['Organization.Read.All', 'Directory.Read.All'], 'read')
    : SELF.some((name) => call.caller.permissions.has(name))
      ? undefined
      : requirePermission(call, SELF, 'read')

const me: GraphHandler = (call) => {
  const { user } = call.caller
  if (user === undefined) {
    // Source: Graph's answer to application tokens on /me.
    const message = '/me request is only valid with delegated authentication flow.'
    return graphError(call, 400, 'BadRequest', message)
  }
  const refused = requireSelf(call)
  if (refused !== undefined) return refused
  return showEntity(call, USERS, toUser(user))
}

/** Everybody of the tenant. */
const users: GraphHandler = (call) =>
  requirePermission(call, READ_USERS, 'read') ??
  listCollection(call, { ...USERS, items: call.tenant.users, build: toUser })

/** A person by object id or by user principal name. */
const person: GraphHandler = (call) => {
  const refused = requirePermission(call, READ_USERS, 'read')
  if (refused !== undefined) return refused
  const wanted = (call.params.user ?? '').toLowerCase()
  const found = call.tenant.users.find(
    ({ id, userPrincipalName }) => id === wanted || userPrincipalName === wanted,
  )
  return found === undefined
    ? notFound(call, call.params.user ?? '')
    : showEntity(call, USERS, toUser(found))
}

/** Template ids of directory roles. Source: Entra built-in roles reference. */
const DIRECTORY_ROLES: Readonly<Record<string, readonly [string, string]>> = {
  administrator: ['62e90394-69f5-4237-9190-012177145e10', 'Global Administrator'],
  reader: ['f2ef992c-3afb-46b9-b7cf-a126ee74c451', 'Global Reader'],
}

/** The directory roles of the signed-in person. */
const myRoles: GraphHandler = (call) => {
  const role = DIRECTORY_ROLES[call.caller.user?.role ?? '']
  const value =
    role === undefined ? [] : [{ id: role[0], roleTemplateId: role[0], displayName: role[1] }]
  const context = `https://graph.microsoft.com/${call.version}/$metadata#directoryRoles`
  return requireSelf(call) ?? graphJson(call, 200, { '@odata.context': context, value })
}

/** Routes about the tenant and its people. */
export const DIRECTORY_ROUTES: readonly Route<GraphHandler>[] = [
  ['GET', '/organization', organization],
  ['GET', '/me', me],
  ['GET', '/users', users],
  ['GET', '/users/:user', person],
  ['GET', '/me/transitiveMemberOf/microsoft.graph.directoryRole', myRoles],
]
