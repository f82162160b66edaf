import type { IssuerContext } from '../context'
import { judgeFetchAddress } from '../fetch-policy'
import { discoveryUrl, isStorageHost, shown } from '../identifier'
import { registrableDomain } from '../registrable-domain'
import { type IssuerRule, NOTHING, type Sighting, when } from './rule'

const OWASP_SSRF =
  'https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html'
const ENTRA_CONSIDERATIONS =
  'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations'
const RFC8259 = 'RFC 8259 (JSON)'

/** Rules on how discovery answered: status, headers, and whether the body is a document at all. */
export const ANSWER_RULES: readonly IssuerRule[] = [
  {
    id: 'issuer-without-discovery',
    severity: 'high',
    title: 'The issuer has no discovery document',
    why: 'Entra cannot read the keys, so every exchange fails; often it is the first sign of an abandoned issuer.',
    fix: 'Publish the document again at the address shown, or delete the credential.',
    source: ENTRA_CONSIDERATIONS,
    look: ({ answer, discovery, issuer }) => {
      if (!answer) return NOTHING
      const { status } = answer
      const where = shown(discoveryUrl(issuer), 200)
      if (status === 200) {
        return when(discovery?.isJson === false, `${where} answers 200, but its body is not JSON.`)
      }
      const settled = !isRedirect(status) && status < 500
      return when(settled, `${where} answers ${status} instead of 200.`)
    },
  },
  {
    id: 'issuer-storage-not-public',
    severity: 'high',
    title: 'The storage account refuses anonymous reading',
    why: 'Entra reads the documents without signing in; a closed container or account makes every exchange fail.',
    fix: 'Allow blob public access on the account and set the container’s access level to Blob, or use the static website endpoint.',
    source: 'https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-configure',
    look: ({ answer, issuerUrl }) => {
      if (!answer || answer.status < 400 || answer.status >= 500) return NOTHING
      const code = answer.headers?.['x-ms-error-code']
      const named =
        code === 'PublicAccessNotPermitted' || answer.text.includes('PublicAccessNotPermitted')
      const onStorage = isStorageHost(issuerUrl?.hostname ?? '') || code !== undefined
      return when(
        onStorage && (named || answer.status === 409),
        `Azure Storage answers ${answer.status}${named ? ' PublicAccessNotPermitted' : ''} to anonymous reading.`,
      )
    },
  },
  {
    id: 'issuer-temporary-failure',
    severity: 'info',
    title: 'The issuer failed for the moment',
    why: 'A server fault says nothing about who owns the issuer.',
    fix: 'Try again later; if it stays, ask whoever runs the issuer.',
    source: 'RFC 9110 15.6 (server errors)',
    look: ({ answer }) =>
      when(
        answer !== undefined && answer.status >= 500,
        `Discovery answers ${answer?.status}, a fault of the server.`,
      ),
  },
  {
    id: 'issuer-redirects',
    severity: 'medium',
    title: 'Discovery answers with a redirect',
    why: 'Not every reader follows redirects, and each hop adds a party that can swap the keys.',
    fix: 'Serve the document at the address itself.',
    source: OWASP_SSRF,
    look: (context) => {
      if (!isRedirect(context.answer?.status)) return NOTHING
      const target = redirectTarget(context)
      if (!target) return [{ message: 'Discovery answers with a redirect that names no target.' }]
      const leaves = registrableDomain(target.hostname) !== ownDomain(context)
      const message = `Discovery redirects to ${shown(target.href, 200)}.`
      return [leaves ? { message, severity: 'high' } : { message }]
    },
  },
  {
    id: 'issuer-redirect-refused',
    severity: 'high',
    title: 'Discovery redirects to an address that must not be fetched',
    why: 'A public issuer that points into private space attacks whoever reads it.',
    fix: 'Treat the issuer as hostile until its owner explains; serve the document at the address itself.',
    source: OWASP_SSRF,
    look: (context) => {
      if (!isRedirect(context.answer?.status)) return NOTHING
      const target = redirectTarget(context)
      if (!target) return NOTHING
      const verdict = judgeFetchAddress(target.href, { exampleNames: true })
      return when(
        !verdict.allowed,
        `The redirect target ${shown(target.href, 200)} is refused${verdict.allowed ? '' : ` (${verdict.reason})`}.`,
      )
    },
  },
  {
    id: 'discovery-content-type',
    severity: 'low',
    title: 'The discovery document is not served as application/json',
    why: 'Strict readers refuse a document of another type.',
    fix: 'Serve it with Content-Type: application/json.',
    source: 'OpenID Connect Discovery 1.0, 4.2',
    look: ({ answer }) => {
      if (answer?.status !== 200 || !answer.headers) return NOTHING
      const type = answer.headers['content-type']
      const isJson = /^application\/json\s*(?:;|$)/i.test(type?.trim() ?? '')
      return when(
        !isJson,
        type === undefined
          ? 'The answer names no content type.'
          : `The content type is ${JSON.stringify(shown(type, 100))}.`,
      )
    },
  },
  {
    id: 'discovery-not-json',
    severity: 'high',
    title: 'The discovery answer is not one JSON object',
    why: 'Entra cannot read the issuer’s metadata (AADSTS900611 names this).',
    fix: 'Publish one JSON object with at least issuer and jwks_uri.',
    source: RFC8259,
    look: ({ discovery, document }) =>
      when(
        discovery !== undefined && document === undefined,
        discovery?.isJson ? 'The body is JSON, but not an object.' : 'The body is not JSON.',
      ),
  },
  {
    id: 'discovery-duplicate-member',
    severity: 'high',
    title: 'A member stands twice in the discovery document',
    why: 'Readers differ in which one they take, so two of them can see two different issuers.',
    fix: 'Keep each member once.',
    source: `${RFC8259}, 4`,
    look: ({ discovery }): readonly Sighting[] =>
      discovery?.duplicateMember === undefined
        ? NOTHING
        : [
            {
              message: `The member ${JSON.stringify(shown(discovery.duplicateMember, 60))} stands twice.`,
            },
          ],
  },
  {
    id: 'discovery-bom',
    severity: 'low',
    title: 'The discovery document starts with a byte order mark',
    why: 'Some readers stop at it.',
    fix: 'Save the file as UTF-8 without a byte order mark.',
    source: `${RFC8259}, 8.1`,
    look: ({ discovery }) =>
      when(discovery?.byteOrderMark === true, 'The body starts with a byte order mark.'),
  },
  {
    id: 'discovery-hygiene',
    severity: 'low',
    title: 'The discovery document is very large',
    why: 'Readers limit what they take; a document over 64 KiB may be cut or refused.',
    fix: 'Publish the minimal document.',
    source: 'Limit of this product: 64 KiB (Entra’s own limit is not documented)',
    look: ({ discovery }) =>
      when((discovery?.bytes ?? 0) > 64 * 1024, 'The document is over 64 KiB.'),
  },
]

function isRedirect(status: number | undefined): boolean {
  return status !== undefined && status >= 300 && status < 400
}

function redirectTarget({ answer, issuer }: IssuerContext): URL | undefined {
  const location = answer?.headers?.location
  const base = discoveryUrl(issuer)
  if (!location || !URL.canParse(base) || !URL.canParse(location, base)) return undefined
  return new URL(location, base)
}

function ownDomain({ issuerUrl }: IssuerContext): string {
  return registrableDomain(issuerUrl?.hostname ?? '')
}
