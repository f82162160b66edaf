'use client'

import { useCallback, useContext, useSyncExternalStore } from 'react'
import { SessionContext } from '@/components/session/context'
import { requestProbe } from '@/lib/transport/probe-client'
import { createProbeStore, type ProbeEntry, type ProbeIssuer, type ProbeSnapshot } from './probe-store'

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

/** Sends an issuer's address, and nothing else, to this app's server, with its token where it asks for one. */
export function useProbeIssuer(): ProbeIssuer {
  const getApiToken = useContext(SessionContext)?.getApiToken
  return useCallback<ProbeIssuer>(
    async (issuer, signal) => {
      const token = await getApiToken?.()
      if (token?.ok === false) return token
      return requestProbe(issuer, {
        signal,
        ...(token === undefined ? {} : { apiToken: token.value }),
      })
    },
    [getApiToken],
  )
}
