import 'server-only'
import { cookies } from 'next/headers'
import { SANDBOX_CLIENT_ID } from '../sandbox/public/constants'
import type { RuntimeConfig } from '../transport/config'
import { serverEnv } from './env'
import { readSandboxCookie, SANDBOX_COOKIE } from './sandbox-cookie'
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
  const choice = readSandboxCookie((await cookies()).get(SANDBOX_COOKIE)?.value)
  if (!choice) throw new Error('The sandbox cookie is missing: proxy.ts did not run.')
  const { tenantId, seed } = choice
  await host.ensureTenant(tenantId, seed)
  const tenant = host.describeTenant(tenantId)
  return {
    mode: 'sandbox',
    tenantId,
    clientId: SANDBOX_CLIENT_ID,
    cloud: 'public',
    sandboxOrigin: host.origin,
    ...(tenant ? { sandboxSeed: tenant.seed, sandboxFaults: tenant.faults } : {}),
  }
}
