/**
 * Runs before the first paint: theme and sidebar as remembered, so that nothing flashes.
 * Mirrors `preferences.ts`; a server part cannot import that file's values.
 */
const CODE = `(function(){var d=document.documentElement.dataset;try{var t=localStorage.getItem("fedcred.theme");if(t==="light"||t==="dark")d.theme=t;if(localStorage.getItem("fedcred.sidebar")==="icons")d.sidebar="icons"}catch(e){}})()`

/** The one inline script of the page. `nonce` comes from the request header that the proxy sets. */
export function FirstPaint({ nonce }: { nonce: string | undefined }) {
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {CODE}
    </script>
  )
}
