import type { IssuerFile } from '../federation/issuer/keys/documents'
import type { Result } from '../federation/result'
import { askOwnServer, hasMembers, type OwnServerOptions } from './own-server'

/** What is up after a publication. */
export interface Published {
  readonly issuer: string
  /** `status` is the storage service's: 201. */
  readonly files: readonly {
    readonly path: string
    readonly url: string
    readonly status: number
  }[]
}

/**
 * Asks the app's own server to upload the two documents of an issuer to a container of a storage
 * account. The SAS must be one for this container, to create and write, over https, for at most 15
 * minutes; it is sent to our server once and kept nowhere.
 */
export function requestPublish(
  input: {
    readonly account: string
    readonly container: string
    readonly sas: string
    readonly files: readonly IssuerFile[]
  },
  options: OwnServerOptions = {},
): Promise<Result<Published>> {
  const { account, container, sas, files } = input
  return askOwnServer<Published>(
    {
      path: '/api/publish',
      body: { account, container, sas, files: files.map(({ path, text }) => ({ path, text })) },
      isAnswer: (body): body is Published => hasMembers(body, 'issuer', 'files'),
      unreachable: { code: 'publish-unreachable', title: 'The upload could not be asked for.' },
      failed: { code: 'publish-failed', title: 'The upload did not finish.' },
    },
    options,
  )
}
