import type { Metadata } from 'next'
import { Suspense } from 'react'
import { RepairScreen } from '@/components/issuer-repair/repair-screen'

export const metadata: Metadata = { title: 'Rotate or repair' }

export default function Page() {
  return (
    <Suspense>
      <RepairScreen />
    </Suspense>
  )
}
