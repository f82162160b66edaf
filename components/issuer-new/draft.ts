import type { Cloud } from '@/lib/federation/credential/model'
import { issuerDocuments, storageIssuer } from '@/lib/federation/issuer/keys/documents'
import type { KeyBits, KidForm, PublishedKey } from '@/lib/federation/issuer/keys/model'
import type { GraphRole, StorageIssuerInput } from '@/lib/federation/issuer/storage/model'
import {
  accountNameFault,
  containerNameFault,
  groupNameFault,
  identityNameFault,
  subjectFault,
} from '@/lib/federation/issuer/storage/names'
import type { KeySource } from './key-holder'

/** The value of the choice "a new resource group". */
export const NEW_GROUP = ''

/** What stands in the form. Nothing in it is secret. */
export interface Draft {
  readonly source: KeySource
  readonly bits: KeyBits
  readonly kidForm: KidForm
  readonly account: string
  readonly container: string
  readonly subscriptionId: string
  /** Name of an existing group; `NEW_GROUP` for a new one. */
  readonly group: string
  readonly newGroup: string
  readonly region: string
  readonly lock: boolean
  readonly withIdentity: boolean
  readonly identityName: string
  readonly subject: string
  readonly roles: readonly GraphRole[]
  /** Reader on the resource group. */
  readonly reader: boolean
  /** Id of that role assignment, made once for the form. */
  readonly readerAssignment: string
}

/** The form as it opens. `digits` makes the suggested account name likely to be free; `guid` is a new one. */
export function firstDraft(digits: string, guid: string): Draft {
  return {
    source: 'stay',
    bits: 2048,
    kidForm: 'thumbprint',
    account: `oidcissuer${digits}`,
    container: 'oidc',
    subscriptionId: '',
    group: NEW_GROUP,
    newGroup: 'rg-oidc-issuer',
    region: '',
    lock: true,
    withIdentity: false,
    identityName: 'id-local-dev',
    subject: 'local-dev',
    roles: [],
    reader: false,
    readerAssignment: guid,
  }
}

export type DraftFaults = Readonly<
  Partial<Record<'account' | 'container' | 'group' | 'identityName' | 'subject', string>>
>

/** What is wrong in the form, by field. */
export function draftFaults(draft: Draft): DraftFaults {
  const all: Record<keyof DraftFaults, string | undefined> = {
    account: accountNameFault(draft.account),
    container: containerNameFault(draft.container),
    group: draft.group === NEW_GROUP ? groupNameFault(draft.newGroup) : undefined,
    identityName: draft.withIdentity ? identityNameFault(draft.identityName) : undefined,
    subject: draft.withIdentity ? subjectFault(draft.subject) : undefined,
  }
  return Object.fromEntries(Object.entries(all).filter(([, fault]) => fault !== undefined))
}

/** The issuer that the form makes, as text; shown also while a name is not right yet. */
export function draftIssuer({ account, container }: Draft, cloud: Cloud): string {
  return storageIssuer(account, container, cloud)
}

/** The input of plan and scripts; names are as typed, keys may still be missing. */
export function draftInput(
  draft: Draft,
  cloud: Cloud,
  keys: readonly PublishedKey[],
): StorageIssuerInput {
  const issuer = draftIssuer(draft, cloud)
  const { account, container, subscriptionId, region, lock } = draft
  return {
    cloud,
    subscriptionId,
    resourceGroup: draft.group === NEW_GROUP ? draft.newGroup : draft.group,
    region,
    account,
    container,
    issuer,
    files: issuerDocuments(issuer, keys),
    lock,
    ...(draft.withIdentity
      ? {
          identity: {
            name: draft.identityName,
            credentialName: credentialName(draft.account),
            subject: draft.subject,
            roles: draft.roles,
            ...(draft.reader ? { readerAssignment: draft.readerAssignment } : {}),
          },
        }
      : {}),
  }
}

/** One credential an issuer: its name says which. Account names are always valid in it. */
function credentialName(account: string): string {
  return `issuer-${account}`
}
