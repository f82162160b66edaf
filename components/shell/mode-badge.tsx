'use client'

import { FlaskConical } from 'lucide-react'
import Link from 'next/link'
import { useInventory, useRuntimeConfig } from '@/components/session/context'
import { routes } from '@/lib/routes'

/** Which tenant one is looking at. The sandbox is striped amber, so that nobody mistakes it for a real one. */
export function ModeBadge() {
  const config = useRuntimeConfig()
  const { inventory } = useInventory()
  const organization = inventory?.organization
  const detail = organization?.defaultDomain ?? config.tenantId
  if (config.mode === 'sandbox') {
    return (
      <span
        title={`Made-up tenant ${config.tenantId}; nothing here reaches Microsoft`}
        className="flex min-w-0 items-center gap-2"
      >
        <Link
          href={routes.sandbox()}
          className="inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md border border-warn bg-warn-bg px-2 font-semibold text-sm text-warn hover:underline pointer-coarse:h-11"
        >
          <FlaskConical className="size-4 shrink-0" />
          Sandbox
        </Link>
        <span className="hidden truncate text-sm text-text-2 sm:inline">
          {organization?.displayName}
        </span>
      </span>
    )
  }
  return (
    <span title={`Tenant ${config.tenantId}`} className="flex min-w-0 flex-col leading-tight">
      <span className="truncate font-medium text-sm">{organization?.displayName ?? 'Tenant'}</span>
      <span className="truncate text-text-2 text-xs">{detail}</span>
    </span>
  )
}
