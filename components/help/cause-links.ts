import type { Route } from 'next'
import { routes } from '@/lib/routes'

export interface CauseLink {
  readonly href: Route
  readonly label: string
}

const EXCHANGE: CauseLink = { href: routes.exchange(), label: 'Try an exchange' }
const CREDENTIALS: CauseLink = { href: routes.credentials(), label: 'Find the credential' }
const PROBE: CauseLink = { href: routes.issuers(), label: 'Look at what the issuer publishes' }
const REPAIR: CauseLink = { href: routes.issuerRepair(), label: 'Rotate or repair the keys' }
const CLUSTERS: CauseLink = { href: routes.issuerClusters(), label: 'Set up the cluster' }

/** Where the product mends a cause, by the cause's id. Causes that are mended elsewhere have no entry. */
export const CAUSE_LINKS: Readonly<Record<string, readonly CauseLink[]>> = {
  'issuer-trailing-slash': [
    { href: routes.issuerRepair({ way: 'slash' }), label: 'Mend the slash' },
    CREDENTIALS,
  ],
  'issuer-changed': [CREDENTIALS],
  'cluster-internal-issuer': [CLUSTERS],
  'wrong-client-id': [EXCHANGE],
  'propagation-delay': [EXCHANGE],
  'stale-record': [CREDENTIALS],
  'kubernetes-service-account': [CLUSTERS],
  'no-credential': [CREDENTIALS],
  'key-not-published': [REPAIR, PROBE],
  'key-id-differs': [REPAIR],
  'key-cache': [EXCHANGE],
  'metadata-invalid': [REPAIR, PROBE],
  'metadata-issuer-differs': [PROBE],
  'jwks-invalid': [REPAIR, PROBE],
}
