import { shown } from '@/lib/federation/issuer/identifier'
import type { IssuerFinding, ProbeReport } from '@/lib/federation/issuer/model'
import { registrableDomain } from '@/lib/federation/issuer/registrable-domain'
import type { CertificateSeen } from './internet'

const DAY = 86_400_000
/** Days before its end at which a certificate that nobody renews by machine deserves a look. */
const EXPIRING_DAYS = 21
const FIELD_SHOWN = 200

/** Platforms that renew their certificates by themselves, often late. */
const AUTOMATED =
  /(?:^|\.)(?:amazonaws\.com|azure\.com|windows\.net|azure\.net|microsoftonline\.(?:com|us)|windows\.net)$/
const AUTOMATED_DOMAINS: ReadonlySet<string> = new Set([
  'githubusercontent.com',
  'github.com',
  'ghe.com',
  'gitlab.com',
  'google.com',
  'googleapis.com',
  'terraform.io',
  'circleci.com',
  'buildkite.com',
  'bitbucket.org',
])

/** The certificate as a report shows it, each text cut. */
export function certificateFields(
  certificate: CertificateSeen,
): NonNullable<ProbeReport['certificate']> {
  const entries = Object.entries(certificate).map(([name, value]) => [
    name,
    shown(value, FIELD_SHOWN),
  ])
  return Object.fromEntries(entries)
}

/** A finding when the host's certificate ends soon and no known machine renews it. */
export function expiringFinding(
  host: string,
  certificate: CertificateSeen | undefined,
  now: Date,
): readonly IssuerFinding[] {
  const ends = Date.parse(certificate?.validTo ?? '')
  if (Number.isNaN(ends) || AUTOMATED.test(host)) return []
  if (AUTOMATED_DOMAINS.has(registrableDomain(host))) return []
  const days = Math.floor((ends - now.getTime()) / DAY)
  if (days >= EXPIRING_DAYS) return []
  const left = days < 1 ? 'within a day' : `in ${days} ${days === 1 ? 'day' : 'days'}`
  return [
    {
      id: 'issuer-tls-expiring',
      severity: 'medium',
      message: `The certificate of ${host} ends ${left}.`,
      fix: 'Renew it, and let a machine do so from now on.',
      why: 'With an expired certificate nobody can read the keys, so every exchange fails.',
      source: 'RFC 5280, 4.1.2.5 (validity)',
    },
  ]
}
