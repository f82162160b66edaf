import type { ClusterKind, Delivery, GuideBlock, GuideInput, KubeadmFormat, UsedBy } from '../model'
import { CLUSTER_KINDS } from '../registry'

/** A form filled in as it should be. */
export const GOOD: GuideInput = {
  issuer: 'https://contosooidc.blob.core.windows.net/oidc',
  clusterName: 'federation',
  resourceGroup: 'rg-platform',
  namespace: 'payments',
  serviceAccount: 'azure-demo',
  trustDomain: 'example.org',
  audience: 'api://AzureADTokenExchange',
  clientId: '00001111-aaaa-2222-bbbb-3333cccc4444',
  tenantId: 'aaaabbbb-0000-cccc-1111-dddd2222eeee',
  keyFolder: '/srv/issuer-keys',
  signingKeyFile: 'sa-issuer.key',
  publicKeyFile: 'sa-issuer.pub',
  tokenLifetime: '3600',
  usedBy: 'workload',
  delivery: 'volume',
  kubeadmFormat: 'v1beta4',
  cloud: 'public',
}

const USES: readonly UsedBy[] = ['workload', 'argo-cd', 'crossplane', 'agent-blueprint']
const DELIVERIES: readonly Delivery[] = ['volume', 'webhook']
const FORMATS: readonly KubeadmFormat[] = ['v1beta3', 'v1beta4']

export interface Sample extends GuideBlock {
  readonly kind: ClusterKind
  readonly step: string
}

/** Every different block of every kind under every choice. */
export function blocksOf(input: GuideInput): readonly Sample[] {
  const found = new Map<string, Sample>()
  for (const kind of CLUSTER_KINDS)
    for (const usedBy of USES)
      for (const delivery of DELIVERIES)
        for (const kubeadmFormat of FORMATS)
          for (const { id, blocks } of kind.steps({ ...input, usedBy, delivery, kubeadmFormat }))
            for (const block of blocks)
              found.set(`${block.language} ${block.text}`, { ...block, kind, step: id })
  return [...found.values()]
}
