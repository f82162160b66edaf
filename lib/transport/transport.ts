import { CLOUD_HOSTS, type RuntimeConfig } from './config'

/** The last step before the wire. Everything above it believes that it talks to Microsoft's hosts. */
export interface Transport {
  /** Sends a request; `input` is always the production address. */
  fetch(input: string | URL, init?: RequestInit): Promise<Response>
  /** Where a request for this address really goes. */
  rewrite(url: string): string
}

export type FetchLike = (input: string, init?: RequestInit) => Promise<Response>

const LOOPBACK = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/**
 * Makes the transport for a configuration.
 *
 * Live: addresses are untouched. Sandbox: `https://login…/{path}` becomes `{sandboxOrigin}/{path}` and
 * `https://{other host}/{path}` becomes `{sandboxOrigin}/{other host}/{path}`. The login host has no
 * prefix because MSAL takes the first path segment of its endpoints for the tenant.
 *
 * Throws when the sandbox origin is missing or no loopback http origin: a wrong setting must never
 * send a token to another machine.
 */
export function createTransport(
  config: RuntimeConfig,
  send: FetchLike = (input, init) => fetch(input, init),
): Transport {
  const rewrite = config.mode === 'sandbox' ? sandboxRewrite(config) : (url: string) => url
  return {
    rewrite,
    fetch: (input, init) => send(rewrite(String(input)), init),
  }
}

/**
 * Endpoints of the sandbox's login host as the JSON string that MSAL takes as `authorityMetadata`;
 * undefined in live mode, where MSAL knows them. The authority itself stays the production one.
 */
export function authorityMetadata(config: RuntimeConfig): string | undefined {
  if (config.mode !== 'sandbox') return undefined
  const base = `${loopbackOrigin(config.sandboxOrigin)}/${config.tenantId}`
  return JSON.stringify({
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
  })
}

function sandboxRewrite(config: RuntimeConfig): (url: string) => string {
  const origin = loopbackOrigin(config.sandboxOrigin)
  const login = new URL(CLOUD_HOSTS[config.cloud].login).host
  return (url) => {
    const target = new URL(url)
    if (target.origin === origin) return url
    if (target.protocol !== 'https:') {
      throw new Error(`The sandbox stands in for https addresses only, not ${target.protocol}`)
    }
    const prefix = target.host === login ? '' : `/${target.host}`
    return `${origin}${prefix}${target.pathname}${target.search}`
  }
}

function loopbackOrigin(value: string | undefined): string {
  if (value === undefined) throw new Error('Sandbox mode needs the origin of the sandbox.')
  const url = new URL(value)
  const bare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  if (url.protocol !== 'http:' || !LOOPBACK.test(url.hostname) || !bare) {
    throw new Error('The sandbox origin must be an http origin on this machine.')
  }
  return url.origin
}
