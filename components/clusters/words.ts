import type {
  ClusterKind,
  Delivery,
  GuideLink,
  KubeadmFormat,
  UsedBy,
} from '@/lib/federation/clusters/model'
import { routes } from '@/lib/routes'

export const GROUP_WORDS: Readonly<Record<ClusterKind['group'], string>> = {
  local: 'On this machine',
  own: 'Your own control plane',
  managed: 'Run by a platform',
  spiffe: 'SPIFFE',
}

export const USE_WORDS: Readonly<Record<UsedBy, string>> = {
  workload: 'A workload',
  'argo-cd': 'Argo CD',
  crossplane: 'Crossplane',
  'agent-blueprint': 'Agent blueprint',
}

export const DELIVERY_WORDS: Readonly<Record<Delivery, string>> = {
  volume: 'Volume in the pod',
  webhook: 'Webhook',
}

export const FORMAT_WORDS: Readonly<Record<KubeadmFormat, string>> = {
  v1beta3: 'v1beta3',
  v1beta4: 'v1beta4, since 1.31',
}

/** Service accounts that the products come with. */
export const USE_DEFAULTS: Readonly<
  Partial<Record<UsedBy, { namespace: string; serviceAccount: string }>>
> = {
  'argo-cd': { namespace: 'argocd', serviceAccount: 'argocd-server' },
  crossplane: { namespace: 'crossplane-system', serviceAccount: 'provider-azure' },
}

/** What the guide is about, as far as it is filled in; empty texts are not. */
export interface GuideSubject {
  readonly issuer: string
  readonly subject: string
  /** Id of the identity to sign in as, when the tenant has it. */
  readonly identity: string
}

/** Where a step leads inside the product, with the values of the guide. */
export function linkOf(link: GuideLink, { issuer, subject, identity }: GuideSubject) {
  return {
    'issuer-new': { href: routes.issuerNew(), label: 'Publish a new issuer' },
    'issuer-keys':
      issuer === ''
        ? { href: routes.issuerNew(), label: 'Publish a new issuer' }
        : {
            href: routes.issuerRepair({ issuer, way: 'cluster' }),
            label: 'Publish the cluster’s keys from here',
          },
    'issuer-probe': {
      href: issuer === '' ? routes.issuers() : routes.issuer(issuer),
      label: 'Look at what the issuer publishes',
    },
    check: { href: routes.check({ identity }), label: 'Paste the token into Check' },
    exchange: {
      href: routes.exchange({ issuer, subject, identity }),
      label: 'Try an exchange',
    },
    'key-not-found': { href: routes.helpError(7000272), label: 'When Entra finds no key' },
    'agent-scenario': {
      href: routes.helpScenario('entra-agent-id'),
      label: 'Blueprints and agents',
    },
  }[link]
}
