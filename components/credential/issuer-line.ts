import type { CredentialRow } from './credential-rows'

/** Kind and host of an issuer in one line; the host alone when the kind is not known. */
export function issuerLine({ issuer }: Pick<CredentialRow, 'issuer'>): string {
  return issuer.kind === 'other' ? issuer.host : `${issuer.label} · ${issuer.host}`
}
