import { HOSTING_ZONES } from './hosting-zones'

/**
 * The domain that one owner registers ("eTLD+1"), by a short list instead of the whole Public Suffix
 * List (250 kB). Good enough to say "another party": it knows country-code second levels and the
 * shared hosting zones where issuers live. Source of the entries: publicsuffix.org, read 2026-05.
 */

/** Second-level labels under which country-code domains register names. */
const SECOND_LEVEL = new Set(
  'ac asn co com edu gen go gob gouv gov govt id info ltd mil ne net nhs nom or org plc police sch school'.split(
    ' ',
  ),
)

/** Zones in which each name below belongs to another customer. */
const SHARED_ZONES = [
  ...HOSTING_ZONES,
  'blob.core.windows.net',
  'blob.core.usgovcloudapi.net',
  'blob.core.chinacloudapi.cn',
  'dfs.core.windows.net',
  's3.amazonaws.com',
  'trycloudflare.com',
] as const

/** Zones with a variable part: web endpoints of storage, regional S3, regional cloudapp, tunnels. */
const SHARED_ZONE_PATTERNS = [
  /(?:^|\.)(z\d+\.web\.core\.windows\.net)$/,
  /(?:^|\.)(z\d+\.(?:blob|web)\.storage\.azure\.net)$/,
  /(?:^|\.)(blob\.core\.(?:usgovcloudapi\.net|chinacloudapi\.cn))$/,
  /(?:^|\.)(s3[.-][a-z0-9-]+\.amazonaws\.com)$/,
  /(?:^|\.)([a-z0-9]+\.cloudapp\.azure\.com)$/,
  /(?:^|\.)(ngrok(?:-free)?\.(?:app|io|dev))$/,
] as const

/**
 * Returns the registrable domain of a lower-case host name; the host itself for address literals
 * and single labels.
 */
export function registrableDomain(host: string): string {
  if (host.startsWith('[') || /^[\d.]+$/.test(host)) return host
  const labels = host.split('.')
  return labels.slice(-(publicSuffix(host).split('.').length + 1)).join('.')
}

function publicSuffix(host: string): string {
  const zone = SHARED_ZONES.find((suffix) => host.endsWith(`.${suffix}`))
  if (zone) return zone
  for (const pattern of SHARED_ZONE_PATTERNS) {
    const found = pattern.exec(host)?.[1]
    if (found !== undefined && found !== host) return found
  }
  const [second = '', top = ''] = host.split('.').slice(-2)
  const registersBelow = top.length === 2 && SECOND_LEVEL.has(second) && host !== `${second}.${top}`
  return registersBelow ? `${second}.${top}` : top
}
