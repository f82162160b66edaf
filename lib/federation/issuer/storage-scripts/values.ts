import { EXCHANGE_AUDIENCES } from '../../credential/audiences'
import type { StorageIssuerInput } from '../storage/model'

/** What a script says once, at its top: names of its variables with their values, not quoted yet. */
export function scriptValues(input: StorageIssuerInput): readonly (readonly [string, string])[] {
  const { identity } = input
  return [
    ['subscription', input.subscriptionId],
    ['group', input.resourceGroup],
    ['region', input.region],
    ['account', input.account],
    ['container', input.container],
    ['issuer', input.issuer],
    ...(identity
      ? ([
          ['identityName', identity.name],
          ['credentialName', identity.credentialName],
          ['subject', identity.subject],
          ['audience', EXCHANGE_AUDIENCES[input.cloud]],
        ] as const)
      : []),
  ]
}
