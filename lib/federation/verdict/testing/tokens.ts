import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** A signer with a fresh key, for tests. */
export interface TestSigner {
  readonly jwks: { readonly keys: readonly Readonly<Record<string, unknown>>[] }
  readonly sign: (
    claims: Readonly<Record<string, unknown>>,
    header?: Readonly<Record<string, unknown>>,
  ) => Promise<string>
}

export const KID = 'test-key'

export async function createSigner(): Promise<TestSigner> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: KID, use: 'sig', alg: 'RS256' }
  return {
    jwks: { keys: [jwk] },
    sign: (claims, header = {}) =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: KID, typ: 'JWT', ...header })
        .sign(privateKey),
  }
}

export const NOW = new Date('2026-09-01T12:00:00Z')
export const NOW_SECONDS = NOW.getTime() / 1000
export const AUDIENCE = 'api://AzureADTokenExchange'
export const GITHUB = 'https://token.actions.githubusercontent.com'

/** Claims of a GitHub job in an environment, valid at `NOW`. */
export function githubClaims(
  changes: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    iss: GITHUB,
    aud: AUDIENCE,
    sub: 'repo:contoso/payments:environment:prod',
    iat: NOW_SECONDS - 10,
    nbf: NOW_SECONDS - 10,
    exp: NOW_SECONDS + 290,
    ...changes,
  }
}

/** A credential that matches `githubClaims()`. */
export function githubCredential(changes: Readonly<Record<string, unknown>> = {}) {
  return {
    name: 'payments-prod',
    issuer: GITHUB,
    subject: 'repo:contoso/payments:environment:prod',
    audiences: [AUDIENCE],
    ...changes,
  }
}
