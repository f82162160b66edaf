'use client'

import { useMemo } from 'react'
import { useInventory, useRuntimeConfig } from '@/components/session/context'
import { PageHeader } from '@/components/ui/page-header'
import { createSandboxControl } from '@/lib/transport/sandbox-control'
import { FaultPanel } from './fault-panel'
import { MintPanel } from './mint-panel'
import { PeoplePanel } from './people-panel'
import { RotatePanel } from './rotate-panel'
import { SeedPanel } from './seed-panel'

/** What only a sandbox can do: sign tokens as anybody, make services fail, start over. */
export function SandboxScreen() {
  const config = useRuntimeConfig()
  const { inventory, rescan } = useInventory()
  const control = useMemo(() => createSandboxControl(config), [config])
  return (
    <div className="flex flex-col gap-6 pb-6">
      <PageHeader
        title="Sandbox"
        lead="Choose a tenant and a person, let services fail, and sign tokens as a workload would get them. Nothing here reaches Microsoft."
      />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          <SeedPanel control={control} />
          <PeoplePanel />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <FaultPanel control={control} rescan={rescan} />
          <RotatePanel control={control} />
          <MintPanel control={control} rows={inventory?.credentials ?? []} />
        </div>
      </div>
    </div>
  )
}

export type SandboxControl = ReturnType<typeof createSandboxControl>
