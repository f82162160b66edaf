import type { Metadata } from 'next'
import { Suspense } from 'react'
import { ExpressionsPage } from '@/components/expression/expressions-page'

export const metadata: Metadata = { title: 'Expressions' }

export default function Page() {
  return (
    <Suspense>
      <ExpressionsPage />
    </Suspense>
  )
}
