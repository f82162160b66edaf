'use client'

import { useEffect, useState } from 'react'
import { decodeShared, type SharedClaims } from './share-link'

/** The claims that a shared link brought, until something else is pasted. */
export function useSharedClaims(): [SharedClaims | null, (shared: SharedClaims | null) => void] {
  const [shared, setShared] = useState<SharedClaims | null>(null)
  useEffect(() => setShared(decodeShared(window.location.hash) ?? null), [])
  function replace(next: SharedClaims | null) {
    if (next === null && window.location.hash !== '') {
      const { pathname, search } = window.location
      window.history.replaceState(null, '', pathname + search)
    }
    setShared(next)
  }
  return [shared, replace]
}
