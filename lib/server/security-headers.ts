import { CLOUD_HOSTS, type RuntimeConfig } from '../transport/config'

export interface PolicyInput {
  readonly nonce: string
  /** Origins that the page calls: the cloud's three hosts, or the sandbox. */
  readonly services: readonly string[]
  /** Origin that MSAL's hidden frame opens. */
  readonly login: string
  /** The sign-in bridge, which MSAL also opens in a hidden frame of our own page. */
  readonly bridge: boolean
  /** `next dev` needs `eval` for React's error stacks, and has no Trusted Types. */
  readonly development: boolean
}

/**
 * The Content Security Policy of a page: nothing but our own scripts (by nonce) and the fixed services.
 * Trusted Types: `default` is made in `instrumentation-client.ts`, the others by Next.
 */
export function contentSecurityPolicy(input: PolicyInput): string {
  const nonce = `'nonce-${input.nonce}'`
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': [nonce, "'strict-dynamic'", ...(input.development ? ["'unsafe-eval'"] : [])],
    // Development styles are injected by scripts without a nonce.
    'style-src': ["'self'", ...(input.development ? ["'unsafe-inline'"] : [nonce])],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...input.services],
    'frame-src': ["'self'", input.login],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'object-src': ["'none'"],
    'frame-ancestors': [input.bridge ? "'self'" : "'none'"],
    ...(input.development
      ? {}
      : {
          'require-trusted-types-for': ["'script'"],
          'trusted-types': ['default', 'nextjs', 'nextjs#bundler'],
        }),
  }
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ')
}

/** Where the page of a live deployment may connect to. */
export function liveServices(cloud: RuntimeConfig['cloud']): readonly string[] {
  const hosts = CLOUD_HOSTS[cloud]
  return [hosts.login, hosts.graph, hosts.management]
}

/** Headers beside the policy. The sign-in bridge has no COOP (a popup must keep its opener) and may be framed by us. */
export function fixedHeaders(options: {
  readonly https: boolean
  readonly bridge: boolean
}): Readonly<Record<string, string>> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': PERMISSIONS,
    'X-Frame-Options': options.bridge ? 'SAMEORIGIN' : 'DENY',
    ...(options.bridge ? {} : { 'Cross-Origin-Opener-Policy': 'same-origin' }),
    ...(options.https
      ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }
      : {}),
  }
}

/** Every feature a script could ask for, denied. The clipboard is written on a click only and stays. */
const PERMISSIONS = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ')
