import { claimableZone } from '@/lib/federation/issuer/claimable-host'
import { isStorageHost, shown } from '@/lib/federation/issuer/identifier'
import type { IssuerFinding } from '@/lib/federation/issuer/model'
import type { FailureKind, FetchedDocument, FetchFailure } from './internet'

type Rule = Omit<IssuerFinding, 'message'>

const TAKEOVER = 'https://learn.microsoft.com/azure/security/fundamentals/subdomain-takeover'
const OPENID_DISCOVERY = 'OpenID Connect Discovery 1.0, 4'

const WITHOUT_DISCOVERY: Rule = {
  id: 'issuer-without-discovery',
  severity: 'high',
  fix: 'Serve the document as plain JSON of less than 64 KiB.',
  why: 'Readers that protect themselves refuse such an answer, and without the document there are no keys.',
  source: OPENID_DISCOVERY,
}

const NO_SUCH_HOST: Rule = {
  id: 'issuer-host-nxdomain',
  severity: 'high',
  fix: 'Look again in ten minutes through another resolver. If the name stays away, delete the credential: whoever registers it next can sign in as the identity.',
  why: 'Entra reads the documents when a token is exchanged: whoever holds the name publishes the keys.',
  source: TAKEOVER,
}

const NO_SUCH_ACCOUNT: Rule = {
  id: 'issuer-storage-account-unclaimed',
  severity: 'high',
  fix: 'Delete the credential now. Create the account again only to hold its name, then move the issuer to a domain of your own.',
  why: 'Names of storage accounts are global and can be taken again after a deletion, with new keys in the same place.',
  source: TAKEOVER,
}

const DANGLING_ALIAS: Rule = {
  id: 'issuer-cname-dangling',
  severity: 'critical',
  fix: 'Remove the DNS record, then the credential.',
  why: 'Whoever takes the name that the alias leads to answers for the issuer, with a valid certificate in minutes.',
  source: TAKEOVER,
}

const TEMPORARY: Rule = {
  id: 'issuer-temporary-failure',
  severity: 'info',
  fix: 'Try again later; if it stays, ask whoever runs the issuer.',
  why: 'A fault of the moment says nothing about who owns the issuer.',
  source: 'RFC 9110 15.6 (server errors), RFC 1035 4.1.1 (name server failure)',
}

/** Findings that only the network can give; ids of the audit rules. */
const DISCOVERY_FINDINGS: Readonly<Partial<Record<FailureKind, Rule>>> = {
  refused: {
    id: 'issuer-private-address',
    severity: 'high',
    fix: 'Publish discovery and keys on a public host, or delete the credential.',
    why: 'Entra cannot reach it, so the trust is dead, and a probe of it would look into somebody’s own network.',
    source: 'https://github.com/microsoft/AntiSSRF',
  },
  'tls-invalid': {
    id: 'issuer-tls-invalid',
    severity: 'high',
    fix: 'Renew the certificate, for this name and from a public authority.',
    why: 'The exchange fails, or somebody else answers under the name.',
    source: 'RFC 9110 4.3.4 (https certificate verification)',
  },
  'malformed-answer': WITHOUT_DISCOVERY,
  'headers-too-large': WITHOUT_DISCOVERY,
  'body-too-large': WITHOUT_DISCOVERY,
  'encoded-body': WITHOUT_DISCOVERY,
  'too-many-redirects': WITHOUT_DISCOVERY,
}

const KEYS_UNREACHABLE: Rule = {
  id: 'jwks-unreachable',
  severity: 'high',
  fix: 'Serve the key set as JSON at jwks_uri; look for a doubled or lost slash in the path.',
  why: 'Without the keys no signature can be verified, so every exchange fails.',
  source: OPENID_DISCOVERY,
}

/** What a failed fetch of discovery says about the issuer on that host. */
export function discoveryFindings(
  answer: FetchedDocument | FetchFailure,
  host: string,
): readonly IssuerFinding[] {
  if (answer.ok) return []
  if (answer.kind === 'nxdomain') return [missingName(answer, host)]
  return [{ ...(DISCOVERY_FINDINGS[answer.kind] ?? TEMPORARY), message: answer.detail }]
}

/** One look through one resolver: whether the name can really be taken is for its owner to find out. */
function missingName({ aliases = [], detail }: FetchFailure, host: string): IssuerFinding {
  const target = aliases.at(-1)?.toLowerCase()
  if (target !== undefined) {
    const zone = claimableZone(target)?.zone
    const message = `${host} is an alias of ${shown(target, 200)}, which does not exist.`
    return zone === undefined
      ? { ...NO_SUCH_HOST, message }
      : { ...DANGLING_ALIAS, message: `${message} Names under ${zone} go to whoever asks first.` }
  }
  if (isStorageHost(host)) {
    return {
      ...NO_SUCH_ACCOUNT,
      message: `No storage account answers under ${host}. Azure can say whether its name is free.`,
    }
  }
  return { ...NO_SUCH_HOST, message: detail }
}

/** What the fetch of the key set says: it did not come, or did not answer 200. */
export function keySetFindings(
  answer: FetchedDocument | FetchFailure,
  judged: readonly IssuerFinding[],
): readonly IssuerFinding[] {
  if (!answer.ok) {
    const message = answer.detail
    if (answer.kind === 'refused') {
      // An address that is refused for its text is a finding on the document already.
      const told = judged.some(({ id }) => id === 'jwks-not-https' || id === 'jwks-uri-invalid')
      return told ? [] : [{ ...KEYS_REFUSED, message }]
    }
    const unreachable = { ...KEYS_UNREACHABLE, message }
    const invalid = DISCOVERY_FINDINGS['tls-invalid']
    if (answer.kind !== 'tls-invalid' || invalid === undefined) return [unreachable]
    return [unreachable, { ...invalid, message: `The key set’s host: ${message}` }]
  }
  if (answer.status === 200) return []
  const redirects = answer.status >= 300 && answer.status < 400
  const unreachable = {
    ...KEYS_UNREACHABLE,
    message: `The key set answers ${answer.status} instead of 200.`,
  }
  return redirects
    ? [unreachable, { ...KEYS_REDIRECT, message: 'The key set answers with a redirect.' }]
    : [unreachable]
}

const KEYS_REFUSED: Rule = {
  id: 'jwks-address-refused',
  severity: 'high',
  fix: 'Publish the key set on a public host; treat the issuer as hostile until its owner explains.',
  why: 'Keys at an address that is not public can be read by nobody outside, or lure a reader into somebody’s own network.',
  source: 'https://github.com/microsoft/AntiSSRF',
}

const KEYS_REDIRECT: Rule = {
  id: 'issuer-redirects',
  severity: 'medium',
  fix: 'Serve the key set at the address itself.',
  why: 'Not every reader follows redirects, and each hop adds a party that can swap the keys.',
  source:
    'https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html',
}

/** A note on a host whose name goes to whoever asks first, once it is given back. */
export function claimableFinding(host: string): readonly IssuerFinding[] {
  const found = claimableZone(host)
  if (found === undefined) return []
  return [
    {
      id: 'issuer-claimable-host',
      severity: found.tunnel ? 'high' : 'medium',
      message: found.tunnel
        ? `${host} is the end of a tunnel; its name changes hands within minutes.`
        : `Names under ${found.zone} go to whoever asks first.`,
      fix: 'Move the issuer to a domain of your own. Until then lock the account against deletion and watch it.',
      why: 'No hole today: it becomes one on the day that somebody tidies up and the name is free.',
      source: TAKEOVER,
    },
  ]
}
