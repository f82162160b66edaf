import type { Metadata } from 'next'
import { Suspense } from 'react'
import { ExchangePage } from '@/components/exchange/exchange-page'

export const metadata: Metadata = { title: 'Exchange' }

export default function Page() {
  return (
    <Suspense>
      <ExchangePage />
    </Suspense>
  )
}
