import 'server-only'
import { cookies } from 'next/headers'
import { SANDBOX_CLIENT_ID } from '../sandbox/public/constants'
import type { RuntimeConfig } from '../transport/config'
import { serverEnv } from './env'
import { SANDBOX_COOKIE, sandboxTenant } from './sandbox-cookie'
import { sandboxHost } from './sandbox-host'

/**
 * What the page is told at run time. Live: from the environment. Sandbox: the tenant of this browser's
 * cookie (set by `proxy.ts`), made when it does not exist yet. Throws when the sandbox does not run.
 */
export async function runtimeConfig(): Promise<RuntimeConfig> {
  const env = serverEnv()
  if (env.mode === 'live') {
    const { tenantId, clientId, cloud } = env
    return { mode: 'live', tenantId, clientId, cloud }
  }
  const host = sandboxHost()
  if (!host) throw new Error('The sandbox has not started; look at the start of the server’s log.')
  const tenantId = sandboxTenant((await cookies()).get(SANDBOX_COOKIE)?.value)
  if (!tenantId) throw new Error('The sandbox cookie is missing: proxy.ts did not run.')
  await host.ensureTenant(tenantId)
  return {
    mode: 'sandbox',
    tenantId,
    clientId: SANDBOX_CLIENT_ID,
    cloud: 'public',
    sandboxOrigin: host.origin,
  }
}
