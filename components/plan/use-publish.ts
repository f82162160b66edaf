'use client'

import { useCallback } from 'react'
import { ownServerToken } from '@/components/session/api-token'
import { useCloud, useRuntimeConfig } from '@/components/session/context'
import type { PublishFiles } from '@/lib/cloud/plan-run'
import { requestPublish } from '@/lib/transport/publish-client'

/** Hands documents and signature to this app's server; with a tenant configured with a token of this app. */
export function usePublish(): PublishFiles {
  const { mode } = useRuntimeConfig()
  const session = useCloud()?.session
  return useCallback<PublishFiles>(
    async (input, signal) => {
      const allowed = await ownServerToken(mode, session)
      return allowed.ok ? requestPublish(input, { signal, ...allowed.value }) : allowed
    },
    [mode, session],
  )
}
