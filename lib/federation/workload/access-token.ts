import { decodeBase64url } from '../assertion/base64url'

/** What an access token says of itself. It is meant for the API, so every part may be missing. */
export interface AccessTokenFacts {
  readonly audience?: string
  readonly appId?: string
  readonly objectId?: string
  readonly tenantId?: string
  /** Application permissions; empty when none was granted. */
  readonly roles: readonly string[]
  /** Seconds since 1970. */
  readonly expires?: number
}

/**
 * Reads the claims of an access token without judging it; undefined when it is no readable JWT, which
 * an API may choose freely. Claims: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export function readAccessToken(token: string): AccessTokenFacts | undefined {
  const decoded = decodeBase64url(token.split('.')[1] ?? '')
  if (!decoded.ok || decoded.bytes.length === 0) return undefined
  let claims: unknown
  try {
    claims = JSON.parse(new TextDecoder().decode(decoded.bytes))
  } catch {
    return undefined
  }
  if (typeof claims !== 'object' || claims === null) return undefined
  const { aud, appid, azp, oid, tid, roles, exp } = claims as Readonly<Record<string, unknown>>
  return {
    ...optional('audience', aud),
    ...optional('appId', appid ?? azp),
    ...optional('objectId', oid),
    ...optional('tenantId', tid),
    roles: Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [],
    ...(typeof exp === 'number' ? { expires: exp } : {}),
  }
}

function optional<Name extends string>(name: Name, value: unknown): { [key in Name]?: string } {
  return typeof value === 'string' ? ({ [name]: value } as { [key in Name]: string }) : {}
}
