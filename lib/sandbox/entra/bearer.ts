import { verify } from 'node:crypto'
import type { SandboxContext } from '../context'
import { tokenLife } from '../faults/conditions'
import type { Tenant, UserRecord } from '../model'
import { entraKey } from './issue'

/** Seconds that a token may start in the future: the usual allowance for clocks. */
const CLOCK_SKEW = 300

/** Who calls Graph or ARM. */
export interface Caller {
  readonly tenant: Tenant
  readonly appId: string
  /** Object id of the person or of the service principal. */
  readonly objectId: string
  /** Present for a signed-in person. */
  readonly user?: UserRecord
  /** Delegated permissions or app roles. */
  readonly permissions: ReadonlySet<string>
}

/** Why a bearer token was not taken; every API words these in its own way. */
export type BearerFault =
  | { readonly fault: 'absent' | 'malformed' | 'signature' | 'unknown-tenant' }
  | { readonly fault: 'expired'; readonly expiry: Date }
  | { readonly fault: 'audience'; readonly audience: string }

function readPart(part: string | undefined): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/**
 * Verifies the token of a request: signature by the sandbox's Entra, time, audience, tenant.
 *
 * @param audiences accepted values of `aud`, without trailing slashes.
 */
export async function readBearer(
  context: Pick<SandboxContext, 'now' | 'tenants'>,
  request: Request,
  audiences: ReadonlySet<string>,
): Promise<Caller | BearerFault> {
  const header = request.headers.get('authorization') ?? ''
  const token = /^bearer (.+)$/i.exec(header)?.[1]?.trim()
  if (!token) return { fault: 'absent' }
  const [first, second, third] = token.split('.')
  const claims = readPart(second)
  if (claims === undefined || third === undefined || readPart(first)?.alg !== 'RS256') {
    return { fault: 'malformed' }
  }
  const { publicKey } = await entraKey()
  const signature = Buffer.from(third, 'base64url')
  if (!verify('RSA-SHA256', Buffer.from(`${first}.${second}`), publicKey, signature)) {
    return { fault: 'signature' }
  }
  const tenant = context.tenants.find(text(claims.tid))
  const issued = Number(claims.iat)
  const life = Number(claims.exp) - issued
  const lives = tenant === undefined ? life : tokenLife(tenant, life)
  const expiry = new Date((issued + lives) * 1000)
  const start = Number(claims.nbf) - CLOCK_SKEW
  const now = context.now()
  if (expiry <= now || start * 1000 > now.getTime()) return { fault: 'expired', expiry }
  const audience = text(claims.aud)
  if (!audiences.has(audience.replace(/\/+$/, ''))) return { fault: 'audience', audience }
  if (tenant === undefined) return { fault: 'unknown-tenant' }
  return toCaller(tenant, claims)
}

function toCaller(tenant: Tenant, claims: Readonly<Record<string, unknown>>): Caller {
  const objectId = text(claims.oid)
  const user = tenant.users.find(({ id }) => id === objectId)
  const roles = Array.isArray(claims.roles) ? claims.roles.map(text) : []
  return {
    tenant,
    appId: text(claims.appid),
    objectId,
    ...(user === undefined ? {} : { user }),
    permissions: new Set([...text(claims.scp).split(' ').filter(Boolean), ...roles]),
  }
}
