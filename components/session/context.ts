'use client'

import { createContext, useContext } from 'react'
import type { ArmApi } from '@/lib/cloud/arm'
import type { GraphApi } from '@/lib/cloud/graph'
import type { Session, SessionState } from '@/lib/cloud/session-model'
import type { Inventory, SourceId } from '@/lib/federation/inventory/model'
import type { RuntimeConfig } from '@/lib/transport/config'

/** Sign-in, as screens see it. */
export interface SessionView {
  readonly state: SessionState
  readonly signIn: () => void
  /** Signs in with the account of this sign-in name; comes back to this page unless another is named. */
  readonly signInAs: (loginHint: string, returnTo?: string) => void
  readonly signOut: () => void
}

/** The scan, as screens see it. `inventory` grows while `status` is `scanning`. */
export interface InventoryView {
  readonly inventory: Inventory | null
  readonly status: 'idle' | 'scanning' | 'done'
  readonly rescan: () => void
  /** Reads some sources again and leaves the others as they are. */
  readonly retry: (sources: readonly SourceId[]) => void
  readonly stop: () => void
}

/** Graph, ARM and tokens, for screens that write or read more than the scan did. */
export interface CloudView {
  readonly session: Session
  readonly graph: GraphApi
  readonly arm: ArmApi
}

export const RuntimeConfigContext = createContext<RuntimeConfig | null>(null)
export const SessionContext = createContext<SessionView | null>(null)
export const InventoryContext = createContext<InventoryView | null>(null)
/** Null until sign-in has started: there is nothing to call with yet. */
export const CloudContext = createContext<CloudView | null>(null)

function required<T>(value: T | null, name: string): T {
  if (value === null) throw new Error(`${name} is used outside of its provider.`)
  return value
}

export function useRuntimeConfig(): RuntimeConfig {
  return required(useContext(RuntimeConfigContext), 'useRuntimeConfig')
}

export function useSession(): SessionView {
  return required(useContext(SessionContext), 'useSession')
}

export function useInventory(): InventoryView {
  return required(useContext(InventoryContext), 'useInventory')
}

/** Null until the code of sign-in has arrived. */
export function useCloud(): CloudView | null {
  return useContext(CloudContext)
}
