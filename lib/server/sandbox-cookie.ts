/** Session cookie that holds the sandbox tenant of a browser: everybody gets a tenant of their own. */
export const SANDBOX_COOKIE = 'fedcred-sandbox'

const VALUE =
  /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:\.([a-z0-9-]{1,32}))?$/

export interface SandboxChoice {
  readonly tenantId: string
  /** Seed that was chosen by the address; absent for the usual one. */
  readonly seed?: string
}

/** What a cookie value says; undefined when it is absent or not made by us. */
export function readSandboxCookie(value: string | undefined): SandboxChoice | undefined {
  const [, tenantId, seed] = VALUE.exec(value ?? '') ?? []
  if (tenantId === undefined) return undefined
  return { tenantId, ...(seed === undefined ? {} : { seed }) }
}

/** The cookie value of a choice. The seed stands in it, so that a tenant that was dropped comes back alike. */
export function writeSandboxCookie({ tenantId, seed }: SandboxChoice): string {
  return seed === undefined ? tenantId : `${tenantId}.${seed}`
}

/** The tenant id in a cookie value; undefined when it is absent or not made by us. */
export function sandboxTenant(value: string | undefined): string | undefined {
  return readSandboxCookie(value)?.tenantId
}

/** Who asks in sandbox mode: the browser's own tenant, or `no-cookie`. */
export function sandboxCaller(request: Request): string {
  const cookies = request.headers.get('cookie') ?? ''
  const value = new RegExp(`(?:^|;\\s*)${SANDBOX_COOKIE}=([^;]*)`).exec(cookies)?.[1]
  return sandboxTenant(value) ?? 'no-cookie'
}
