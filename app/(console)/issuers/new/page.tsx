import type { Metadata } from 'next'
import { NewIssuerScreen } from '@/components/issuer-new/new-issuer-screen'

export const metadata: Metadata = { title: 'New issuer' }

export default function Page() {
  return <NewIssuerScreen />
}
