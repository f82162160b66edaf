import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { ReactNode } from 'react'
import { AppProviders } from '@/components/session/app-providers'
import { Gate } from '@/components/shell/gate'
import { Shell } from '@/components/shell/shell'
import { runtimeConfig } from '@/lib/server/runtime-config'

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  return (
    <AppProviders config={await runtimeConfig()}>
      <NuqsAdapter>
        <Shell>
          <Gate>{children}</Gate>
        </Shell>
      </NuqsAdapter>
    </AppProviders>
  )
}
