import { SANDBOX_LANDLORD } from '../public/constants'
import type { StorageAccount } from './accounts'

/** How a request to a blob host proves who sends it. */
export type Credential = 'anonymous' | 'key' | 'token'

/** Reads the kind of proof: a signature in the address or header comes from an account key. */
export function credentialOf(request: Request, url: URL): Credential {
  if (url.searchParams.has('sig')) return 'key'
  const header = request.headers.get('authorization')
  if (header === null) return 'anonymous'
  return /^bearer /i.test(header) ? 'token' : 'key'
}

/**
 * An error of the blob service. Codes and texts:
 * learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes.
 */
export function blobError(
  status: number,
  code: string,
  message: string,
  trace?: { readonly requestId: string; readonly now: Date },
): Response {
  const tail =
    trace === undefined
      ? ''
      : `\nRequestId:${trace.requestId}\nTime:${trace.now.toISOString().replace('Z', '0000Z')}`
  const xml = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}${tail}</Message></Error>`
  return new Response(xml, {
    status,
    headers: {
      'content-type': 'application/xml',
      'x-ms-error-code': code,
      ...(trace === undefined ? {} : { 'x-ms-request-id': trace.requestId }),
    },
  })
}

/** A refusal by the flags of the account. */
export interface FlagRefusal {
  readonly status: number
  readonly code: string
  readonly message: string
}

/** What the account's flags forbid before the blob store is asked. */
export function refusedByFlags(
  account: StorageAccount,
  request: Request,
  url: URL,
): FlagRefusal | undefined {
  const credential = credentialOf(request, url)
  if (credential === 'key' && !account.allowSharedKeyAccess) {
    return {
      status: 403,
      code: 'KeyBasedAuthenticationNotPermitted',
      message: 'Key based authentication is not permitted on this storage account.',
    }
  }
  const opens = request.headers.has('x-ms-blob-public-access')
  const open = credential === 'anonymous' && request.method !== 'OPTIONS'
  if (!account.allowBlobPublicAccess && (opens || open)) {
    return {
      status: 409,
      code: 'PublicAccessNotPermitted',
      message: 'Public access is not permitted on this storage account.',
    }
  }
  return undefined
}

/**
 * The answer to a list of containers without any proof of who asks: 401, and the tenant that owns the
 * account. Undefined for every other request. Source:
 * learn.microsoft.com/rest/api/storageservices/authorize-with-azure-active-directory (bearer challenge,
 * from version 2019-12-12 on).
 */
export function ownershipChallenge(
  account: StorageAccount,
  request: Request,
  url: URL,
): Response | undefined {
  const version = request.headers.get('x-ms-version') ?? ''
  const asks = url.pathname === '/' && url.searchParams.get('comp') === 'list'
  if (!asks || version < '2019-12-12' || credentialOf(request, url) !== 'anonymous')
    return undefined
  const tenant = account.tenant?.id ?? SANDBOX_LANDLORD
  const response = blobError(
    401,
    'NoAuthenticationInformation',
    'Server failed to authenticate the request. Please refer to the information in the www-authenticate header.',
  )
  response.headers.set(
    'www-authenticate',
    `Bearer authorization_uri=https://login.microsoftonline.com/${tenant}/oauth2/authorize resource_id=https://storage.azure.com`,
  )
  return response
}
