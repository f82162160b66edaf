import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SandboxScreen } from '@/components/sandbox/sandbox-screen'
import { serverEnv } from '@/lib/server/env'

export const metadata: Metadata = { title: 'Sandbox' }

export default function Page() {
  if (serverEnv().mode !== 'sandbox') notFound()
  return <SandboxScreen />
}
