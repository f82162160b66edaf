import type { IssuerContext } from '../context'
import { judgeFetchAddress } from '../fetch-policy'
import { differBySlash, firstDifference, shown } from '../identifier'
import { registrableDomain } from '../registrable-domain'
import { isObject, someMember } from '../strict-json'
import { type IssuerRule, NOTHING, type Sighting, when } from './rule'

const DISCOVERY = 'OpenID Connect Discovery 1.0, 3'
const RFC8725 = 'RFC 8725 (JWT best current practices)'

/** Issuers whose keys are known to live under another domain. Source: their own discovery documents. */
const KNOWN_KEY_HOSTS: Readonly<Record<string, string>> = {
  'accounts.google.com': 'www.googleapis.com',
  'securetoken.google.com': 'www.googleapis.com',
  'sts.windows.net': 'login.microsoftonline.com',
}

/** Rules on the members of a discovery document. */
export const DOCUMENT_RULES: readonly IssuerRule[] = [
  {
    id: 'issuer-mismatch',
    severity: 'high',
    title: 'The document names another issuer',
    why: 'Tokens carry the document’s issuer, so the exchange fails (AADSTS700211, or 700221 when only the document differs).',
    fix: 'Make issuer in the document, in the credential and in the token the same text, slash included.',
    source:
      'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations',
    look: ({ document, issuer }) => {
      if (!document || document.issuer === issuer) return NOTHING
      if (typeof document.issuer !== 'string') {
        return [{ message: 'The document has no issuer.' }]
      }
      const where = firstDifference(issuer, document.issuer)
      return [{ message: `The document names ${shown(document.issuer, 200)}: they part ${where}.` }]
    },
  },
  {
    id: 'issuer-trailing-slash-drift',
    severity: 'medium',
    title: 'The issuers differ by one trailing slash only',
    why: 'The texts are compared character by character, so the exchange fails although both lead to one document.',
    fix: 'Recreate the credential with the spelling that the issuer publishes.',
    source: 'https://learn.microsoft.com/azure/aks/use-oidc-issuer',
    look: ({ document, issuer }) => {
      const named = document?.issuer
      if (typeof named !== 'string' || !differBySlash(named, issuer)) return NOTHING
      const withSlash = named.endsWith('/') && named.length > issuer.length
      return [
        {
          message: `The ${withSlash ? 'document' : 'credential'} has a slash at the end, the other has none.`,
        },
      ]
    },
  },
  {
    id: 'jwks-uri-invalid',
    severity: 'high',
    title: 'jwks_uri is missing or no absolute address',
    why: 'Without it nobody finds the keys.',
    fix: 'Set jwks_uri to the absolute https address of the key set.',
    source: DISCOVERY,
    look: ({ document }) => {
      if (!document || keyAddress(document)) return NOTHING
      const value = document.jwks_uri
      if (value === undefined) return [{ message: 'jwks_uri is missing.' }]
      if (typeof value !== 'string') return [{ message: 'jwks_uri is not a text.' }]
      return [{ message: `jwks_uri is ${JSON.stringify(shown(value, 200))}, no absolute address.` }]
    },
  },
  {
    id: 'jwks-not-https',
    severity: 'high',
    title: 'jwks_uri is not https',
    why: 'Keys that travel in clear can be replaced on the way.',
    fix: 'Serve the key set over https.',
    source: DISCOVERY,
    look: ({ document }) => {
      const url = keyAddress(document)
      return when(
        url !== undefined && url.protocol !== 'https:',
        `jwks_uri uses ${url?.protocol.slice(0, -1)} instead of https.`,
      )
    },
  },
  {
    id: 'jwks-address-refused',
    severity: 'high',
    title: 'jwks_uri is an address that must not be fetched',
    why: 'A key address in private or special space attacks whoever reads it, and Entra cannot reach it.',
    fix: 'Serve the key set on a public host, over https on port 443.',
    source: 'https://github.com/microsoft/AntiSSRF',
    look: ({ document }) => {
      const url = keyAddress(document)
      if (url?.protocol !== 'https:') return NOTHING
      const verdict = judgeFetchAddress(String(document?.jwks_uri), { exampleNames: true })
      return when(
        !verdict.allowed,
        `jwks_uri ${shown(url.href, 200)} is refused${verdict.allowed ? '' : ` (${verdict.reason})`}.`,
      )
    },
  },
  {
    id: 'jwks-host-differs',
    severity: 'medium',
    title: 'The keys are served under another domain',
    why: 'It is allowed, and it makes a second party able to sign.',
    fix: 'Host both documents together, or make sure that the other domain is yours.',
    source: 'RFC 8414 (authorization server metadata)',
    look: ({ document, issuerUrl }) => {
      const url = keyAddress(document)
      if (!url || !issuerUrl || url.hostname === issuerUrl.hostname) return NOTHING
      if (registrableDomain(url.hostname) === registrableDomain(issuerUrl.hostname)) return NOTHING
      const known = KNOWN_KEY_HOSTS[issuerUrl.hostname] === url.hostname
      const message = `The issuer is on ${issuerUrl.hostname}, its keys on ${url.hostname}${known ? ', as this platform does' : ''}.`
      return [known ? { message, severity: 'info' } : { message }]
    },
  },
  {
    id: 'discovery-alg-none',
    severity: 'high',
    title: 'The issuer offers unsigned tokens',
    why: 'The algorithm "none" is the mark of a home-made provider that may sign nothing.',
    fix: 'List RS256 only.',
    source: RFC8725,
    look: ({ document }) =>
      when(
        algorithms(document)?.some((name) => name.toLowerCase() === 'none') === true,
        'id_token_signing_alg_values_supported offers none.',
      ),
  },
  {
    id: 'discovery-alg-symmetric',
    severity: 'high',
    title: 'The issuer offers shared-secret signatures',
    why: 'Whoever can verify an HMAC token can also make one.',
    fix: 'List RS256 only.',
    source: RFC8725,
    look: ({ document }) => {
      const offered = algorithms(document)?.filter((name) => /^hs\d+$/i.test(name)) ?? []
      return when(
        offered.length > 0,
        `id_token_signing_alg_values_supported offers ${offered.join(', ')}.`,
      )
    },
  },
  {
    id: 'discovery-no-rs256',
    severity: 'medium',
    title: 'The issuer does not offer RS256',
    why: 'RS256 is the only algorithm that Entra documents for federation.',
    fix: 'Sign with RS256 and list it.',
    source:
      'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations',
    look: ({ document }) => {
      const offered = algorithms(document)
      return when(
        offered !== undefined && !offered.includes('RS256'),
        'id_token_signing_alg_values_supported lacks RS256.',
      )
    },
  },
  {
    id: 'discovery-empty-member',
    severity: 'medium',
    title: 'A member is an empty text or list',
    why: 'Empty members were seen to make Entra answer AADSTS501661 although the document was reachable.',
    fix: 'Leave the member out, or fill it.',
    source:
      'https://github.com/spiffe/spire (oidc-discovery-provider); seen in the field, not documented',
    look: ({ document }): readonly Sighting[] => {
      const empty: string[] = []
      someMember(document, (name, value) => {
        if (value === '' || (Array.isArray(value) && value.length === 0))
          empty.push(shown(name, 60))
        return false
      })
      return when(empty.length > 0, `Empty: ${empty.slice(0, 5).join(', ')}.`)
    },
  },
  {
    id: 'issuer-known-offensive-tool',
    severity: 'critical',
    title: 'The documents look like those of a published attack tool',
    why: 'Red-team tools for this very technique serve this shape unless somebody edits it.',
    fix: 'Treat it as an incident: delete the credential, revoke the identity’s sessions, review its sign-ins.',
    source: 'https://github.com/dirkjanm/ROADtools (roadoidc)',
    look: (context) => {
      const marks = toolMarks(context)
      return [
        ...when(marks >= 6, `${marks} of 8 marks of the default document of roadoidc are there.`),
        ...when(
          context.rogueCertificate,
          'The only key carries a self-made ten-year certificate that names the issuer, as roadoidc makes it.',
        ),
      ]
    },
  },
]

function keyAddress(document: IssuerContext['document']): URL | undefined {
  const value = document?.jwks_uri
  return typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined
}

/** The offered algorithms; absent when the member is. A single text counts as a list of one. */
function algorithms(document: IssuerContext['document']): readonly string[] | undefined {
  const value = document?.id_token_signing_alg_values_supported
  if (typeof value === 'string') return [value]
  if (!Array.isArray(value)) return undefined
  return value.filter((item): item is string => typeof item === 'string')
}

function toolMarks({ document, issuer }: IssuerContext): number {
  if (!isObject(document)) return 0
  const base = typeof document.issuer === 'string' ? document.issuer : issuer
  const { subject_types_supported: subjects, claims_supported: claims } = document
  const marks = [
    document.token_endpoint === `${base}/token`,
    document.jwks_uri === `${base}/keys.json`,
    document.userinfo_endpoint === `${base}/oidc/userinfo`,
    document.authorization_endpoint === `${base}/authorize`,
    Array.isArray(subjects) && subjects.length === 1 && subjects[0] === 'pairwise',
    document.request_uri_parameter_supported === false,
    'http_logout_supported' in document && 'frontchannel_logout_supported' in document,
    Array.isArray(claims) && claims.includes('c_hash') && claims.includes('ver'),
  ]
  return marks.filter(Boolean).length
}
