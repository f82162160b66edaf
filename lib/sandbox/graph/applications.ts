import { notImitated } from '../http'
import type { ApplicationRecord } from '../model'
import type { Route } from '../routes'
import {
  createApplication,
  createByUniqueName,
  deleteApplication,
  updateApplication,
} from './application-writes'
import {
  type GraphCall,
  type GraphHandler,
  graphError,
  graphJson,
  notFound,
  READ_APPLICATIONS,
  requirePermission,
} from './call'
import { listCollection, showEntity } from './collection'
import {
  createCredential,
  deleteCredential,
  getCredential,
  keyOf,
  listCredentials,
  updateCredential,
} from './credentials'
import { applicationsDelta } from './delta'
import { BLUEPRINT_PAGES, DIRECTORY_PAGES } from './query'
import { APPLICATION, toApplication } from './schema'

const BLUEPRINT_CAST = 'microsoft.graph.agentIdentityBlueprint'

/** Whether `Application.Read.All` suffices for blueprints is not documented; the sandbox takes it. */
const READ_BLUEPRINTS = [
  'AgentIdentityBlueprint.Read.All',
  'AgentIdentityBlueprint.ReadWrite.All',
  ...READ_APPLICATIONS,
] as const

/** By object id, or by one of the alternate keys `(appId='…')` and `(uniqueName='…')`. */
function findApplication(call: GraphCall): ApplicationRecord | undefined {
  const segment = call.params.app ?? ''
  const { applications } = call.tenant
  const byName = keyOf(segment, 'uniqueName')
  if (byName.named) {
    return [...applications.values()].find(({ uniqueName }) => uniqueName === byName.value)
  }
  const key = keyOf(segment, 'appId')
  const wanted = key.value.toLowerCase()
  if (!key.named) return applications.get(wanted)
  return [...applications.values()].find(({ appId }) => appId === wanted)
}

/** Blueprints are shown and their credentials reachable on beta only (entra-docs, agent-id error codes). */
function blueprintRefused(call: GraphCall): Response {
  return graphError(
    call,
    400,
    'AgentBlueprint_NotSupportedOnApiVersion',
    'Agent Blueprints are not supported on the API version used in this request.',
  )
}

/** The applications that a plain list shows: blueprints join on beta, marked by their type. */
function visible(call: GraphCall): readonly ApplicationRecord[] {
  const all = [...call.tenant.applications.values()]
  return call.version === 'beta' ? all : all.filter(({ blueprint }) => !blueprint)
}

const list: GraphHandler = (call) =>
  requirePermission(call, READ_APPLICATIONS, 'read') ??
  listCollection(call, {
    set: 'applications',
    type: APPLICATION,
    limits: DIRECTORY_PAGES,
    items: visible(call),
    build: (record) => toApplication(call.tenant, record, call.version),
  })

/** A blueprint that v1.0 does not show is no change there either. */
const delta: GraphHandler = (call) =>
  requirePermission(call, READ_APPLICATIONS, 'read') ?? applicationsDelta(call, visible(call))

const listBlueprints: GraphHandler = (call) => {
  const refused = requirePermission(call, READ_BLUEPRINTS, 'read')
  if (refused !== undefined) return refused
  const expand = call.url.searchParams.get('$expand') ?? ''
  if (call.version === 'v1.0' && expand.includes('federatedIdentityCredentials')) {
    return blueprintRefused(call)
  }
  return listCollection(call, {
    set: `applications/${BLUEPRINT_CAST}`,
    type: APPLICATION,
    limits: BLUEPRINT_PAGES,
    items: [...call.tenant.applications.values()].filter(({ blueprint }) => blueprint),
    build: (record) => toApplication(call.tenant, record, call.version),
  })
}

const show: GraphHandler = (call) => {
  const refused = requirePermission(call, READ_APPLICATIONS, 'read')
  if (refused !== undefined) return refused
  const record = findApplication(call)
  if (record === undefined) return notFound(call, call.params.app ?? '')
  const entity = toApplication(call.tenant, record, call.version)
  const set = 'applications'
  return showEntity(call, { set, type: APPLICATION, limits: DIRECTORY_PAGES }, entity)
}

const showBlueprint: GraphHandler = (call) => {
  const record = findApplication(call)
  return record?.blueprint ? show(call) : notFound(call, call.params.app ?? '')
}

const owners: GraphHandler = (call) => {
  const refused = requirePermission(call, READ_APPLICATIONS, 'read')
  if (refused !== undefined) return refused
  const record = findApplication(call)
  if (record === undefined) return notFound(call, call.params.app ?? '')
  const value = toApplication(call.tenant, record, call.version).expandable.owners
  const context = 'https://graph.microsoft.com/v1.0/$metadata#directoryObjects'
  return graphJson(call, 200, { '@odata.context': context, value })
}

type CredentialHandler = (call: GraphCall, owner: ApplicationRecord) => Response

/** Finds the parent; `cast` is true for the path of a blueprint. */
function onOwner(handler: CredentialHandler, cast: boolean): GraphHandler {
  return (call) => {
    const owner = findApplication(call)
    if (owner === undefined || (cast && !owner.blueprint)) {
      return notFound(call, call.params.app ?? '')
    }
    if (owner.blueprint && call.version === 'v1.0') return blueprintRefused(call)
    return handler(call, owner)
  }
}

/** Changes an application, or makes the one of that `uniqueName` when asked to. */
const change: GraphHandler = (call) => {
  const key = keyOf(call.params.app ?? '', 'uniqueName')
  const upsert = /create-if-missing/.test(call.headers.get('prefer') ?? '')
  if (key.named && upsert && findApplication(call) === undefined) {
    return createByUniqueName(call, key.value)
  }
  return onOwner(updateApplication, false)(call)
}

const missing =
  (what: string): GraphHandler =>
  () =>
    notImitated(what)

const CREDENTIALS: readonly Route<CredentialHandler>[] = [
  ['GET', '', listCredentials],
  ['POST', '', createCredential],
  ['GET', '/:fic', getCredential],
  ['PATCH', '/:fic', updateCredential],
  ['DELETE', '/:fic', deleteCredential],
]

/** Routes below `/applications`. */
export const APPLICATION_ROUTES: readonly Route<GraphHandler>[] = [
  ['GET', '/applications', list],
  ['POST', '/applications', createApplication],
  ['GET', `/applications/${BLUEPRINT_CAST}`, listBlueprints],
  ['POST', `/applications/${BLUEPRINT_CAST}`, missing('creating agent identity blueprints')],
  ['GET', '/applications/delta', delta],
  ['GET', '/applications/delta()', delta],
  ['GET', '/applications/:app', show],
  ['PATCH', '/applications/:app', change],
  ['DELETE', '/applications/:app', onOwner(deleteApplication, false)],
  ['GET', `/applications/:app/${BLUEPRINT_CAST}`, showBlueprint],
  ['GET', '/applications/:app/owners', owners],
  ...CREDENTIALS.flatMap(([method, rest, handler]) => [
    [
      method,
      `/applications/:app/federatedIdentityCredentials${rest}`,
      onOwner(handler, false),
    ] as const,
    [
      method,
      `/applications/:app/${BLUEPRINT_CAST}/federatedIdentityCredentials${rest}`,
      onOwner(handler, true),
    ] as const,
  ]),
]
