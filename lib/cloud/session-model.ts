import type { Problem, Result } from '../federation/result'

/** The person who is signed in, as MSAL's account tells. */
export interface SignedInUser {
  readonly name: string
  readonly username: string
  readonly objectId: string
  readonly tenantId: string
}

/** Where sign-in stands. Each state has a screen that says what happened and what to do. */
export type SessionState =
  | { readonly status: 'starting' }
  | { readonly status: 'redirecting' }
  | { readonly status: 'signed-out'; readonly reason: 'first-visit' | 'by-user' | 'idle' }
  | { readonly status: 'signed-in'; readonly user: SignedInUser }
  /** The session ended while the page was open: what is loaded stays on screen. */
  | { readonly status: 'expired'; readonly user: SignedInUser; readonly problem: Problem }
  /** Sign-in or consent was refused. */
  | { readonly status: 'refused'; readonly problem: Problem }

/** The services that the page asks tokens for; `api` is this app's own server. */
export type TokenResource = 'graph' | 'management' | 'api'

export interface TokenOptions {
  /** Scopes beyond those asked at sign-in, for example `Application.ReadWrite.All`. */
  readonly scopes?: readonly string[]
  /**
   * Ask the person (in a window) when the token cannot be had silently. Only from a click handler:
   * elsewhere the browser blocks the window.
   */
  readonly forceInteraction?: boolean
  /** Skip the cached token: the service has just refused it. */
  readonly forceRefresh?: boolean
}

export interface SignInOptions {
  /** Page of ours to come back to; default: the one that is open. */
  readonly returnTo?: string
  /** Sign-in name of the account to use; default: the one that was signed in last. */
  readonly loginHint?: string
}

/** Sign-in, as the code that calls Graph and ARM sees it. */
export interface Session {
  getState(): SessionState
  /** Calls `listener` after every change of state; returns the function that stops it. */
  subscribe(listener: () => void): () => void
  /** Leaves the page for sign-in and comes back to `returnTo` (a path of this origin). */
  signIn(options?: SignInOptions): Promise<void>
  signOut(): Promise<void>
  getToken(resource: TokenResource, options?: TokenOptions): Promise<Result<string>>
}
