import type { Cloud } from '../../credential/model'
import { trimSlashes } from '../../credential/texts'
import type { Plan } from '../../plan/model'
import type { IssuerFile } from '../keys/documents'
import { BLOB_SUFFIXES } from '../keys/storage-suffixes'
import { accountPath, sharedKeys, upload, uploadSignature } from './requests'

/** An issuer on Azure Storage, taken apart. */
export interface StoragePlace {
  readonly account: string
  readonly container: string
}

/** Account and container of an issuer like `https://account.blob.core.windows.net/container`; undefined for others. */
export function storagePlace(issuer: string, cloud: Cloud): StoragePlace | undefined {
  const [account = '', host, container = '', ...more] = splitIssuer(issuer)
  if (host !== BLOB_SUFFIXES[cloud] || more.length > 0) return undefined
  const known = /^[a-z0-9]{3,24}$/.test(account) && /^[a-z0-9-]{3,63}$/.test(container)
  return known ? { account, container } : undefined
}

function splitIssuer(issuer: string): readonly string[] {
  const match = /^https:\/\/([^./]+)\.([^/]+)\/(.+)$/.exec(trimSlashes(issuer))
  return match === null ? [] : [match[1] ?? '', match[2] ?? '', ...(match[3] ?? '').split('/')]
}

export interface RepublishInput extends StoragePlace {
  readonly subscriptionId: string
  readonly resourceGroup: string
  readonly issuer: string
  readonly files: readonly IssuerFile[]
  /** The account's keys may sign already: others may rely on them, so they stay on. */
  readonly keysOn: boolean
}

/**
 * The plan that replaces the documents of an issuer that exists: keys on, signature, upload, keys off. What
 * the account was set to is found again: keys that were on are left on, and the signature ends by itself.
 */
export function republishPlan(input: RepublishInput): Plan {
  const { subscriptionId, resourceGroup, account, container, keysOn } = input
  const path = accountPath(subscriptionId, resourceGroup, account)
  return {
    title: `New documents of ${input.issuer}`,
    requests: [
      ...(keysOn ? [] : [sharedKeys(true, path)]),
      uploadSignature(path, account, container),
      upload({ ...input, replaces: true }),
      ...(keysOn ? [] : [sharedKeys(false, path)]),
    ],
  }
}
