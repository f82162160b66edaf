import type { Problem } from '@/lib/federation/result'
import type { MessageAnswer } from '@/lib/probe/messenger'

type Words = Pick<Problem, 'title' | 'detail' | 'hint'>

/**
 * What the blob service's error codes mean for an upload. Source:
 * learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes and blob-service-error-codes.
 */
const WORDS: Readonly<Record<string, Words>> = {
  AuthenticationFailed: {
    title: 'Storage did not accept the SAS.',
    detail:
      'Its signature does not fit: it is for another account or container, has expired, or the key that signed it was renewed.',
    hint: 'Get a new SAS and try again.',
  },
  AuthorizationPermissionMismatch: {
    title: 'The SAS does not allow this.',
    detail:
      'Replacing a document that is there needs the right to write; a new one needs create or write.',
    hint: 'Get a SAS with create and write (sp=cw).',
  },
  // The real service says so for network rules; Azurite, the store of the sandbox, for a wrong signature too.
  AuthorizationFailure: {
    title: 'Storage did not allow the upload.',
    detail:
      'Usually the account’s network rules keep this server out, and then Entra too, which must read the documents. A SAS that does not fit can be the cause as well.',
    hint: 'Allow public network access from all networks on the account, and get a new SAS.',
  },
  AuthorizationSourceIPMismatch: {
    title: 'The SAS is bound to other addresses.',
    detail: 'It carries an address range (sip) that does not contain this server.',
    hint: 'Get a SAS without an address range.',
  },
  KeyBasedAuthenticationNotPermitted: {
    title: 'The account permits no shared keys.',
    detail: 'A SAS is signed with an account key, and allowSharedKeyAccess is off.',
    hint: 'Switch shared keys on for the upload, or upload by script with a role (Storage Blob Data Contributor).',
  },
  PublicAccessNotPermitted: {
    title: 'The account permits no public reading.',
    detail: 'Entra reads the documents anonymously, and allowBlobPublicAccess is off.',
    hint: 'Switch allowBlobPublicAccess on and set the container’s access to Blob.',
  },
  ContainerNotFound: {
    title: 'The container is not there.',
    detail: 'The account has no container of this name.',
    hint: 'Make the container, with public access to blobs, then try again.',
  },
  ContainerBeingDeleted: {
    title: 'The container is being deleted.',
    detail: 'Its name is free again after some 30 seconds or more.',
    hint: 'Wait a minute, make it anew, then try again.',
  },
  AccountIsDisabled: {
    title: 'The account is disabled.',
    detail: 'The storage account takes no requests.',
    hint: 'Look at the subscription: it may be disabled.',
  },
  BlobImmutableDueToPolicy: {
    title: 'The document may not be replaced.',
    detail: 'An immutability policy of the container protects what is there.',
    hint: 'Use a container without such a policy.',
  },
  LeaseIdMissing: {
    title: 'The document is leased.',
    detail: 'Somebody holds a lease on it, so nobody else can write it.',
    hint: 'Break the lease, then try again.',
  },
}

/** Other answers, by status. */
const BY_STATUS: Readonly<Record<number, Words>> = {
  403: {
    title: 'Storage refused the upload.',
    detail: 'The SAS or the account’s settings do not allow it.',
    hint: 'Get a new SAS; look at the account’s network rules.',
  },
  404: WORDS.ContainerNotFound ?? { title: '', detail: '' },
  409: {
    title: 'The account’s state does not allow the upload.',
    detail: 'Something in the account is being changed or forbids it.',
    hint: 'Wait a minute, then try again.',
  },
}

const BUSY: Words = {
  title: 'Storage is busy.',
  detail: 'It asks to be left alone for a moment.',
  hint: 'Try again in a minute.',
}

/**
 * A problem from the blob service's answer, which is XML. Takes its error code, request id and status;
 * nothing else of it goes on. Undefined for 201, the one good answer to an upload.
 */
export function storageProblem(sent: MessageAnswer): Problem | undefined {
  if (!sent.ok) return unreachable(sent.kind)
  const { status, headers, body } = sent
  if (status === 201) return undefined
  const code = errorCode(headers['x-ms-error-code'] ?? /<Code>(\w{1,60})<\/Code>/.exec(body)?.[1])
  const isBusy = status === 429 || status >= 500
  const words = isBusy ? BUSY : wordsFor(code, status)
  const wait = Number(headers['retry-after'] ?? Number.NaN)
  const requestId = headers['x-ms-request-id'] ?? ''
  return {
    code: code ?? 'storage-refused',
    ...words,
    status,
    ...(/^[\w-]{1,60}$/.test(requestId) && { requestId }),
    ...(isBusy && wait > 0 && { retryAfter: wait }),
    retryable: isBusy || status === 409,
  }
}

function wordsFor(code: string | undefined, status: number): Words {
  const known = code !== undefined && Object.hasOwn(WORDS, code) ? WORDS[code] : undefined
  return (
    known ??
    BY_STATUS[status] ?? {
      title: 'Storage did not take the document.',
      detail: `It answered with status ${status}.`,
      hint: 'Try again.',
    }
  )
}

/** Codes are single words. */
function errorCode(text: string | undefined): string | undefined {
  return text !== undefined && /^[A-Za-z]{1,60}$/.test(text) ? text : undefined
}

function unreachable(kind: string): Problem {
  if (kind === 'nxdomain' || kind === 'nodata') {
    return {
      code: 'storage-account-not-found',
      title: 'The storage account is not there.',
      detail:
        'Its host name does not exist. A new account needs up to a minute until its name is known.',
      hint: 'Check the name, wait a moment, then try again.',
      retryable: true,
    }
  }
  if (kind === 'refused') {
    return {
      code: 'storage-address-refused',
      title: 'The account’s address is not public.',
      detail:
        'Its name leads to a private address, as with a private endpoint. This server sends to public addresses only, and Entra could not read the documents there either.',
      hint: 'Allow public network access on the account.',
      retryable: false,
    }
  }
  return {
    code: 'storage-unreachable',
    title: 'Storage could not be reached.',
    detail: `This server got no answer from the storage account (${kind}).`,
    hint: 'Try again. If it stays, whoever runs this server should look at its way to the internet.',
    retryable: true,
  }
}
