'use client'

import { useSyncExternalStore } from 'react'
import { useRuntimeConfig } from '@/components/session/context'

/** What the panel knows since the page was made; null until it changed something. */
let known: number | null = null
const listeners = new Set<() => void>()

/** Tells the frame how many faults are on now. */
export function setFaultCount(count: number): void {
  known = count
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Faults that are on in the sandbox tenant; 0 outside of a sandbox. */
export function useFaultCount(): number {
  const { sandboxFaults = 0 } = useRuntimeConfig()
  const current = useSyncExternalStore(
    subscribe,
    () => known,
    () => null,
  )
  return current ?? sandboxFaults
}
