import type { Route } from '../routes'
import { type GraphHandler, graphError, graphJson, requirePermission } from './call'
import { listCollection, showEntity } from './collection'
import { DIRECTORY_PAGES } from './query'
import type { EntityType } from './schema'

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
  const [givenName, surname] = user.displayName.split(' ')
  const { id, displayName, userPrincipalName } = user
  const properties = {
    id,
    displayName,
    userPrincipalName,
    mail: userPrincipalName,
    jobTitle: null,
    givenName,
    surname,
  }
  const collection = { set: 'users', type: USER, limits: DIRECTORY_PAGES }
  return showEntity(call, collection, { properties, expandable: {} })
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

/** Routes about the tenant and the signed-in person. */
export const DIRECTORY_ROUTES: readonly Route<GraphHandler>[] = [
  ['GET', '/organization', organization],
  ['GET', '/me', me],
  ['GET', '/me/transitiveMemberOf/microsoft.graph.directoryRole', myRoles],
]
