import { empty, notImitated } from '../http'
import { guidFromBytes, isGuid } from '../ids'
import type { ApplicationRecord } from '../model'
import { SANDBOX_CLIENT_ID } from '../public/constants'
import { recordApplication } from './audit-trail'
import {
  type GraphCall,
  graphError,
  graphHeaders,
  graphJson,
  requirePermission,
  WRITE_APPLICATIONS,
} from './call'
import { noteChange } from './change-log'
import { mayWrite } from './credentials'
import { APPLICATION, toApplication } from './schema'

/** Limits of `requiredResourceAccess`. Source: Graph documentation, update application. */
const MAX_RESOURCES = 50
const MAX_PERMISSIONS = 400

const AUDIENCES = new Set<unknown>([
  'AzureADMyOrg',
  'AzureADMultipleOrgs',
  'AzureADandPersonalMicrosoftAccount',
  'PersonalMicrosoftAccount',
])

type Check = (value: unknown) => boolean

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText =
  (max: number): Check =>
  (value) =>
    value === null || (typeof value === 'string' && value.length <= max)
const isTexts: Check = (value) =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')
const isBlock: Check = (value) => value === null || isObject(value)
const isEmpty: Check = (value) => Array.isArray(value) && value.length === 0

function isAccess(value: unknown): boolean {
  if (!isObject(value) || typeof value.resourceAppId !== 'string') return false
  const { resourceAccess } = value
  return (
    Array.isArray(resourceAccess) &&
    resourceAccess.every(
      (one) =>
        isObject(one) &&
        typeof one.id === 'string' &&
        isGuid(one.id) &&
        (one.type === 'Role' || one.type === 'Scope'),
    )
  )
}

/** Fields of the record itself. */
const FIELDS: Readonly<Record<string, Check>> = {
  displayName: (value) => typeof value === 'string' && value !== '' && value.length <= 256,
  description: isText(1024),
  notes: isText(1024),
  signInAudience: (value) => AUDIENCES.has(value),
  tags: isTexts,
  isFallbackPublicClient: (value) => value === null || typeof value === 'boolean',
  uniqueName: isText(120),
}

/** Kept and shown as they were sent; nothing in the sandbox acts on them. */
const SETTINGS: Readonly<Record<string, Check>> = {
  identifierUris: isTexts,
  requiredResourceAccess: (value) => Array.isArray(value) && value.every(isAccess),
  web: isBlock,
  spa: isBlock,
  api: isBlock,
  appRoles: Array.isArray,
  servicePrincipalLockConfiguration: isBlock,
}

/** Secrets and certificates cannot be written: the sandbox keeps none. */
const SECRETS = new Set(['passwordCredentials', 'keyCredentials'])

const bad = (call: GraphCall, message: string) =>
  graphError(call, 400, 'Request_BadRequest', message)

/** The two limits; their texts are the sandbox's own, the code that of a full object. */
function checkAccess(call: GraphCall): Response | undefined {
  const access = call.body?.requiredResourceAccess as
    | readonly { readonly resourceAccess: readonly unknown[] }[]
    | undefined
  if (access === undefined) return undefined
  const permissions = access.reduce((sum, { resourceAccess }) => sum + resourceAccess.length, 0)
  if (access.length <= MAX_RESOURCES && permissions <= MAX_PERMISSIONS) return undefined
  const message = `RequiredResourceAccess may name at most ${MAX_RESOURCES} resources and ${MAX_PERMISSIONS} permissions.`
  return graphError(call, 400, 'Request_BadRequest', message)
}

/** What is wrong with the body. Codes are documented; the texts follow those of other properties. */
function checkBody(call: GraphCall): Response | undefined {
  for (const [name, value] of Object.entries(call.body ?? {})) {
    if (name.startsWith('@')) continue
    const check = FIELDS[name] ?? SETTINGS[name]
    if (check === undefined) {
      if (SECRETS.has(name)) {
        if (isEmpty(value)) continue
        return notImitated(`writing ${name} of an application`)
      }
      return bad(
        call,
        APPLICATION.properties.includes(name)
          ? `Property '${name}' is read-only and cannot be set.`
          : `Invalid property '${name}'.`,
      )
    }
    if (!check(value)) {
      return bad(call, `Invalid value specified for property '${name}' of resource 'Application'.`)
    }
  }
  return checkAccess(call)
}

/** `uniqueName` is a key: set once, and used once in the tenant. */
function checkUniqueName(call: GraphCall, record?: ApplicationRecord): Response | undefined {
  const wanted = call.body?.uniqueName
  if (typeof wanted !== 'string' || wanted === record?.uniqueName) return undefined
  if (typeof record?.uniqueName === 'string') {
    return bad(call, "Property 'uniqueName' is read-only and cannot be set.")
  }
  const taken = [...call.tenant.applications.values()].some((one) => one.uniqueName === wanted)
  return taken
    ? graphError(
        call,
        409,
        'Request_MultipleObjectsWithSameKeyValue',
        'Another object with the same value for property uniqueName already exists.',
      )
    : undefined
}

/** Lays the body over the record. Blocks such as `web` are merged, lists replaced as a whole. */
function apply(call: GraphCall, record: ApplicationRecord): void {
  const fields: Record<string, unknown> = {}
  const settings: Record<string, unknown> = { ...record.settings }
  for (const [name, value] of Object.entries(call.body ?? {})) {
    if (Object.hasOwn(FIELDS, name)) fields[name] = value
    if (!Object.hasOwn(SETTINGS, name)) continue
    const old = settings[name]
    settings[name] = isObject(old) && isObject(value) ? { ...old, ...value } : value
  }
  if (Object.hasOwn(fields, 'isFallbackPublicClient')) {
    fields.isFallbackPublicClient = fields.isFallbackPublicClient === true
  }
  Object.assign(record, fields, { settings })
  const principals = call.tenant.servicePrincipals.values()
  for (const principal of principals) {
    if (principal.appId !== record.appId) continue
    principal.displayName = record.displayName
    principal.identifierUris = (settings.identifierUris ?? []) as readonly string[]
  }
}

function make(call: GraphCall, uniqueName?: string): Response {
  const { context, caller, tenant, version } = call
  if (call.body?.displayName === undefined) {
    return bad(call, "A value is required for property 'displayName' of resource 'Application'.")
  }
  const record: ApplicationRecord = {
    id: guidFromBytes(context.randomBytes(16)),
    appId: guidFromBytes(context.randomBytes(16)),
    displayName: '',
    description: null,
    notes: null,
    createdDateTime: `${context.now().toISOString().slice(0, 19)}Z`,
    signInAudience: 'AzureADMyOrg',
    tags: [],
    blueprint: false,
    isFallbackPublicClient: false,
    passwordCredentials: [],
    keyCredentials: [],
    owners: caller.user === undefined ? [] : [caller.user.id],
    credentials: [],
    createdByAppId: caller.appId,
  }
  apply(call, record)
  // The key of the address wins over the body.
  if (uniqueName !== undefined) record.uniqueName = uniqueName
  tenant.applications.set(record.id, record)
  noteChange(tenant, record.id)
  recordApplication(call, record, 'Add')
  const root = `https://graph.microsoft.com/${version}`
  return graphJson(
    call,
    201,
    {
      '@odata.context': `${root}/$metadata#applications/$entity`,
      ...toApplication(tenant, record, version).properties,
    },
    { location: `${root}/applications/${record.id}` },
  )
}

/** Creates an application: 201 with the object. The person who asks becomes its owner. */
export function createApplication(call: GraphCall): Response {
  const refused =
    requirePermission(call, WRITE_APPLICATIONS, 'write') ?? checkBody(call) ?? checkUniqueName(call)
  return refused ?? make(call)
}

/** Creates the application of that `uniqueName`, as `Prefer: create-if-missing` asks. */
export function createByUniqueName(call: GraphCall, uniqueName: string): Response {
  return (
    requirePermission(call, WRITE_APPLICATIONS, 'write') ??
    checkBody(call) ??
    make(call, uniqueName)
  )
}

/** Changes an application: 204. */
export function updateApplication(call: GraphCall, record: ApplicationRecord): Response {
  const refused = mayWrite(call, record) ?? checkBody(call) ?? checkUniqueName(call, record)
  if (refused !== undefined) return refused
  apply(call, record)
  noteChange(call.tenant, record.id)
  return empty(204, graphHeaders(call))
}

/** Deletes an application with its service principal: 204. There is no bin to bring it back from. */
export function deleteApplication(call: GraphCall, record: ApplicationRecord): Response {
  const refused = mayWrite(call, record)
  if (refused !== undefined) return refused
  if (record.appId === SANDBOX_CLIENT_ID) return notImitated('deleting this app’s own registration')
  const { applications, servicePrincipals } = call.tenant
  applications.delete(record.id)
  for (const [id, { appId }] of servicePrincipals) {
    if (appId === record.appId) servicePrincipals.delete(id)
  }
  noteChange(call.tenant, record.id, true)
  recordApplication(call, record, 'Delete')
  return empty(204, graphHeaders(call))
}
