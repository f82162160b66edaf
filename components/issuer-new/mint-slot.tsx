'use client'

import Link from 'next/link'
import { buttonClass } from '@/components/ui/button'
import { routes } from '@/lib/routes'

/** SLOT: the exchange panel with the key of this page comes here, lazily. */
export function MintSlot({
  issuer,
  subject,
}: {
  issuer: string
  kid: string
  subject: string
  clientId: string
  identityName: string
}) {
  return (
    <div>
      <Link href={routes.exchange({ issuer, subject })} className={buttonClass({})}>
        Mint and exchange
      </Link>
    </div>
  )
}
