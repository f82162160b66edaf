'use client'

import { useCallback, useSyncExternalStore } from 'react'
import { ownServerToken } from '@/components/session/api-token'
import { useCloud, useRuntimeConfig } from '@/components/session/context'
import { batchSize, requestProbeBatch } from '@/lib/transport/probe-batch-client'
import { requestProbe } from '@/lib/transport/probe-client'
import type { ProbeEntry, ProbeIssuer, ProbeMany, ProbeSnapshot } from './probe-model'
import { createProbeStore } from './probe-store'

/** Answers of this page's probes: shared by all screens, lost on reload, never written anywhere. */
export const probes = createProbeStore({
  now: () => Date.now(),
  after: (ms, run) => void setTimeout(run, ms),
})

/** Everything that is known of probes, and the batch that runs. */
export function useProbeSnapshot(): ProbeSnapshot {
  return useSyncExternalStore(probes.subscribe, probes.snapshot, probes.snapshot)
}

/** What is known of one issuer; drawn again only when that changes. */
export function useProbeEntry(issuer: string): ProbeEntry | undefined {
  const read = () => probes.snapshot().entries.get(issuer)
  return useSyncExternalStore(probes.subscribe, read, read)
}

/**
 * Sends an issuer's address, and nothing else, to this app's server. With a tenant configured the
 * server wants a token of this app; the sandbox wants none.
 */
export function useProbeIssuer(): ProbeIssuer {
  const { mode } = useRuntimeConfig()
  const session = useCloud()?.session
  return useCallback<ProbeIssuer>(
    async (issuer, signal) => {
      const allowed = await ownServerToken(mode, session)
      return allowed.ok ? requestProbe(issuer, { signal, ...allowed.value }) : allowed
    },
    [mode, session],
  )
}

/** Starts a run that sends many issuers' addresses in one request; call it once for each batch. */
export function useProbeMany(): () => ProbeMany {
  const { mode } = useRuntimeConfig()
  const session = useCloud()?.session
  return useCallback(() => {
    // The server counts what is left of a paused run to the same run.
    const run = crypto.randomUUID()
    return {
      fits: batchSize,
      async ask(issuers, onReport, signal) {
        const input = { issuers, run }
        const allowed = await ownServerToken(mode, session)
        return allowed.ok
          ? requestProbeBatch(input, onReport, { signal, ...allowed.value })
          : allowed
      },
    }
  }, [mode, session])
}
