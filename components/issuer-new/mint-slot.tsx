'use client'

import dynamic from 'next/dynamic'
import { useMemo } from 'react'
import { useRuntimeConfig } from '@/components/session/context'
import { EXCHANGE_AUDIENCES } from '@/lib/federation/credential/audiences'
import { keyHolder } from './key-holder'

const ExchangePanel = dynamic(
  () => import('@/components/exchange/exchange-panel').then((module) => module.ExchangePanel),
  { loading: () => <p role="status">Loading…</p> },
)

/** Signs with the key of this page, which stays in its holder, and exchanges the result. */
export function MintSlot({
  issuer,
  kid,
  subject,
  clientId,
  identityName,
}: {
  issuer: string
  kid: string
  subject: string
  clientId: string
  identityName: string
}) {
  const { cloud } = useRuntimeConfig()
  const signer = useMemo(() => {
    const privateKey = keyHolder.privateKey()
    return privateKey && { privateKey, kid, issuer }
  }, [kid, issuer])
  if (signer === undefined) return null
  return (
    <section aria-labelledby="mint" className="flex min-w-0 flex-col gap-3">
      <h2 id="mint" className="font-semibold text-lg">
        Mint and exchange
      </h2>
      <ExchangePanel
        signer={signer}
        subject={subject}
        audience={EXCHANGE_AUDIENCES[cloud]}
        clientId={clientId}
        identityName={identityName}
      />
    </section>
  )
}
