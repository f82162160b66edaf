import { empty } from '../http'
import { guidFromBytes } from '../ids'
import type { ApplicationRecord, StoredCredential } from '../model'
import { recordCredentials, writeCredentials } from './audit-trail'
import {
  denied,
  type GraphCall,
  graphError,
  graphHeaders,
  graphJson,
  notFound,
  READ_APPLICATIONS,
  requirePermission,
  WRITE_APPLICATIONS,
} from './call'
import { listCollection, showEntity } from './collection'
import { type CredentialDraft, checkCredential } from './credential-rules'
import { DIRECTORY_PAGES } from './query'
import { credentialType, toCredentialJson } from './schema'

const FIELDS = new Set(['id', 'name', 'issuer', 'subject', 'audiences', 'description'])

/** Key of an alternate-key segment such as `(name='x')`, else the segment itself. */
export function keyOf(segment: string, property: string): { value: string; named: boolean } {
  const match = new RegExp(`^\\(${property}='((?:[^']|'')*)'\\)$`).exec(segment)
  if (match === null) return { value: segment, named: false }
  return { value: (match[1] ?? '').replaceAll("''", "'"), named: true }
}

function setName(owner: ApplicationRecord): string {
  return `applications('${owner.id}')/federatedIdentityCredentials`
}

/** Lists the credentials of an application or blueprint. */
export function listCredentials(call: GraphCall, owner: ApplicationRecord): Response {
  const refused = requirePermission(call, READ_APPLICATIONS, 'read')
  if (refused !== undefined) return refused
  return listCollection(call, {
    set: setName(owner),
    type: credentialType(call.version),
    limits: DIRECTORY_PAGES,
    items: owner.credentials,
    build: (stored) => ({ properties: toCredentialJson(stored, call.version), expandable: {} }),
  })
}

function find(owner: ApplicationRecord, segment: string): StoredCredential | undefined {
  const { value } = keyOf(segment, 'name')
  return owner.credentials.find(({ id, name }) => id === value.toLowerCase() || name === value)
}

/** One credential, by id or by name. */
export function getCredential(call: GraphCall, owner: ApplicationRecord): Response {
  const refused = requirePermission(call, READ_APPLICATIONS, 'read')
  if (refused !== undefined) return refused
  const stored = find(owner, call.params.fic ?? '')
  if (stored === undefined) return notFound(call, call.params.fic ?? '')
  const type = credentialType(call.version)
  const entity = { properties: toCredentialJson(stored, call.version), expandable: {} }
  return showEntity(call, { set: setName(owner), type, limits: DIRECTORY_PAGES }, entity)
}

/** The caller may write when the permission, and the role or the ownership, allow it. */
export function mayWrite(call: GraphCall, owner: ApplicationRecord): Response | undefined {
  const { caller } = call
  if (caller.user !== undefined && owner.owners.includes(caller.user.id)) {
    const permitted = WRITE_APPLICATIONS.some((name) => caller.permissions.has(name))
    return permitted ? undefined : denied(call)
  }
  return requirePermission(call, WRITE_APPLICATIONS, 'write')
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function readExpression(value: unknown): StoredCredential['claimsMatchingExpression'] {
  if (typeof value !== 'object' || value === null) return null
  const { value: expression, languageVersion } = value as Record<string, unknown>
  return typeof expression === 'string'
    ? { value: expression, languageVersion: Number(languageVersion ?? 1) }
    : null
}

/** A property that the version does not know, as Graph words it. */
function unknownField(call: GraphCall): Response | undefined {
  for (const name of Object.keys(call.body ?? {})) {
    if (name.startsWith('@') || FIELDS.has(name)) continue
    if (name === 'claimsMatchingExpression' && call.version === 'beta') continue
    return graphError(call, 400, 'Request_BadRequest', `Invalid property '${name}'.`)
  }
  return undefined
}

/** The draft after a change: what the body names over what was stored. */
function draft(call: GraphCall, name: string, base?: StoredCredential): CredentialDraft {
  const body = call.body ?? {}
  const audiences = Array.isArray(body.audiences)
    ? body.audiences.filter((one): one is string => typeof one === 'string')
    : (base?.audiences ?? [])
  const pick = <T>(key: string, read: (value: unknown) => T, old: T): T =>
    Object.hasOwn(body, key) ? read(body[key]) : old
  return {
    name,
    audiences,
    issuer: text(body.issuer) ?? base?.issuer ?? '',
    subject: pick('subject', text, base?.subject ?? null),
    description: pick('description', text, base?.description ?? null),
    claimsMatchingExpression: pick(
      'claimsMatchingExpression',
      readExpression,
      base?.claimsMatchingExpression ?? null,
    ),
  }
}

function missing(call: GraphCall): Response | undefined {
  for (const name of ['name', 'issuer', 'audiences']) {
    if (call.body?.[name] !== undefined) continue
    const message = `A value is required for property '${name}' of resource 'FederatedIdentityCredential'.`
    return graphError(call, 400, 'Request_BadRequest', message)
  }
  return undefined
}

function add(call: GraphCall, owner: ApplicationRecord, made: CredentialDraft): Response {
  const wrong = checkCredential(call, made, owner.credentials)
  if (wrong !== undefined) return wrong
  const { context } = call
  const id = guidFromBytes(context.randomBytes(16))
  const stored = { ...made, id, createdAt: context.now().getTime() }
  const before = writeCredentials(owner.credentials)
  owner.credentials.push(stored)
  recordCredentials(call, owner, before)
  const root = `https://graph.microsoft.com/${call.version}`
  return graphJson(
    call,
    201,
    {
      '@odata.context': `${root}/$metadata#${setName(owner)}/$entity`,
      ...toCredentialJson(stored, call.version),
    },
    { location: `${root}/applications/${owner.id}/federatedIdentityCredentials/${stored.id}` },
  )
}

/** Creates a credential: 201 with the object. */
export function createCredential(call: GraphCall, owner: ApplicationRecord): Response {
  const refused = mayWrite(call, owner) ?? unknownField(call) ?? missing(call)
  if (refused !== undefined) return refused
  return add(call, owner, draft(call, String(call.body?.name)))
}

/** Changes a credential (204), or creates it when addressed by name with `create-if-missing`. */
export function updateCredential(call: GraphCall, owner: ApplicationRecord): Response {
  const refused = mayWrite(call, owner) ?? unknownField(call)
  if (refused !== undefined) return refused
  const segment = call.params.fic ?? ''
  const stored = find(owner, segment)
  if (stored === undefined) {
    const key = keyOf(segment, 'name')
    const upsert = /create-if-missing/.test(call.headers.get('prefer') ?? '')
    return key.named && upsert
      ? add(call, owner, draft(call, key.value))
      : notFound(call, key.value)
  }
  const { name } = call.body ?? {}
  if (name !== undefined && name !== stored.name) {
    const message = 'Name is immutable and cannot be changed after creation'
    return graphError(call, 400, 'Request_BadRequest', message)
  }
  const changed = draft(call, stored.name, stored)
  const others = owner.credentials.filter((one) => one !== stored)
  const wrong = checkCredential(call, changed, others)
  if (wrong !== undefined) return wrong
  const { name: _same, ...fields } = changed
  const before = writeCredentials(owner.credentials)
  Object.assign(stored, fields)
  recordCredentials(call, owner, before)
  return empty(204, graphHeaders(call))
}

/** Deletes a credential: 204. */
export function deleteCredential(call: GraphCall, owner: ApplicationRecord): Response {
  const refused = mayWrite(call, owner)
  if (refused !== undefined) return refused
  const stored = find(owner, call.params.fic ?? '')
  if (stored === undefined) return notFound(call, call.params.fic ?? '')
  const before = writeCredentials(owner.credentials)
  owner.credentials.splice(owner.credentials.indexOf(stored), 1)
  recordCredentials(call, owner, before)
  return empty(204, graphHeaders(call))
}
