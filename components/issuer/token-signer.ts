/**
 * Which key was found to have signed the token that was last checked in this page. The token itself
 * is not kept, only the issuer and the key's thumbprint, and only until the page is left.
 */
let signer: { readonly issuer: string; readonly thumbprint: string } | undefined

/** Remembers the key whose signature of a pasted token was verified. */
export function rememberSigner(issuer: string, thumbprint: string): void {
  signer = { issuer, thumbprint }
}

/** True when this key of the issuer signed the token that was pasted last. */
export function signedPastedToken(issuer: string, thumbprint: string): boolean {
  return signer !== undefined && signer.issuer === issuer && signer.thumbprint === thumbprint
}
