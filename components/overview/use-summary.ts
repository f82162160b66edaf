'use client'

import { useEffect, useMemo, useState } from 'react'
import type { Inventory } from '@/lib/federation/inventory/model'
import type { NextAction, Summary } from './summary'

type Counting = typeof import('./summary')

/**
 * Counts the inventory and picks the next step; null as long as there is nothing to count. The code
 * that counts knows every kind of issuer: it comes after the first paint, while the tenant is read.
 */
export function useSummary(
  inventory: Inventory | null,
): { readonly summary: Summary; readonly next: NextAction } | null {
  const [counting, setCounting] = useState<Counting | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  useEffect(() => {
    let here = true
    import('./summary').then(
      (code) => here && setCounting(code),
      (error: unknown) => here && setFailure(error),
    )
    return () => {
      here = false
    }
  }, [])
  // The page's own error screen offers to load again.
  if (failure !== null) throw failure
  return useMemo(() => {
    if (counting === null || inventory === null) return null
    const summary = counting.summarize(inventory)
    return { summary, next: counting.nextAction(inventory, summary) }
  }, [counting, inventory])
}
