'use client'

import { useEffect, useState } from 'react'
import { forgetTokenTaken, wasTokenTaken } from '@/lib/transport/token-in-address'

/** Whether a token was taken out of this page's address on arrival, until the reader moves on. */
export function useTokenWarning(): readonly [shown: boolean, dismiss: () => void] {
  const [shown, setShown] = useState(false)
  useEffect(() => setShown(wasTokenTaken()), [])
  function dismiss() {
    forgetTokenTaken()
    setShown(false)
  }
  return [shown, dismiss]
}
