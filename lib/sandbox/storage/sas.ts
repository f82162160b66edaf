import { createHmac } from 'node:crypto'

/** What a shared access signature allows; the names are those of ARM's request bodies. */
export interface SasFields {
  readonly signedPermission: string
  /** Times as written into the signature. */
  readonly signedStart?: string
  readonly signedExpiry: string
  readonly signedIp?: string
  readonly signedProtocol?: string
}

export interface AccountSasFields extends SasFields {
  readonly signedServices: string
  readonly signedResourceTypes: string
}

export interface ServiceSasFields extends SasFields {
  /** `/blob/{account}/{container}`, with `/{blob}` for one blob. */
  readonly canonicalizedResource: string
  /** `c` for a container, `b` for a blob. */
  readonly signedResource: string
  readonly signedIdentifier?: string
}

/** The version that ARM writes into its answers. Source: examples of azure-rest-api-specs, storage. */
const VERSION = '2015-04-05'

function sign(key: string, lines: readonly string[]): string {
  return createHmac('sha256', Buffer.from(key, 'base64')).update(lines.join('\n')).digest('base64')
}

/** Query parameters in order, empty ones left out. */
function query(fields: Readonly<Record<string, string | undefined>>): string {
  const filled = Object.entries(fields).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  )
  return new URLSearchParams(filled).toString()
}

/**
 * An account SAS. Source: learn.microsoft.com/rest/api/storageservices/create-account-sas.
 *
 * @param key base64.
 */
export function accountSas(account: string, key: string, fields: AccountSasFields): string {
  const { signedPermission: sp, signedServices: ss, signedResourceTypes: srt } = fields
  const { signedStart: st = '', signedExpiry: se, signedIp: sip = '' } = fields
  const { signedProtocol: spr = '' } = fields
  const sig = sign(key, [account, sp, ss, srt, st, se, sip, spr, VERSION, ''])
  return query({ sv: VERSION, ss, srt, spr, st, se, sip, sp, sig })
}

/**
 * A service SAS. Source: learn.microsoft.com/rest/api/storageservices/create-service-sas.
 *
 * @param key base64.
 */
export function serviceSas(key: string, fields: ServiceSasFields): string {
  const { signedPermission: sp, signedResource: sr, canonicalizedResource } = fields
  const { signedStart: st = '', signedExpiry: se, signedIp: sip = '' } = fields
  const { signedProtocol: spr = '', signedIdentifier: si = '' } = fields
  // The five empty lines stand for response headers that a SAS may override.
  const overrides = ['', '', '', '', '']
  const sig = sign(key, [
    ...[sp, st, se, canonicalizedResource, si, sip, spr, VERSION],
    ...overrides,
  ])
  return query({ sv: VERSION, sr, spr, st, se, sip, si, sp, sig })
}
