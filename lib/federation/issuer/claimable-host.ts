import { HOSTING_ZONES } from './hosting-zones'

/**
 * Zones in which a name belongs to whoever asks for it first: a name that is given back can be taken
 * by a stranger. Source: learn.microsoft.com/azure/security/fundamentals/subdomain-takeover and
 * github.com/EdOverflow/can-i-take-over-xyz, read 2026-05.
 */
const ZONES = [...HOSTING_ZONES, 'cloudapp.azure.com', 'storage.googleapis.com'] as const

const ZONE_PATTERNS = [
  /(?:^|\.)((?:blob|dfs|web)\.core\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn))$/,
  /(?:^|\.)((?:blob|web)\.storage\.azure\.net)$/,
  /(?:^|\.)(s3(?:[.-][a-z0-9-]+)*\.amazonaws\.com)$/,
] as const

/** A tunnel's name changes hands within minutes. */
const TUNNELS = [
  /(?:^|\.)(ngrok(?:-free)?\.(?:app|io|dev))$/,
  /(?:^|\.)(trycloudflare\.com)$/,
] as const

export interface ClaimableZone {
  readonly zone: string
  readonly tunnel: boolean
}

/** The shared zone that a lower-case host name lies in; undefined when it lies in none. */
export function claimableZone(host: string): ClaimableZone | undefined {
  const tunnel = firstMatch(TUNNELS, host)
  if (tunnel !== undefined) return { zone: tunnel, tunnel: true }
  const zone =
    ZONES.find((each) => host === each || host.endsWith(`.${each}`)) ??
    firstMatch(ZONE_PATTERNS, host)
  return zone === undefined ? undefined : { zone, tunnel: false }
}

function firstMatch(patterns: readonly RegExp[], host: string): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(host)?.[1]
    if (found !== undefined) return found
  }
  return undefined
}
