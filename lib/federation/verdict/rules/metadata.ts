import { failed } from '../../assertion/make-check'
import { judgeFetchAddress } from '../../issuer/fetch-policy'
import { CHECK_TEXTS } from '../check-texts'
import type { Rule } from '../context'
import { issuerHost } from '../known-issuers'
import type { Check } from '../model'

/**
 * What the issuer's text alone tells about fetching its documents. Entra refuses other schemes,
 * loopback hosts, query and fragment (70022, error lookup page of 2022-02); whatever else the probe
 * policy refuses is our own class `iss-refused`, nothing is fetched.
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
    const refused = documented === undefined ? policyRefusal(issuer) : undefined
    if (refused !== undefined)
      checks.push(
        failed('iss-refused', 'The issuer is a public address', {
          field: 'iss',
          actual: issuer,
          class: 'iss-refused',
          reason: refused,
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

/** The words for what the probe policy says most often; all other refusals are told together. */
const POLICY_REASONS: Readonly<Record<string, string>> = {
  'user-information': 'An issuer may not carry a user name or password.',
  'address-literal': 'The issuer is an address instead of a name.',
  port: 'The issuer names a port other than 443.',
  'special-name': "The issuer's host name exists inside a network only; Entra cannot reach it.",
  'single-label': "The issuer's host name exists inside a network only; Entra cannot reach it.",
}

/** What the probe policy has against the text; names under `.example` are dead, not dangerous. */
function policyRefusal(issuer: string): string | undefined {
  const answer = judgeFetchAddress(issuer, { exampleNames: true })
  if (answer.allowed) return undefined
  return POLICY_REASONS[answer.reason] ?? `The probe policy refuses this issuer (${answer.reason}).`
}
