'use client'

import { useEffect, useState } from 'react'

/** Three base64url parts, the first an encoded `{"`: a token, wherever it stands in an address. */
const TOKEN = /eyJ[\w-]{4,}(\.|%2E)[\w-]{4,}(\.|%2E)[\w-]*/i

/** Takes a token out of the page's address at once. True when there was one. */
export function useTokenFreeUrl(): boolean {
  const [found, setFound] = useState(false)
  useEffect(() => {
    const { pathname, search, hash } = window.location
    if (!TOKEN.test(search) && !TOKEN.test(hash)) return
    window.history.replaceState(null, '', pathname)
    setFound(true)
  }, [])
  return found
}
