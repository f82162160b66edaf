import type { Cloud } from '../federation/credential/model'
import { API_SCOPE_NAME } from '../transport/api-scope'

/** What the environment says about this deployment. */
export type ServerEnv =
  | { readonly mode: 'sandbox' }
  | {
      readonly mode: 'live'
      readonly tenantId: string
      readonly clientId: string
      readonly cloud: Cloud
      /** What `scp` of a token for our own routes must contain. */
      readonly apiScope: string
    }

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const CLOUDS: readonly Cloud[] = ['public', 'usgov', 'china']
const PAGE = 'See docs/connect-your-tenant.md.'

/**
 * Reads FEDCRED_TENANT_ID, FEDCRED_CLIENT_ID and FEDCRED_CLOUD. None set: the sandbox. Throws an
 * `Error` whose message says which value is missing or malformed: a half-configured server must not
 * fall back to the sandbox in silence.
 */
export function serverEnv(
  env: Readonly<Record<string, string | undefined>> = process.env,
): ServerEnv {
  const read = (name: string) => env[name]?.trim() || undefined
  const tenantId = read('FEDCRED_TENANT_ID')
  const clientId = read('FEDCRED_CLIENT_ID')
  const cloud = read('FEDCRED_CLOUD')
  if (!tenantId && !clientId && !cloud) return { mode: 'sandbox' }
  if (!tenantId) {
    throw new Error(
      `FEDCRED_TENANT_ID is missing while ${clientId ? 'FEDCRED_CLIENT_ID' : 'FEDCRED_CLOUD'} is set. Set it, or unset all three for the sandbox. ${PAGE}`,
    )
  }
  if (!clientId) {
    throw new Error(
      `FEDCRED_CLIENT_ID is missing while FEDCRED_TENANT_ID is set. Set it to the client id of the app registration. ${PAGE}`,
    )
  }
  return {
    mode: 'live',
    tenantId: guid('FEDCRED_TENANT_ID', tenantId, 'the directory (tenant) id'),
    clientId: guid('FEDCRED_CLIENT_ID', clientId, 'the application (client) id'),
    cloud: cloudOf(cloud ?? 'public'),
    apiScope: API_SCOPE_NAME,
  }
}

/** What `npm start` fills the sandbox with, as the environment writes it. */
export interface SandboxEnv {
  readonly seed?: string
  /** Faults as flags write them, `latency:ms=800`. */
  readonly faults: readonly string[]
}

/** Reads FEDCRED_SANDBOX_SEED and FEDCRED_SANDBOX_FAULTS (separated by spaces). The sandbox checks them. */
export function sandboxEnv(
  env: Readonly<Record<string, string | undefined>> = process.env,
): SandboxEnv {
  const seed = env.FEDCRED_SANDBOX_SEED?.trim()
  const faults = env.FEDCRED_SANDBOX_FAULTS?.split(/\s+/).filter(Boolean) ?? []
  return { faults, ...(seed ? { seed } : {}) }
}

function guid(name: string, value: string, what: string): string {
  if (!GUID.test(value)) {
    throw new Error(
      `${name} must be ${what}, a GUID such as 00000000-0000-0000-0000-000000000000; a domain name or display name does not work. ${PAGE}`,
    )
  }
  // Entra writes ids in lower case; tokens are compared with these values.
  return value.toLowerCase()
}

function cloudOf(value: string): Cloud {
  const cloud = CLOUDS.find((one) => one === value.toLowerCase())
  if (!cloud) throw new Error(`FEDCRED_CLOUD must be public, usgov or china. ${PAGE}`)
  return cloud
}
