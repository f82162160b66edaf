'use client'

/**
 * Runs before the first paint: theme and sidebar as remembered, so that nothing flashes.
 * Mirrors `preferences.ts`.
 */
const CODE = `(function(){var d=document.documentElement.dataset;try{var t=localStorage.getItem("fedcred.theme");if(t==="light"||t==="dark")d.theme=t;if(localStorage.getItem("fedcred.sidebar")==="icons")d.sidebar="icons"}catch(e){}})()`

/**
 * The one inline script of the page. `nonce` comes from the request header that the proxy sets.
 *
 * It is part of the server's HTML only. Where a page ends in `notFound()`, Next lets the browser draw the
 * document anew, and React makes script elements from markup, which Trusted Types refuse: the page would
 * stay blank. React leaves what it does not know in `<head>` alone, so nothing is missed on hydration.
 */
export function FirstPaint({ nonce }: { nonce: string | undefined }) {
  if (typeof window !== 'undefined') return null
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {CODE}
    </script>
  )
}
