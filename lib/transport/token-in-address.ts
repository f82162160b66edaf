/** Three base64url parts, the first an encoded `{"`: a token, wherever it stands in an address. */
const TOKEN = /eyJ[\w-]{4,}(\.|%2E)[\w-]{4,}(\.|%2E)[\w-]*/i

const KEY = 'fedcred.token-in-address'

/** Address of the sign-in bridge, whose fragment is MSAL's business. */
const BRIDGE = '/auth'

/**
 * Takes a token out of the page's address before anything else reads it: sign-in remembers where to
 * return to, and addresses end up in histories. Leaves a mark for the page to say so.
 */
export function takeTokenFromAddress({ location, history, sessionStorage }: Window): void {
  const { pathname, search, hash } = location
  if (pathname === BRIDGE || !(TOKEN.test(search) || TOKEN.test(hash))) return
  history.replaceState(null, '', pathname)
  try {
    sessionStorage.setItem(KEY, 'yes')
  } catch {
    // Without storage the warning is lost; the token is out all the same.
  }
}

/** True when a token was taken out of the address of this tab and nobody has acted on it yet. */
export function wasTokenTaken(): boolean {
  try {
    return sessionStorage.getItem(KEY) !== null
  } catch {
    return false
  }
}

/** The warning was read: whoever pastes something has moved on. */
export function forgetTokenTaken(): void {
  try {
    sessionStorage.removeItem(KEY)
  } catch {
    // Nothing was kept.
  }
}
