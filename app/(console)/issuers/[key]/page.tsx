import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { issuerOfKey } from '@/components/issuer/issuer-rows'
import { IssuerScreen } from '@/components/issuer/issuer-screen'

interface Props {
  params: Promise<{ key: string }>
}

export const metadata: Metadata = { title: 'Issuer' }

export default async function IssuerPage({ params }: Props) {
  const issuer = issuerOfKey((await params).key)
  if (issuer === undefined) notFound()
  // Another issuer is another page: nothing of the one before stays.
  return <IssuerScreen key={issuer} issuer={issuer} />
}
