'use client'

import { useEffect, useMemo, useState } from 'react'
import { useRuntimeConfig } from '@/components/session/context'
import { createSandboxControl, type SandboxIssuer } from '@/lib/transport/sandbox-control'

/** The issuers that the sandbox signs for, and its own way to sign. Empty outside of the sandbox. */
export function useSandboxIssuers() {
  const config = useRuntimeConfig()
  const control = useMemo(
    () => (config.mode === 'sandbox' ? createSandboxControl(config) : undefined),
    [config],
  )
  const [issuers, setIssuers] = useState<readonly SandboxIssuer[]>([])
  useEffect(() => {
    let left = false
    void control?.issuers().then((found) => {
      if (!left && found.ok) setIssuers(found.value)
    })
    return () => {
      left = true
    }
  }, [control])
  return { control, issuers }
}
