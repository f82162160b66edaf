'use client'

import { useRuntimeConfig } from '@/components/session/context'

/** A striped edge over the page as long as the tenant is made up. The badge says it in words. */
export function SandboxStripe() {
  const { mode } = useRuntimeConfig()
  return mode === 'sandbox' ? (
    <div aria-hidden="true" className="sandbox-stripes keep-colours h-1 shrink-0" />
  ) : null
}
