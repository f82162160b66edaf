import { EXCHANGE_AUDIENCES } from '../credential/audiences'
import type { Cloud } from '../credential/model'

/**
 * Entra writes this application id into `aud` of its own tokens for the exchange; it counts as the
 * exchange URI (secondhand: Teleport's Azure DevOps design note, several logs).
 */
export const EXCHANGE_APP_ID = 'fb60f99c-7a34-4190-8149-302f77469936'

const ENTRA_HOSTS = new Set([
  'login.microsoftonline.com',
  'login.windows.net',
  'login.microsoft.com',
  'sts.windows.net',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'login.chinacloudapi.cn',
  'sts.chinacloudapi.cn',
])

export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com'

/** Host of an issuer in small letters, or undefined when it has none. Never throws. */
export function issuerHost(issuer: string): string | undefined {
  return /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]+)/i
    .exec(issuer)?.[1]
    ?.toLowerCase()
}

/** True when Entra itself issued the token. */
export function isEntraIssuer(issuer: string): boolean {
  const host = issuerHost(issuer)
  return host !== undefined && ENTRA_HOSTS.has(host)
}

/** Tenant segment of an Entra issuer. */
export function entraIssuerTenant(issuer: string): string | undefined {
  return isEntraIssuer(issuer) ? /^https:\/\/[^/]+\/([^/]+)/.exec(issuer)?.[1] : undefined
}

/** The cloud whose exchange audience this is. */
export function cloudOfAudience(audience: string): Cloud | undefined {
  return (Object.keys(EXCHANGE_AUDIENCES) as Cloud[]).find(
    (cloud) => EXCHANGE_AUDIENCES[cloud] === audience,
  )
}

/** GitHub's token services: github.com, an enterprise's own issuer, GHE.com and Enterprise Server. */
export function isGithubIssuer(issuer: string): boolean {
  return (
    issuer === GITHUB_ISSUER ||
    issuer.startsWith(`${GITHUB_ISSUER}/`) ||
    /^https:\/\/token\.actions\.[a-z0-9-]+\.ghe\.com(?:\/|$)/.test(issuer) ||
    /^https:\/\/[^/]+\/_services\/token\/?$/.test(issuer)
  )
}
