import { type NextRequest, NextResponse } from 'next/server'
import { isPublicSeed, SEED_PARAMETER } from '@/lib/sandbox/public/seeds'
import { serverEnv } from '@/lib/server/env'
import { readSandboxCookie, SANDBOX_COOKIE, writeSandboxCookie } from '@/lib/server/sandbox-cookie'
import { sandboxHost } from '@/lib/server/sandbox-host'
import { contentSecurityPolicy, fixedHeaders, liveServices } from '@/lib/server/security-headers'
import { CLOUD_HOSTS } from '@/lib/transport/config'

const COOKIE_OPTIONS = { httpOnly: true, sameSite: 'lax', path: '/' } as const

/**
 * `?sandbox=huge` on any page: a fresh tenant with that seed for this browser, and the same page
 * without the parameter. A name that is no seed stays in the address; the page says so.
 */
function changeSeed(request: NextRequest): NextResponse | undefined {
  const { nextUrl, method } = request
  const seed = nextUrl.searchParams.get(SEED_PARAMETER)
  if (seed === null || !isPublicSeed(seed) || method !== 'GET') return undefined
  const target = nextUrl.clone()
  target.searchParams.delete(SEED_PARAMETER)
  const response = NextResponse.redirect(target, 303)
  const value = writeSandboxCookie({ tenantId: crypto.randomUUID(), seed })
  response.cookies.set(SANDBOX_COOKIE, value, COOKIE_OPTIONS)
  response.headers.set('Cache-Control', 'no-store')
  return response
}

/**
 * Sets the security headers and, in sandbox mode, gives each browser a tenant of its own. Decides
 * nothing about rights: every route does that for itself.
 */
export function proxy(request: NextRequest): NextResponse {
  const env = serverEnv()
  const { pathname } = request.nextUrl
  const bridge = pathname === '/auth'
  const page = !pathname.startsWith('/api/')
  const changed = env.mode === 'sandbox' && page ? changeSeed(request) : undefined
  if (changed) return changed
  const headers = new Headers(request.headers)
  const nonce = btoa(crypto.randomUUID())
  const sandbox = sandboxHost()?.origin ?? 'http://localhost:*'
  const policy = contentSecurityPolicy({
    nonce,
    services: env.mode === 'live' ? liveServices(env.cloud) : [sandbox],
    login: env.mode === 'live' ? CLOUD_HOSTS[env.cloud].login : sandbox,
    bridge,
    development: process.env.NODE_ENV === 'development',
  })
  headers.set('x-nonce', nonce)
  // Next reads the nonce for its own scripts from the policy of the request.
  headers.set('content-security-policy', policy)

  const known = readSandboxCookie(request.cookies.get(SANDBOX_COOKIE)?.value)
  const tenant = env.mode === 'sandbox' && page && !known ? crypto.randomUUID() : undefined
  if (tenant) {
    // The page that is rendered now must see the cookie that the browser only gets with it.
    request.cookies.set(SANDBOX_COOKIE, tenant)
    headers.set('cookie', request.cookies.toString())
  }

  const response = NextResponse.next({ request: { headers } })
  const fixed = fixedHeaders({ https: env.mode === 'live', bridge })
  for (const [name, value] of Object.entries(fixed)) response.headers.set(name, value)
  response.headers.set('Content-Security-Policy', policy)
  response.headers.set('Cache-Control', 'no-store')
  if (tenant) {
    response.cookies.set(SANDBOX_COOKIE, tenant, COOKIE_OPTIONS)
  }
  return response
}

export const config = {
  matcher: '/((?!_next/static|_next/image|favicon.ico).*)',
}
