import type { ReactNode } from 'react'
import { AppProviders } from '@/components/session/fixture-provider'
import { Shell } from '@/components/shell/shell'

export default function ConsoleLayout({ children }: { children: ReactNode }) {
  return (
    <AppProviders
      config={{
        mode: 'sandbox',
        tenantId: '00000000-0000-4000-8000-000000000001',
        clientId: '00000000-0000-4000-8000-000000000002',
        cloud: 'public',
      }}
    >
      <Shell>{children}</Shell>
    </AppProviders>
  )
}
