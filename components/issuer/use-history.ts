'use client'

import { useSyncExternalStore } from 'react'
import { useRuntimeConfig } from '@/components/session/context'
import type { IssuerHistory } from '@/lib/federation/issuer/key-history'
import { indexedDatabase } from './history-database'
import { createHistoryStore, type HistorySnapshot, type HistoryStore } from './history-store'
import type { ProbeEntry } from './probe-model'
import { probes } from './use-probes'

/** One store for each database, and at most one of them in a page. */
const stores = new Map<string, HistoryStore>()

/**
 * The history of key sets that this browser keeps. A sandbox tenant has its own: its issuers carry
 * real names, and its keys live as long as the sandbox.
 */
function storeOf(name: string): HistoryStore {
  const existing = stores.get(name)
  if (existing !== undefined) return existing
  const store = createHistoryStore(indexedDatabase(name))
  stores.set(name, store)
  void store.load()
  noteAnswers(store)
  return store
}

/** Takes down every answer of the page's probes, those before this call too. */
function noteAnswers(store: HistoryStore) {
  let seen: ReadonlyMap<string, ProbeEntry> = new Map()
  const note = () => {
    const { entries } = probes.snapshot()
    if (entries === seen) return
    for (const [issuer, { report }] of entries) {
      if (report !== undefined && report !== seen.get(issuer)?.report)
        void store.note(issuer, report)
    }
    seen = entries
  }
  note()
  probes.subscribe(note)
}

const EMPTY: HistorySnapshot = { histories: new Map(), kept: true }

export interface KeyHistory extends HistorySnapshot {
  readonly accept: (issuer: string) => void
  /** Forgets one issuer, or all. */
  readonly forget: (issuer?: string) => void
}

/** The histories of all issuers, and what can be done with them. */
export function useKeyHistory(): KeyHistory {
  const { mode, tenantId } = useRuntimeConfig()
  const name = mode === 'sandbox' ? `fedcred-keys-sandbox-${tenantId}` : `fedcred-keys-${tenantId}`
  const snapshot = useSyncExternalStore(
    (listener) => storeOf(name).subscribe(listener),
    () => stores.get(name)?.snapshot() ?? EMPTY,
    () => EMPTY,
  )
  return {
    ...snapshot,
    accept: (issuer) => void storeOf(name).accept(issuer),
    forget: (issuer) => void storeOf(name).forget(issuer),
  }
}

/** The history of one issuer; undefined before its first look. */
export function useIssuerHistory(issuer: string): IssuerHistory | undefined {
  return useKeyHistory().histories.get(issuer)
}
