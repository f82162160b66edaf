import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Gallery } from '@/components/gallery/gallery'
import { serverEnv } from '@/lib/server/env'

export const metadata: Metadata = { title: 'Parts' }

/** Every interface part in its states, for those who build with them. Only beside the sandbox. */
export default function Page() {
  if (serverEnv().mode !== 'sandbox') notFound()
  return <Gallery />
}
