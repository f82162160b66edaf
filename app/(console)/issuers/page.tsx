import type { Metadata } from 'next'
import { IssuersScreen } from '@/components/issuer/issuers-screen'

export const metadata: Metadata = { title: 'Issuers' }

export default function IssuersPage() {
  return <IssuersScreen />
}
