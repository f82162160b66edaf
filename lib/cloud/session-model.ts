import type { Problem } from '../federation/result'

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

/** The services that the page asks tokens for. */
export type TokenResource = 'graph' | 'management'
