'use client'

import { useEffect, useState } from 'react'
import type { ArmApi } from '@/lib/cloud/arm'
import {
  checkAccountName,
  listGroups,
  listPermissions,
  listRegions,
  listSubscriptions,
  type Region,
  type ResourceGroup,
  type Subscription,
} from '@/lib/cloud/azure-places'
import type { PermissionSet } from '@/lib/federation/plan/rights'
import type { Result } from '@/lib/federation/result'

/** What was asked, or null while the answer is awaited. */
export type Asked<T> = Result<T> | null

/** Asks again whenever `key` changes; an empty key asks nothing. */
export function useAsked<T>(key: string, ask: (key: string) => Promise<Result<T>>): Asked<T> {
  const [answer, setAnswer] = useState<{ readonly key: string; readonly value: Result<T> } | null>(
    null,
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is asked
  useEffect(() => {
    if (key === '') return
    let left = false
    void ask(key).then((value) => {
      if (!left) setAnswer({ key, value })
    })
    return () => {
      left = true
    }
  }, [key])
  return answer?.key === key ? answer.value : null
}

/** The person's subscriptions. */
export function useSubscriptions(arm: ArmApi): Asked<readonly Subscription[]> {
  return useAsked('all', () => listSubscriptions(arm))
}

export interface Places {
  readonly groups: Asked<readonly ResourceGroup[]>
  readonly regions: Asked<readonly Region[]>
}

/** Groups and regions of a subscription. */
export function usePlaces(arm: ArmApi, subscription: string): Places {
  const groups = useAsked(subscription, (id) => listGroups(arm, id))
  const regions = useAsked(subscription, (id) => listRegions(arm, id))
  return { groups, regions }
}

/** What the person may do at a scope. */
export function usePermissions(arm: ArmApi, scope: string): Asked<readonly PermissionSet[]> {
  return useAsked(scope, (path) => listPermissions(arm, path))
}

/** Milliseconds without a key press before a name is asked about. */
const PAUSE_MS = 400

/** Whether the account name is free; null while that is not known. An unreadable name asks nothing. */
export function useNameCheck(
  arm: ArmApi,
  subscription: string,
  name: string,
): Asked<{ readonly free: boolean; readonly reason?: string }> {
  const key = subscription === '' || name === '' ? '' : `${subscription} ${name}`
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(key), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [key])
  const answer = useAsked(settled, () => checkAccountName(arm, subscription, name))
  return settled === key ? answer : null
}
