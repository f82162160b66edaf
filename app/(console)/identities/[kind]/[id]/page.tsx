import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { IdentityScreen } from '@/components/identity/identity-screen'
import { kindFromSlug } from '@/lib/routes'

export const metadata: Metadata = { title: 'Identity' }

export default async function IdentityPage({
  params,
}: {
  params: Promise<{ kind: string; id: string }>
}) {
  const { kind: slug, id } = await params
  const kind = kindFromSlug(slug)
  if (kind === undefined) notFound()
  return <IdentityScreen kind={kind} id={decodeURIComponent(id)} />
}
