'use client'

import { useRuntimeConfig } from '@/components/session/context'
import type { Credential, Identity } from '@/lib/federation/credential/model'
import type { KeyCard } from '@/lib/federation/issuer/model'
import { CLOUD_HOSTS } from '@/lib/transport/config'
import { GrantedView } from './granted-view'
import { GraphCall } from './graph-call'
import { RefusalView } from './refusal-view'
import { PanelSection } from './section'
import type { Exchanged } from './use-exchange'
import { useOwnVerdict } from './use-own-verdict'

/** What came of an exchange, with our own verdict on the same assertion beside it. */
export function ExchangeAnswerView({
  exchanged,
  target,
  published,
}: {
  exchanged: Exchanged
  /** The identity and its credentials; undefined when the scan does not know it. */
  target: { readonly identity: Identity; readonly credentials: readonly Credential[] } | undefined
  published: { readonly issuer: string; readonly keys: readonly KeyCard[] | undefined }
}) {
  const { cloud } = useRuntimeConfig()
  const own = useOwnVerdict(exchanged, target, published)
  const { outcome } = exchanged
  if (outcome.kind === 'refused') {
    return (
      <RefusalView
        exchanged={exchanged}
        refusal={outcome}
        own={own}
        identityId={target?.identity.id}
      />
    )
  }
  return (
    <>
      <GrantedView granted={outcome} verdict={own?.verdict} />
      {exchanged.scope.startsWith(CLOUD_HOSTS[cloud].graph) && (
        <PanelSection title="Call Graph with it">
          <GraphCall granted={outcome} />
        </PanelSection>
      )}
    </>
  )
}
