import type { CredentialRow } from './credential-row'

/** Kind and host of an issuer in one line; the host alone when the kind is not known. */
export function issuerLine({ issuer }: Pick<CredentialRow, 'issuer'>): string {
  return issuer.kind === 'other' ? issuer.host : `${issuer.label} · ${issuer.host}`
}
