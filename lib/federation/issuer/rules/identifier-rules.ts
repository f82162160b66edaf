import { type IssuerRule, NOTHING, when } from './rule'

const ENTRA_FIC = 'https://learn.microsoft.com/graph/api/resources/federatedidentitycredential'

/** Rules on the issuer text alone. */
export const IDENTIFIER_RULES: readonly IssuerRule[] = [
  {
    id: 'issuer-not-https',
    severity: 'high',
    title: 'The issuer is not an https address',
    why: 'Keys that travel in clear can be replaced on the way, and Entra refuses such an issuer.',
    fix: 'Publish the issuer over https and recreate the credential with that address.',
    source: ENTRA_FIC,
    look: ({ issuerUrl }) =>
      when(
        issuerUrl?.protocol !== 'https:',
        issuerUrl
          ? `The issuer uses ${issuerUrl.protocol.slice(0, -1)} instead of https.`
          : 'The issuer is not an address that can be read.',
      ),
  },
  {
    id: 'issuer-private-address',
    severity: 'high',
    title: 'The issuer is an address in private or special space',
    why: 'Entra cannot reach it, so the trust is dead, and a probe of it would look into somebody’s own network.',
    fix: 'Publish the discovery document and the keys on a public host, or delete the credential.',
    source: 'https://github.com/microsoft/AntiSSRF',
    look: ({ literal }) =>
      literal?.refused
        ? [
            {
              message: `The host ${literal.text} lies in special address space (${literal.refused}).`,
            },
          ]
        : NOTHING,
  },
  {
    id: 'issuer-address-literal',
    severity: 'medium',
    title: 'The issuer host is an IP address',
    why: 'Clouds hand addresses on to other customers; without a name nobody can prove who owns it.',
    fix: 'Give the issuer a name that you own and recreate the credential.',
    source: 'https://github.com/EdOverflow/can-i-take-over-xyz',
    look: ({ literal }) =>
      literal ? [{ message: `The host is the address ${literal.text}.` }] : NOTHING,
  },
]
