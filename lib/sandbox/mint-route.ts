import type { SandboxContext } from './context'
import { json } from './http'
import { mintAssertion } from './issuers/issuers'
import { WORKLOAD_ISSUERS } from './issuers/registry'
import type { Tenant } from './model'

/** Seconds that a token may live at most: longer than any platform gives. */
const MAX_LIFETIME = 30 * 86_400

function refuse(message: string): Response {
  return json(400, { error: { code: 'control', message } })
}

/** Further claims, as a JSON object; `null` for text that is none. */
function readClaims(text: string | null): Readonly<Record<string, unknown>> | null {
  if (text === null || text === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** Seconds of life, 600 by default; undefined for what is no number of seconds. */
function readLifetime(text: string | null): number | undefined {
  if (text === null || text === '') return 600
  const seconds = Number(text)
  return Number.isInteger(seconds) && Math.abs(seconds) <= MAX_LIFETIME ? seconds : undefined
}

/**
 * Signs an assertion as a workload issuer of the sandbox and answers with nothing but the token, so
 * that a shell can take it as it is.
 *
 * @param url query: `issuer` (an id of lib/sandbox/issuers/registry.ts), `subject`, and if wanted
 *   `audience`, `lifetime` in seconds (negative: expired already) and `claims`, a JSON object.
 */
export async function mintRoute(
  context: SandboxContext,
  tenant: Tenant,
  url: URL,
): Promise<Response> {
  const query = url.searchParams
  const issuer = query.get('issuer') ?? ''
  if (!WORKLOAD_ISSUERS.some(({ id }) => id === issuer)) {
    const known = WORKLOAD_ISSUERS.map(({ id }) => id).join(', ')
    return refuse(`Name one of these issuers, ?issuer=…: ${known}.`)
  }
  const subject = query.get('subject') ?? ''
  if (subject === '') return refuse('Name the subject of the token, ?subject=….')
  const lifetime = readLifetime(query.get('lifetime'))
  if (lifetime === undefined) {
    return refuse(`lifetime is a whole number of seconds, at most ${MAX_LIFETIME}.`)
  }
  const claims = readClaims(query.get('claims'))
  if (claims === null) return refuse('claims is a JSON object.')
  const now = Math.floor(context.now().getTime() / 1000)
  const audience = query.get('audience')
  // A token that is over was issued before it ended.
  const issued = lifetime > 0 ? now : now + lifetime - 600
  const token = await mintAssertion(
    context,
    issuer,
    {
      sub: subject,
      iat: issued,
      nbf: issued,
      exp: now + lifetime,
      ...(audience === null ? {} : { aud: audience }),
      ...claims,
    },
    { tenantId: tenant.id },
  )
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(token, { headers })
}
