import type { SandboxContext } from '../context'
import type { Tenant } from '../model'

/** One rule of cross-origin access, as ARM writes it. */
export interface CorsRule {
  readonly allowedOrigins: readonly string[]
  readonly allowedMethods: readonly string[]
  readonly allowedHeaders: readonly string[]
  readonly exposedHeaders: readonly string[]
  readonly maxAgeInSeconds: number
}

/** A storage account. Its name is a host of the internet, so it is unique across all tenants. */
export interface StorageAccount {
  readonly name: string
  /** Absent for the account of the seeded issuer, which all tenants share. */
  readonly tenant?: Tenant
  readonly subscriptionId: string
  readonly resourceGroup: string
  readonly location: string
  readonly kind: string
  readonly createdAt: Date
  /** The host answers and ARM says `Succeeded` from here on. */
  readonly readyAt: Date
  sku: string
  tags: Readonly<Record<string, string>>
  allowBlobPublicAccess: boolean
  allowSharedKeyAccess: boolean
  minimumTlsVersion: string
  corsRules: readonly CorsRule[]
  /** Base64; two, so that one can be replaced while the other is used. */
  keys: readonly [string, string]
}

/** All storage accounts of the sandbox. */
export interface StorageAccounts {
  find(name: string): StorageAccount | undefined
  ofTenant(tenant: Tenant): readonly StorageAccount[]
  all(): readonly StorageAccount[]
  add(account: StorageAccount): void
  remove(account: StorageAccount): void
  /** Makes a key, base64. */
  newKey(): string
  /** Accounts that ended and whose blobs must go before the name is used again. */
  takeRetired(): readonly StorageAccount[]
}

/** Bytes of an account key. */
const KEY_BYTES = 64

/** Makes the directory. Accounts of tenants that were reset or dropped end by themselves. */
export function createAccounts(
  context: Pick<SandboxContext, 'randomBytes' | 'tenants'>,
): StorageAccounts {
  const byName = new Map<string, StorageAccount>()
  let retired: StorageAccount[] = []

  function remove(account: StorageAccount): void {
    if (byName.get(account.name) !== account) return
    byName.delete(account.name)
    retired.push(account)
  }

  function all(): readonly StorageAccount[] {
    for (const account of byName.values()) {
      if (account.tenant !== undefined && !context.tenants.holds(account.tenant)) remove(account)
    }
    return [...byName.values()]
  }

  return {
    all,
    remove,
    find: (name) => all().find((account) => account.name === name),
    ofTenant: (tenant) => all().filter((account) => account.tenant === tenant),
    add: (account) => {
      byName.set(account.name, account)
    },
    newKey: () => Buffer.from(context.randomBytes(KEY_BYTES)).toString('base64'),
    takeRetired: () => {
      const taken = retired
      retired = []
      return taken
    },
  }
}
