import type { IssuerFinding } from '@/lib/federation/issuer/model'
import type { FailureKind, FetchedDocument, FetchFailure } from './internet'

const WITHOUT_DISCOVERY: Omit<IssuerFinding, 'message'> = {
  id: 'issuer-without-discovery',
  severity: 'high',
  fix: 'Serve the document as plain JSON of less than 64 KiB.',
}

/** Findings that only the network can give; ids of the audit rules. */
const DISCOVERY_FINDINGS: Readonly<Partial<Record<FailureKind, Omit<IssuerFinding, 'message'>>>> = {
  refused: {
    id: 'issuer-private-address',
    severity: 'high',
    fix: 'Publish discovery and keys on a public host, or delete the credential.',
  },
  nxdomain: {
    id: 'issuer-host-nxdomain',
    severity: 'high',
    fix: 'Look again in ten minutes through another resolver. If the name stays away, delete the credential: whoever registers it next can sign in as the identity.',
  },
  'tls-invalid': {
    id: 'issuer-tls-invalid',
    severity: 'high',
    fix: 'Renew the certificate, for this name and from a public authority.',
  },
  'malformed-answer': WITHOUT_DISCOVERY,
  'headers-too-large': WITHOUT_DISCOVERY,
  'body-too-large': WITHOUT_DISCOVERY,
  'encoded-body': WITHOUT_DISCOVERY,
  'too-many-redirects': WITHOUT_DISCOVERY,
}

const TEMPORARY: Omit<IssuerFinding, 'message'> = {
  id: 'issuer-temporary-failure',
  severity: 'info',
  fix: 'Try again later; if it stays, ask whoever runs the issuer.',
}

const KEYS_UNREACHABLE: Omit<IssuerFinding, 'message'> = {
  id: 'jwks-unreachable',
  severity: 'high',
  fix: 'Serve the key set as JSON at jwks_uri; look for a doubled or lost slash in the path.',
}

/** What a failed fetch, or a key set that did not answer 200, says about the issuer. */
export function networkFindings(
  answer: FetchedDocument | FetchFailure,
  document: 'discovery' | 'jwks',
): readonly IssuerFinding[] {
  if (document === 'jwks') {
    if (!answer.ok) {
      return answer.kind === 'refused' ? [] : [{ ...KEYS_UNREACHABLE, message: answer.detail }]
    }
    if (answer.status === 200) return []
    return [
      { ...KEYS_UNREACHABLE, message: `The key set answers ${answer.status} instead of 200.` },
    ]
  }
  if (answer.ok) return []
  return [{ ...(DISCOVERY_FINDINGS[answer.kind] ?? TEMPORARY), message: answer.detail }]
}
