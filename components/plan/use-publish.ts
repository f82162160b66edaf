'use client'

import { useCallback } from 'react'
import { useCloud, useRuntimeConfig } from '@/components/session/context'
import type { PublishFiles } from '@/lib/cloud/plan-run'
import { requestPublish } from '@/lib/transport/publish-client'

/** Hands documents and signature to this app's server; with a tenant configured with a token of this app. */
export function usePublish(): PublishFiles {
  const { mode } = useRuntimeConfig()
  const session = useCloud()?.session
  return useCallback<PublishFiles>(
    async (input, signal) => {
      if (mode === 'sandbox' || session === undefined) return requestPublish(input, { signal })
      const token = await session.getToken('api')
      return token.ok ? requestPublish(input, { signal, apiToken: token.value }) : token
    },
    [mode, session],
  )
}
