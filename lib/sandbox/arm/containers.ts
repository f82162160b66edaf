import { empty } from '../http'
import type { Route } from '../routes'
import type { StorageAccount } from '../storage/accounts'
import type { StoreAnswer } from '../storage/azurite'
import { containerNames } from '../storage/storage'
import {
  type ArmCall,
  type ArmHandler,
  armHeaders,
  armJson,
  armList,
  refuse,
  sameName,
} from './call'
import { asRecord } from './fields'
import { ACCOUNT_PATH, accountId, requireReadyAccount } from './storage-accounts'

const TYPE = 'Microsoft.Storage/storageAccounts/blobServices/containers'

/** Source: learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata. */
const NAME = /^(?:\$web|\$root|(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9])$/

type PublicAccess = 'None' | 'Blob' | 'Container'

/** ARM's word and the data plane's. */
const DATA_PLANE: Readonly<Record<PublicAccess, string | undefined>> = {
  None: undefined,
  Blob: 'blob',
  Container: 'container',
}

/** The word in any letter case: az writes `blob`. Undefined for another value. */
function readPublicAccess(value: unknown): PublicAccess | undefined {
  const names = Object.keys(DATA_PLANE) as PublicAccess[]
  return names.find((name) => typeof value === 'string' && sameName(name, value))
}

function accessOf(answer: StoreAnswer): PublicAccess {
  const written = answer.headers.get('x-ms-blob-public-access')
  return written === 'blob' ? 'Blob' : written === 'container' ? 'Container' : 'None'
}

function toJson(account: StorageAccount, name: string, answer: StoreAnswer): object {
  const etag = answer.headers.get('etag') ?? ''
  const modified = new Date(answer.headers.get('last-modified') ?? 0)
  return {
    id: `${accountId(account)}/blobServices/default/containers/${name}`,
    name,
    type: TYPE,
    etag,
    properties: {
      publicAccess: accessOf(answer),
      leaseStatus: 'Unlocked',
      leaseState: 'Available',
      lastModifiedTime: modified.toISOString(),
      hasImmutabilityPolicy: false,
      hasLegalHold: false,
    },
  }
}

function unavailable(call: ArmCall): Response {
  const message = 'Blob storage needs the azurite package. Run npm ci and try again.'
  return refuse(call, 503, 'ServiceUnavailable', message).response
}

function address(name: string): string {
  return `/${name}?restype=container`
}

function notFound(call: ArmCall): Response {
  const message = 'The specified container does not exist.'
  return refuse(call, 404, 'ContainerNotFound', message).response
}

const show: ArmHandler = async (call) => {
  const account = requireReadyAccount(call, `${TYPE}/read`)
  if ('response' in account) return account.response
  const { container = '' } = call.params
  const answer = await call.storage.administer(account, 'GET', address(container))
  if (answer === undefined) return unavailable(call)
  if (answer.status !== 200) return notFound(call)
  return armJson(call, 200, toJson(account, container, answer))
}

const list: ArmHandler = async (call) => {
  const account = requireReadyAccount(call, `${TYPE}/read`)
  if ('response' in account) return account.response
  const all = await call.storage.administer(account, 'GET', '/?comp=list')
  if (all === undefined) return unavailable(call)
  const items: object[] = []
  for (const name of containerNames(all)) {
    const answer = await call.storage.administer(account, 'GET', address(name))
    if (answer?.status === 200) items.push(toJson(account, name, answer))
  }
  return armList(call, items)
}

/** Creates (201) or changes who may read (200). An account that forbids public access answers 409. */
const put: ArmHandler = async (call) => {
  const account = requireReadyAccount(call, `${TYPE}/write`)
  if ('response' in account) return account.response
  const { container = '' } = call.params
  const { publicAccess } = asRecord(call.body?.properties)
  const given = readPublicAccess(publicAccess)
  if (!NAME.test(container)) {
    const message = 'The specified resource name contains invalid characters.'
    return refuse(call, 400, 'InvalidResourceName', message).response
  }
  // A client that has no wish may write null.
  if (given === undefined && (publicAccess ?? undefined) !== undefined) {
    const message = "publicAccess must be 'None', 'Blob' or 'Container'."
    return refuse(call, 400, 'InvalidValuesForRequestParameters', message).response
  }
  if (given !== undefined && given !== 'None' && !account.allowBlobPublicAccess) {
    const message = 'Public access is not permitted on this storage account.'
    return refuse(call, 409, 'PublicAccessNotPermitted', message).response
  }
  const access = DATA_PLANE[given ?? 'None']
  const headers = access === undefined ? {} : { 'x-ms-blob-public-access': access }
  const { administer } = call.storage
  const made = await administer(account, 'PUT', address(container), { headers })
  if (made === undefined) return unavailable(call)
  if (made.status !== 201 && given !== undefined) {
    await administer(account, 'PUT', `${address(container)}&comp=acl`, { headers })
  }
  const answer = await administer(account, 'GET', address(container))
  if (answer?.status !== 200) return notFound(call)
  return armJson(call, made.status === 201 ? 201 : 200, toJson(account, container, answer))
}

const remove: ArmHandler = async (call) => {
  const account = requireReadyAccount(call, `${TYPE}/delete`)
  if ('response' in account) return account.response
  const answer = await call.storage.administer(
    account,
    'DELETE',
    address(call.params.container ?? ''),
  )
  if (answer === undefined) return unavailable(call)
  return empty(answer.status === 202 ? 200 : 204, armHeaders(call))
}

const PATH = `${ACCOUNT_PATH}/blobServices/default/containers`

/** Routes of blob containers. Blob storage itself keeps them, so both sides show the same. */
export const CONTAINER_ROUTES: readonly Route<ArmHandler>[] = [
  ['GET', PATH, list],
  ['GET', `${PATH}/:container`, show],
  ['PUT', `${PATH}/:container`, put],
  ['PATCH', `${PATH}/:container`, put],
  ['DELETE', `${PATH}/:container`, remove],
]
