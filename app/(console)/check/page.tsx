import type { Metadata } from 'next'
import { Suspense } from 'react'
import { CheckPage } from '@/components/verdict/check-page'

export const metadata: Metadata = { title: 'Check' }

export default function Page() {
  return (
    <Suspense>
      <CheckPage />
    </Suspense>
  )
}
