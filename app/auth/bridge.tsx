'use client'

import { useEffect, useState } from 'react'

/**
 * Hands the answer of the sign-in service to the page that asked: back to it after a redirect, over a
 * broadcast channel from a window or a hidden frame. MSAL's code comes by `import()`.
 */
export function Bridge() {
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    // Opened by hand, or after sign-out: there is nothing to hand over.
    if (window.location.hash === '' && window.location.search === '') {
      window.location.replace('/')
      return
    }
    import('@azure/msal-browser/redirect-bridge')
      .then(({ broadcastResponseToMainFrame }) => broadcastResponseToMainFrame())
      .catch(() => setFailed(true))
  }, [])

  if (!failed) return <p role="status">Finishing sign-in…</p>
  return (
    <div role="alert">
      <h1 className="font-semibold text-lg">Sign-in could not be finished here</h1>
      <p className="mt-1 text-text-2">
        The answer of the sign-in service did not fit a sign-in of this tab. Nothing was changed.
      </p>
      {/* A full load, not a client navigation: this page must not keep anything. */}
      <a className="mt-3 inline-block text-accent underline" href="/">
        Back to Fedcred
      </a>
    </div>
  )
}
