import { failed } from '../../assertion/make-check'
import { CHECK_TEXTS } from '../check-texts'
import type { Rule } from '../context'
import { issuerHost } from '../known-issuers'
import type { Check } from '../model'

/**
 * What the issuer's text alone tells about fetching its documents. Entra refuses other schemes,
 * loopback hosts, query and fragment (70022, error lookup page of 2022-02); a host that no one
 * outside can reach is our own class `iss-refused`, nothing is fetched.
 */
export const metadataRule: Rule = {
  id: 'metadata',
  judge: ({ match, input }) => {
    const issuer = match?.issuer
    // A client's own id as issuer is the certificate path: no documents are fetched.
    if (issuer === undefined || issuer === input.clientId || BARE_ID.test(issuer)) return []
    const documented = documentedRefusal(issuer)
    const checks: Check[] = []
    if (documented !== undefined)
      checks.push(
        failed('metadata', CHECK_TEXTS.metadata.title, {
          field: 'iss',
          actual: issuer,
          code: 70022,
          class: 'iss-refused',
          reason: documented,
        }),
      )
    const unreachable = unreachableHost(issuer)
    if (unreachable !== undefined && documented === undefined)
      checks.push(
        failed('iss-refused', 'The issuer is a public address', {
          field: 'iss',
          actual: issuer,
          class: 'iss-refused',
          reason: unreachable,
        }),
      )
    return checks
  },
}

const BARE_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function documentedRefusal(issuer: string): string | undefined {
  const host = issuerHost(issuer) ?? ''
  if (!issuer.startsWith('https://')) return 'An issuer must start with https://.'
  if (isLoopback(host)) return 'The issuer names this very machine; Entra cannot fetch from it.'
  if (/[?#]/.test(issuer)) return 'An issuer may carry neither a query nor a fragment.'
  return undefined
}

function isLoopback(host: string): boolean {
  return (
    host === 'localhost' || host.endsWith('.localhost') || /^127\./.test(host) || host === '[::1]'
  )
}

/** Names and addresses that exist inside networks only (RFC 1918, 3927, 4193, 6598, 6762, 8375). */
function unreachableHost(issuer: string): string | undefined {
  const host = issuerHost(issuer) ?? ''
  if (/^https:\/\/[^/?#]*@/.test(issuer)) return 'An issuer may not carry a user name or password.'
  if (isPrivateAddress(host))
    return 'The issuer is a private or reserved address; Entra cannot reach it.'
  if (
    /(?:^|\.)(?:local|internal|localdomain|lan|home\.arpa|svc)\.?$/.test(host) ||
    !/[.:]/.test(host)
  )
    return "The issuer's host name exists inside a network only; Entra cannot reach it."
  return undefined
}

function isPrivateAddress(host: string): boolean {
  if (host.startsWith('[')) return /^\[(?:::|f[cde]|fe[89ab])/.test(host)
  const parts = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(host)
  if (!parts) return /^(?:\d+|0x[0-9a-f]+)$/.test(host)
  const [a, b] = [Number(parts[1]), Number(parts[2])]
  return (
    a === 0 ||
    a === 10 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168)
  )
}
