'use client'

import { createContext, useContext } from 'react'
import type { SessionState } from '@/lib/cloud/session-model'
import type { Inventory } from '@/lib/federation/inventory/model'
import type { Result } from '@/lib/federation/result'
import type { RuntimeConfig } from '@/lib/transport/config'

/** Sign-in, as screens see it. */
export interface SessionView {
  readonly state: SessionState
  readonly signIn: () => void
  readonly signOut: () => void
  /** Token for this app's own server routes; absent where they ask for none (sandbox). */
  readonly getApiToken?: () => Promise<Result<string>>
}

/** The scan, as screens see it. `inventory` grows while `status` is `scanning`. */
export interface InventoryView {
  readonly inventory: Inventory | null
  readonly status: 'idle' | 'scanning' | 'done'
  readonly rescan: () => void
  readonly stop: () => void
}

export const RuntimeConfigContext = createContext<RuntimeConfig | null>(null)
export const SessionContext = createContext<SessionView | null>(null)
export const InventoryContext = createContext<InventoryView | null>(null)

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
