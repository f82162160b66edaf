'use client'

import dynamic from 'next/dynamic'
import { useMemo } from 'react'
import { Section } from '@/components/issuer/section'
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
    <Section title="Mint and exchange" id="mint">
      <ExchangePanel
        signer={signer}
        subject={subject}
        audience={EXCHANGE_AUDIENCES[cloud]}
        clientId={clientId}
        identityName={identityName}
      />
    </Section>
  )
}
