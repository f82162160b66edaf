import type { Metadata } from 'next'
import { IdentitiesScreen } from '@/components/identity/identities-screen'

export const metadata: Metadata = { title: 'Identities' }

export default function IdentitiesPage() {
  return <IdentitiesScreen />
}
