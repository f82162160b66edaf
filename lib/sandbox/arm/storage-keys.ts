import type { Route } from '../routes'
import type { StorageAccount } from '../storage/accounts'
import { accountSas, type SasFields, serviceSas } from '../storage/sas'
import { type ArmCall, type ArmHandler, armJson, type Refused, refuse } from './call'
import { asText } from './fields'
import { ACCOUNT_PATH, requireReadyAccount } from './storage-accounts'

const TYPE = 'Microsoft.Storage/storageAccounts'
const KEY_NAMES = ['key1', 'key2'] as const

function keysJson(account: StorageAccount): object {
  const creationTime = account.createdAt.toISOString()
  return {
    keys: account.keys.map((value, index) => ({
      creationTime,
      keyName: KEY_NAMES[index],
      value,
      permissions: 'FULL',
    })),
  }
}

/** The two keys. They can be listed while `allowSharedKeyAccess` is off, and then open nothing. */
const listKeys: ArmHandler = (call) => {
  const account = requireReadyAccount(call, `${TYPE}/listkeys/action`)
  return 'response' in account ? account.response : armJson(call, 200, keysJson(account))
}

/** Replaces one key, which ends every SAS that it signed. */
const regenerate: ArmHandler = (call) => {
  const account = requireReadyAccount(call, `${TYPE}/regeneratekey/action`)
  if ('response' in account) return account.response
  const name = asText(call.body?.keyName)
  const made = call.storage.accounts.newKey()
  if (name === 'key1') account.keys = [made, account.keys[1]]
  else if (name === 'key2') account.keys = [account.keys[0], made]
  else return refuse(call, 400, 'InvalidValue', 'keyName must be key1 or key2.').response
  return armJson(call, 200, keysJson(account))
}

/** A field of the body that must be there. */
function required(call: ArmCall, name: string): string | Refused {
  const value = asText(call.body?.[name])
  if (value !== undefined && value !== '') return value
  const message = `The value for one of the properties is missing. Property name: '${name}'.`
  return refuse(call, 400, 'InvalidValuesForRequestParameters', message)
}

function signingKey(call: ArmCall, account: StorageAccount): string {
  return account.keys[call.body?.keyToSign === 'key2' ? 1 : 0]
}

/** The fields that both kinds of SAS share; empty ones stay out of the signature. */
function optionalFields(call: ArmCall): Omit<SasFields, 'signedPermission' | 'signedExpiry'> {
  const { signedStart, signedIp, signedProtocol } = call.body ?? {}
  return {
    signedStart: asText(signedStart) ?? '',
    signedIp: asText(signedIp) ?? '',
    signedProtocol: asText(signedProtocol) ?? '',
  }
}

/** Reads all names or refuses the first that is missing. */
function readRequired<Name extends string>(
  call: ArmCall,
  names: readonly Name[],
): Readonly<Record<Name, string>> | Refused {
  const values: Partial<Record<Name, string>> = {}
  for (const name of names) {
    const value = required(call, name)
    if (typeof value !== 'string') return value
    values[name] = value
  }
  return values as Record<Name, string>
}

const listAccountSas: ArmHandler = (call) => {
  const account = requireReadyAccount(call, `${TYPE}/listAccountSas/action`)
  if ('response' in account) return account.response
  const fields = readRequired(call, [
    'signedServices',
    'signedResourceTypes',
    'signedPermission',
    'signedExpiry',
  ])
  if ('response' in fields) return fields.response as Response
  const all = { ...optionalFields(call), ...fields }
  return armJson(call, 200, {
    accountSasToken: accountSas(account.name, signingKey(call, account), all),
  })
}

const listServiceSas: ArmHandler = (call) => {
  const account = requireReadyAccount(call, `${TYPE}/listServiceSas/action`)
  if ('response' in account) return account.response
  const fields = readRequired(call, [
    'canonicalizedResource',
    'signedResource',
    'signedPermission',
    'signedExpiry',
  ])
  if ('response' in fields) return fields.response as Response
  if (!fields.canonicalizedResource.startsWith(`/blob/${account.name}/`)) {
    const message = `The canonicalizedResource must start with '/blob/${account.name}/'.`
    return refuse(call, 400, 'InvalidValuesForRequestParameters', message).response
  }
  const signedIdentifier = asText(call.body?.signedIdentifier) ?? ''
  const all = { ...optionalFields(call), ...fields, signedIdentifier }
  return armJson(call, 200, { serviceSasToken: serviceSas(signingKey(call, account), all) })
}

/** Routes of account keys and of what they sign. */
export const STORAGE_KEY_ROUTES: readonly Route<ArmHandler>[] = [
  ['POST', `${ACCOUNT_PATH}/listKeys`, listKeys],
  ['POST', `${ACCOUNT_PATH}/regenerateKey`, regenerate],
  ['POST', `${ACCOUNT_PATH}/listAccountSas`, listAccountSas],
  ['POST', `${ACCOUNT_PATH}/listServiceSas`, listServiceSas],
]
