'use client'

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useState } from 'react'
import { useRuntimeConfig } from '@/components/session/context'
import { defaultInputs, inputProblem } from '@/lib/federation/clusters/inputs'
import type {
  ClusterKind,
  Delivery,
  GuideInput,
  InputName,
  KubeadmFormat,
  UsedBy,
} from '@/lib/federation/clusters/model'
import { CLUSTER_KINDS, findClusterKind } from '@/lib/federation/clusters/registry'
import { USE_DEFAULTS } from './words'

const USES = ['workload', 'argo-cd', 'crossplane', 'agent-blueprint'] as const

/** What a colleague may see in the address; each is written there only when it is well formed. */
const QUERY = {
  kind: parseAsString.withDefault('kind'),
  use: parseAsStringLiteral(USES).withDefault('workload'),
  delivery: parseAsStringLiteral(['volume', 'webhook'] as const).withDefault('volume'),
  format: parseAsStringLiteral(['v1beta3', 'v1beta4'] as const).withDefault('v1beta4'),
  issuer: parseAsString.withDefault(''),
  namespace: parseAsString.withDefault(''),
  account: parseAsString.withDefault(''),
  client: parseAsString.withDefault(''),
}
const IN_ADDRESS: Readonly<
  Partial<Record<InputName, 'issuer' | 'namespace' | 'account' | 'client'>>
> = {
  issuer: 'issuer',
  namespace: 'namespace',
  serviceAccount: 'account',
  clientId: 'client',
}

export interface ClusterForm {
  readonly kind: ClusterKind
  readonly input: GuideInput
  readonly setKind: (id: string) => void
  readonly setUse: (use: UsedBy) => void
  readonly setDelivery: (delivery: Delivery) => void
  readonly setFormat: (format: KubeadmFormat) => void
  readonly setText: (name: InputName, value: string) => void
}

/** The state of the page: choices in the address, texts in memory and, where harmless, there too. */
export function useClusterForm(): ClusterForm {
  const { cloud, tenantId, mode } = useRuntimeConfig()
  const [query, setQuery] = useQueryStates(QUERY)
  const [texts, setTexts] = useState(() => ({
    // The sandbox's tenant is no tenant of Entra: its id would only mislead.
    ...defaultInputs(cloud, mode === 'live' ? tenantId : ''),
    ...(query.issuer !== '' && { issuer: query.issuer }),
    ...(query.client !== '' && { clientId: query.client }),
    ...(query.namespace !== '' && { namespace: query.namespace }),
    ...(query.account !== '' && { serviceAccount: query.account }),
    ...(query.namespace === '' && query.account === '' && USE_DEFAULTS[query.use]),
  }))
  const kind = findClusterKind(query.kind) ?? (CLUSTER_KINDS[0] as ClusterKind)
  const offered = kind.choices.includes('usedBy') ? query.use : 'workload'
  const input = {
    ...texts,
    usedBy: offered,
    delivery: kind.choices.includes('delivery') ? query.delivery : 'volume',
    kubeadmFormat: query.format,
    cloud,
  } as const

  function setText(name: InputName, value: string) {
    setTexts((before) => ({ ...before, [name]: value }))
    const key = IN_ADDRESS[name]
    if (key !== undefined) {
      const fits = inputProblem(name, value, query.delivery) === undefined
      void setQuery({ [key]: fits && value !== '' ? value : null })
    }
  }

  function setUse(use: UsedBy) {
    void setQuery({ use })
    const account = USE_DEFAULTS[use]
    if (account === undefined) return
    setText('namespace', account.namespace)
    setText('serviceAccount', account.serviceAccount)
  }

  return {
    kind,
    input,
    setKind: (id) => void setQuery({ kind: id }),
    setUse,
    setDelivery: (delivery) => void setQuery({ delivery }),
    setFormat: (format) => void setQuery({ format }),
    setText,
  }
}
