/** Session cookie that holds the sandbox tenant id of a browser: everybody gets a tenant of their own. */
export const SANDBOX_COOKIE = 'fedcred-sandbox'

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The tenant id in a cookie value; undefined when absent or not made by us. */
export function sandboxTenant(value: string | undefined): string | undefined {
  return value !== undefined && GUID.test(value) ? value : undefined
}

/** Who asks in sandbox mode: the browser's own tenant, or `no-cookie`. */
export function sandboxCaller(request: Request): string {
  const cookies = request.headers.get('cookie') ?? ''
  const value = new RegExp(`(?:^|;\\s*)${SANDBOX_COOKIE}=([^;]*)`).exec(cookies)?.[1]
  return sandboxTenant(value) ?? 'no-cookie'
}
