import type { Problem, Result } from '../federation/result'
import { CLOUD_HOSTS, type RuntimeConfig } from '../transport/config'
import { authorityMetadata } from '../transport/transport'
import { watchIdle } from './idle'
import { scopesFor } from './scopes'
import {
  type AccountInfo,
  browserDeps,
  type Configuration,
  type MsalClient,
  type SessionDeps,
} from './session-deps'
import type {
  Session,
  SessionState,
  SignedInUser,
  SignInOptions,
  TokenOptions,
  TokenResource,
} from './session-model'
import {
  CLOCK_PROBLEM,
  endsSession,
  needsInteraction,
  SIGNED_OUT_PROBLEM,
  signInProblem,
} from './sign-in-problem'

/** Path of the redirect bridge page; registered as a single-page application redirect. */
const BRIDGE_PATH = '/auth'
/** Remembers in this tab why nobody is signed in, so that the sandbox does not sign in again. */
const SIGNED_OUT_KEY = 'fedcred.signed-out'

/**
 * Starts sign-in for this page: loads MSAL, takes the answer of a finished redirect, finds the
 * account. In sandbox mode the first visit signs in by itself; in live mode never. Does not reject
 * for expected failures: they are the state `refused`.
 */
export async function createSession(
  config: RuntimeConfig,
  deps: SessionDeps = browserDeps(),
): Promise<Session> {
  const session = new MsalSession(config, deps)
  await session.start()
  return session
}

class MsalSession implements Session {
  private state: SessionState = { status: 'starting' }
  private readonly listeners = new Set<() => void>()
  private client: MsalClient | undefined
  private account: AccountInfo | undefined
  private stopIdle: (() => void) | undefined

  constructor(
    private readonly config: RuntimeConfig,
    private readonly deps: SessionDeps,
  ) {}

  getState = (): SessionState => this.state

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  async start(): Promise<void> {
    try {
      this.client = await this.deps.loadClient(msalConfiguration(this.config, this.deps))
      const answer = await this.client.handleRedirectPromise()
      const account = answer?.account ?? this.storedAccount(this.client)
      if (account) return this.enter(account)
    } catch (error) {
      return this.set({ status: 'refused', problem: signInProblem(error) })
    }
    const reason = this.signedOutReason()
    if (this.config.mode === 'sandbox' && reason === 'first-visit') return this.signIn()
    this.set({ status: 'signed-out', reason })
  }

  async signIn({ returnTo, loginHint }: SignInOptions = {}): Promise<void> {
    if (!this.client) return
    this.deps.store.removeItem(SIGNED_OUT_KEY)
    const hint = loginHint ?? this.account?.username
    this.set({ status: 'redirecting' })
    try {
      await this.client.loginRedirect({
        scopes: scopesFor(this.config, 'graph'),
        redirectStartPage: this.pageOfOurs(returnTo),
        ...(hint === undefined ? {} : { loginHint: hint }),
      })
    } catch (error) {
      this.set({ status: 'refused', problem: signInProblem(error) })
    }
  }

  async signOut(): Promise<void> {
    const account = this.account
    this.leave('by-user')
    if (!this.client) return
    try {
      // Clears MSAL's cache for the account before it leaves the page.
      await this.client.logoutRedirect({
        ...(account ? { account } : {}),
        postLogoutRedirectUri: this.bridge(),
      })
    } catch {
      // The page is signed out either way; Microsoft's own session may live on.
      await this.forgetTokens()
    }
  }

  async getToken(resource: TokenResource, options: TokenOptions = {}): Promise<Result<string>> {
    const { client, account } = this
    if (!client || !account) return { ok: false, problem: SIGNED_OUT_PROBLEM }
    const request = { scopes: scopesFor(this.config, resource, options.scopes), account }
    try {
      const answer = await client.acquireTokenSilent({
        ...request,
        forceRefresh: options.forceRefresh ?? false,
      })
      return this.took(answer, account)
    } catch (error) {
      const problem = signInProblem(error)
      if (options.forceInteraction && needsInteraction(problem)) {
        return this.ask(client, request, account)
      }
      if (endsSession(problem)) this.expire(account, problem)
      return { ok: false, problem }
    }
  }

  private async ask(
    client: MsalClient,
    request: { scopes: string[]; account: AccountInfo },
    account: AccountInfo,
  ): Promise<Result<string>> {
    try {
      return this.took(await client.acquireTokenPopup(request), account)
    } catch (error) {
      return { ok: false, problem: signInProblem(error) }
    }
  }

  private took(
    answer: { accessToken: string; expiresOn: Date | null; fromCache: boolean },
    account: AccountInfo,
  ): Result<string> {
    if (answer.expiresOn && answer.expiresOn.getTime() <= this.deps.now()) {
      return { ok: false, problem: CLOCK_PROBLEM }
    }
    // Signed out while the token was on its way: the late answer must not bring the session back.
    if (this.account !== account) return { ok: false, problem: SIGNED_OUT_PROBLEM }
    // A cached token of another service outlives the session and proves nothing.
    if (this.state.status === 'expired' && !answer.fromCache) this.enter(account)
    return { ok: true, value: answer.accessToken }
  }

  private enter(account: AccountInfo): void {
    this.account = account
    this.client?.setActiveAccount(account)
    this.deps.store.removeItem(SIGNED_OUT_KEY)
    this.stopIdle?.()
    this.stopIdle = watchIdle(this.deps, () => {
      this.leave('idle')
      void this.forgetTokens()
    })
    this.set({ status: 'signed-in', user: userOf(account) })
  }

  private expire(account: AccountInfo, problem: Problem): void {
    if (this.state.status !== 'signed-in') return
    this.set({ status: 'expired', user: userOf(account), problem })
  }

  private leave(reason: 'by-user' | 'idle'): void {
    this.stopIdle?.()
    this.account = undefined
    this.deps.store.setItem(SIGNED_OUT_KEY, reason)
    this.set({ status: 'signed-out', reason })
  }

  private async forgetTokens(): Promise<void> {
    try {
      await this.client?.clearCache()
    } catch {
      // Storage that cannot be cleared is not readable either; the session is over for this page.
    }
  }

  private storedAccount(client: MsalClient): AccountInfo | undefined {
    // Several people may have signed in from this tab: the last one counts.
    const ours = ({ tenantId }: AccountInfo) => tenantId === this.config.tenantId
    const active = client.getActiveAccount()
    return active && ours(active) ? active : client.getAllAccounts().find(ours)
  }

  private signedOutReason(): 'first-visit' | 'by-user' | 'idle' {
    const reason = this.deps.store.getItem(SIGNED_OUT_KEY)
    return reason === 'by-user' || reason === 'idle' ? reason : 'first-visit'
  }

  private bridge(): string {
    return `${this.deps.location().origin}${BRIDGE_PATH}`
  }

  /** Where to come back to: only an address of this origin, never the bridge page itself. */
  private pageOfOurs(returnTo: string | undefined): string {
    const { origin, href } = this.deps.location()
    const target = new URL(returnTo ?? href, origin)
    const ours = target.origin === origin && target.pathname !== BRIDGE_PATH
    return ours ? target.href : `${origin}/`
  }

  private set(state: SessionState): void {
    this.state = state
    for (const listener of this.listeners) listener()
  }
}

function msalConfiguration(config: RuntimeConfig, deps: SessionDeps): Configuration {
  const metadata = authorityMetadata(config)
  const bridge = `${deps.location().origin}${BRIDGE_PATH}`
  return {
    auth: {
      clientId: config.clientId,
      authority: `${CLOUD_HOSTS[config.cloud].login}/${config.tenantId}`,
      redirectUri: bridge,
      postLogoutRedirectUri: bridge,
      ...(metadata === undefined ? {} : { authorityMetadata: metadata }),
    },
    cache: { cacheLocation: 'sessionStorage' },
  }
}

function userOf(account: AccountInfo): SignedInUser {
  return {
    name: account.name ?? account.username,
    username: account.username,
    objectId: account.localAccountId,
    tenantId: account.tenantId,
  }
}
