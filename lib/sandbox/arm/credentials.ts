import { setImmediate } from 'node:timers/promises'
import { empty } from '../http'
import type { ManagedIdentityRecord, StoredCredential } from '../model'
import type { Route } from '../routes'
import {
  type ArmCall,
  type ArmHandler,
  armError,
  armHeaders,
  armJson,
  armList,
  sameName,
} from './call'
import { IDENTITY_PATH, identityId, requireIdentity } from './identities'

const ACTION = 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials'

/** Source: azure-rest-api-specs, Microsoft.ManagedIdentity, the credential's name. */
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_-]{2,119}$/

const MAX_CREDENTIALS = 20

/** Source: considerations page of workload identity federation, list of 2026-09. */
const REGIONS_WITHOUT_SUPPORT = new Set(['malaysiasouth'])

/** Identities with a write under way. */
const writing = new WeakSet<ManagedIdentityRecord>()

/** Only two preview versions know expressions. */
const EXPRESSION_VERSIONS = new Set(['2025-01-31-preview', '2025-05-31-preview'])

function toJson(call: ArmCall, owner: ManagedIdentityRecord, stored: StoredCredential): object {
  const { issuer, subject, audiences, claimsMatchingExpression } = stored
  const preview = EXPRESSION_VERSIONS.has(call.apiVersion)
  return {
    id: `${identityId(owner)}/federatedIdentityCredentials/${stored.name}`,
    name: stored.name,
    type: ACTION,
    properties: {
      issuer,
      ...(subject === null ? {} : { subject }),
      ...(preview && claimsMatchingExpression !== null ? { claimsMatchingExpression } : {}),
      audiences,
    },
  }
}

function find(owner: ManagedIdentityRecord, name: string): StoredCredential | undefined {
  return owner.credentials.find((one) => sameName(one.name, name))
}

const list: ArmHandler = (call) => {
  const owner = requireIdentity(call, `${ACTION}/read`)
  if ('response' in owner) return owner.response
  return armList(
    call,
    owner.credentials.map((stored) => toJson(call, owner, stored)),
  )
}

const show: ArmHandler = (call) => {
  const owner = requireIdentity(call, `${ACTION}/read`)
  if ('response' in owner) return owner.response
  const stored = find(owner, call.params.credential ?? '')
  if (stored !== undefined) return armJson(call, 200, toJson(call, owner, stored))
  const message = `The Resource '${ACTION}/${call.params.credential}' was not found.`
  return armError(call, 404, 'ResourceNotFound', message)
}

interface Draft {
  readonly issuer: string
  readonly subject: string | null
  readonly audiences: readonly string[]
  readonly claimsMatchingExpression: StoredCredential['claimsMatchingExpression']
}

const badRequest = (call: ArmCall, message: string) => ({
  response: armError(call, 400, 'BadRequest', message),
})

/** Reads the body. Texts: considerations page of workload identity federation. */
function readDraft(call: ArmCall): Draft | { readonly response: Response } {
  const { properties } = call.body ?? {}
  if (typeof properties !== 'object' || properties === null) {
    return badRequest(call, 'Federated Identity Credential from HTTP body has empty properties')
  }
  const fields = properties as Record<string, unknown>
  const { issuer, subject, audiences, claimsMatchingExpression } = fields
  const expression =
    EXPRESSION_VERSIONS.has(call.apiVersion) &&
    typeof claimsMatchingExpression === 'object' &&
    claimsMatchingExpression !== null
      ? (claimsMatchingExpression as { value: string; languageVersion: number })
      : null
  const named = typeof issuer === 'string' && issuer !== '' && Array.isArray(audiences)
  const matched = (typeof subject === 'string' && subject !== '') !== (expression !== null)
  if (!named || !matched) {
    return badRequest(
      call,
      "The request format was unexpected. Federated Identity Credential must specify 'issuer', 'subject' and 'audience'.",
    )
  }
  if (audiences.length !== 1) {
    return badRequest(call, 'Federated identity credentials must have exactly one audience.')
  }
  return {
    issuer,
    subject: typeof subject === 'string' ? subject : null,
    audiences: audiences.map(String),
    claimsMatchingExpression: expression,
  }
}

function checkWrite(
  call: ArmCall,
  owner: ManagedIdentityRecord,
  draft: Draft,
  stored: StoredCredential | undefined,
): { readonly response: Response } | undefined {
  const { credential = '' } = call.params
  if (!NAME.test(credential)) {
    return badRequest(call, `Federated Identity Credential name '${credential}' is invalid.`)
  }
  const pair = owner.credentials.find(
    ({ issuer, subject }) => issuer === draft.issuer && subject === draft.subject,
  )
  if (draft.subject !== null && pair !== undefined && pair !== stored) {
    return badRequest(
      call,
      'Issuer and subject combination already exists for this Managed Identity.',
    )
  }
  if (stored === undefined && owner.credentials.length >= MAX_CREDENTIALS) {
    // Source of this text: a third-party controller's comment.
    return badRequest(call, 'Too many Federated Identity Credentials')
  }
  return undefined
}

function write(call: ArmCall, owner: ManagedIdentityRecord): Response {
  const draft = readDraft(call)
  if ('response' in draft) return draft.response
  const name = call.params.credential ?? ''
  const stored = find(owner, name)
  const wrong = checkWrite(call, owner, draft, stored)
  if (wrong !== undefined) return wrong.response
  if (stored !== undefined) {
    Object.assign(stored, draft)
    return armJson(call, 200, toJson(call, owner, stored))
  }
  const createdAt = call.context.now().getTime()
  const made: StoredCredential = {
    id: call.requestId,
    name,
    description: null,
    createdAt,
    ...draft,
  }
  owner.credentials.push(made)
  return armJson(call, 201, toJson(call, owner, made))
}

/** Creates (201) or replaces (200). Parallel writes below one identity answer 409, as in Azure. */
const put: ArmHandler = async (call) => {
  const owner = requireIdentity(call, `${ACTION}/write`)
  if ('response' in owner) return owner.response
  if (REGIONS_WITHOUT_SUPPORT.has(owner.location)) {
    return armError(
      call,
      405,
      'MethodNotAllowed',
      'The request format was unexpected: Support for federated identity credentials not enabled.',
    )
  }
  if (writing.has(owner)) {
    return armError(
      call,
      409,
      'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity',
      `Too many Federated Identity Credentials are written concurrently for the managed identity '${identityId(owner)}'. Concurrent Federated Identity Credentials writes under the same managed identity are not supported.`,
    )
  }
  writing.add(owner)
  // A write takes its time, or no second one could ever meet it.
  await setImmediate()
  try {
    return write(call, owner)
  } finally {
    writing.delete(owner)
  }
}

const remove: ArmHandler = (call) => {
  const owner = requireIdentity(call, `${ACTION}/delete`)
  if ('response' in owner) return owner.response
  const stored = find(owner, call.params.credential ?? '')
  if (stored === undefined) return empty(204, armHeaders(call))
  owner.credentials.splice(owner.credentials.indexOf(stored), 1)
  return empty(200, armHeaders(call))
}

const PATH = `${IDENTITY_PATH}/federatedIdentityCredentials`

/** Routes of the credentials of user-assigned identities. */
export const CREDENTIAL_ROUTES: readonly Route<ArmHandler>[] = [
  ['GET', PATH, list],
  ['GET', `${PATH}/:credential`, show],
  ['PUT', `${PATH}/:credential`, put],
  ['DELETE', `${PATH}/:credential`, remove],
]
