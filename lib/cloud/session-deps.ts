import type { AccountInfo, Configuration, IPublicClientApplication } from '@azure/msal-browser'

/** The part of MSAL that a session uses. */
export type MsalClient = Pick<
  IPublicClientApplication,
  | 'handleRedirectPromise'
  | 'getAllAccounts'
  | 'getActiveAccount'
  | 'setActiveAccount'
  | 'loginRedirect'
  | 'logoutRedirect'
  | 'acquireTokenSilent'
  | 'acquireTokenPopup'
  | 'clearCache'
>

export type { AccountInfo, Configuration }

/** The browser, as far as a session needs it. Every member is replaceable in a test. */
export interface SessionDeps {
  readonly loadClient: (configuration: Configuration) => Promise<MsalClient>
  /** Origin of this page, and where the person is now. */
  readonly location: () => { readonly origin: string; readonly href: string }
  /** Survives reloads of the tab, ends with it. Tokens are MSAL's; this holds one word of ours. */
  readonly store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  readonly now: () => number
  /** Calls `done` once after `ms`; the returned function cancels. */
  readonly after: (ms: number, done: () => void) => () => void
  /** Calls `listener` whenever the person does something. */
  readonly onActivity: (listener: () => void) => () => void
}

const ACTIVITY = ['pointerdown', 'keydown', 'visibilitychange'] as const

/** The real browser. MSAL's code arrives by `import()`. */
export function browserDeps(): SessionDeps {
  return {
    loadClient: async (configuration) =>
      (await import('./msal-client')).createMsalClient(configuration),
    location: () => window.location,
    store: window.sessionStorage,
    now: Date.now,
    after: (ms, done) => {
      const timer = setTimeout(done, ms)
      return () => clearTimeout(timer)
    },
    onActivity: (listener) => {
      for (const name of ACTIVITY) document.addEventListener(name, listener, { passive: true })
      return () => {
        for (const name of ACTIVITY) document.removeEventListener(name, listener)
      }
    },
  }
}
