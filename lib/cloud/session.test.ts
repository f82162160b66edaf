import { describe, expect, it } from 'vitest'
import type { RuntimeConfig } from '../transport/config'
import { IDLE_MS } from './idle'
import { createSession } from './session'
import type { AccountInfo, Configuration, MsalClient, SessionDeps } from './session-deps'

const tenantId = '11111111-1111-4111-8111-111111111111'
const live: RuntimeConfig = { mode: 'live', tenantId, clientId: 'client', cloud: 'public' }
const sandbox: RuntimeConfig = { ...live, mode: 'sandbox', sandboxOrigin: 'http://localhost:4800' }

const account = {
  homeAccountId: 'h',
  environment: 'login.windows.net',
  tenantId,
  username: 'ada@contoso.example',
  localAccountId: 'oid-1',
  name: 'Ada',
} as AccountInfo

const refusal = (errorCode: string, subError = '') =>
  Object.assign(new Error(errorCode), { errorCode, subError })

/** A stand-in for MSAL and the browser that records what the session asked of them. */
function setup(
  options: { accounts?: AccountInfo[]; active?: AccountInfo; redirect?: unknown } = {},
) {
  const calls: [string, unknown][] = []
  const kept = new Map<string, string>()
  const world = {
    now: 1_000_000,
    fromCache: false,
    silent: (): unknown => 'token-1',
    popup: (): unknown => 'token-2',
    activity: () => {},
    timers: [] as { at: number; done: () => void }[],
    calls,
    kept,
    configuration: undefined as Configuration | undefined,
    of: (name: string) => calls.filter(([called]) => called === name).map(([, args]) => args),
  }
  const token = (value: unknown) => {
    if (value instanceof Error) throw value
    return {
      accessToken: value,
      expiresOn: new Date(world.now + 3_600_000),
      account,
      fromCache: world.fromCache,
    }
  }
  const record = (name: string, answer: () => unknown) => async (args: unknown) => {
    calls.push([name, args])
    return answer()
  }
  const client = {
    handleRedirectPromise: async () => {
      if (options.redirect instanceof Error) throw options.redirect
      return options.redirect ?? null
    },
    getAllAccounts: () => options.accounts ?? [],
    getActiveAccount: () => options.active ?? null,
    setActiveAccount: () => {},
    loginRedirect: record('login', () => undefined),
    logoutRedirect: record('logout', () => undefined),
    acquireTokenSilent: record('silent', () => token(world.silent())),
    acquireTokenPopup: record('popup', () => token(world.popup())),
    clearCache: record('clear', () => undefined),
  } as unknown as MsalClient
  const deps: SessionDeps = {
    loadClient: async (configuration) => {
      world.configuration = configuration
      return client
    },
    location: () => ({ origin: 'http://localhost:3000', href: 'http://localhost:3000/check?x=1' }),
    store: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    now: () => world.now,
    after: (ms, done) => {
      const timer = { at: world.now + ms, done }
      world.timers.push(timer)
      return () => {
        world.timers = world.timers.filter((other) => other !== timer)
      }
    },
    onActivity: (listener) => {
      world.activity = listener
      return () => {
        world.activity = () => {}
      }
    },
  }
  return { world, deps }
}

function pass(world: ReturnType<typeof setup>['world'], ms: number) {
  world.now += ms
  for (const timer of [...world.timers]) {
    if (timer.at <= world.now) {
      world.timers = world.timers.filter((other) => other !== timer)
      timer.done()
    }
  }
}

describe('several people in one tab', () => {
  it('are told apart after a reload: the last one who signed in counts', async () => {
    const other = { ...account, username: 'other@contoso.example' }
    const { deps } = setup({ accounts: [account, other], active: other })
    expect((await createSession(sandbox, deps)).getState()).toMatchObject({
      status: 'signed-in',
      user: { username: other.username },
    })
    const elsewhere = { ...other, tenantId: '99999999-9999-4999-8999-999999999999' }
    const { deps: moved } = setup({ accounts: [account], active: elsewhere })
    expect((await createSession(sandbox, moved)).getState()).toMatchObject({
      user: { username: account.username },
    })
  })
})

describe('start', () => {
  it('signs in by itself on the first visit of the sandbox, with read scopes and the way back', async () => {
    const { world, deps } = setup()
    const session = await createSession(sandbox, deps)
    expect(session.getState()).toEqual({ status: 'redirecting' })
    expect(world.of('login')).toEqual([
      {
        scopes: [
          'https://graph.microsoft.com/User.Read',
          'https://graph.microsoft.com/Application.Read.All',
        ],
        redirectStartPage: 'http://localhost:3000/check?x=1',
      },
    ])
  })

  it('never signs in by itself in live mode', async () => {
    const { world, deps } = setup()
    const session = await createSession(live, deps)
    expect(session.getState()).toEqual({ status: 'signed-out', reason: 'first-visit' })
    expect(world.calls).toEqual([])
  })

  it.each(['by-user', 'idle'])('stays signed out in the sandbox after %s', async (reason) => {
    const { world, deps } = setup()
    world.kept.set('fedcred.signed-out', reason)
    const session = await createSession(sandbox, deps)
    expect(session.getState()).toEqual({ status: 'signed-out', reason })
    expect(world.calls).toEqual([])
  })

  it('takes the account of a finished redirect', async () => {
    const { deps } = setup({ redirect: { account } })
    const session = await createSession(live, deps)
    expect(session.getState()).toEqual({
      status: 'signed-in',
      user: { name: 'Ada', username: 'ada@contoso.example', objectId: 'oid-1', tenantId },
    })
  })

  it('ignores an account of another tenant that is still in the cache', async () => {
    const { deps } = setup({ accounts: [{ ...account, tenantId: 'other' }] })
    expect((await createSession(live, deps)).getState().status).toBe('signed-out')
  })

  it('shows refused consent and does not start over, sandbox or not', async () => {
    const { world, deps } = setup({ redirect: refusal('access_denied') })
    const state = (await createSession(sandbox, deps)).getState()
    expect(state.status === 'refused' && state.problem.code).toBe('consent-refused')
    expect(world.calls).toEqual([])
  })

  it('keeps the production authority and sets endpoints in the sandbox only', async () => {
    const one = setup()
    await createSession(live, one.deps)
    expect(one.world.configuration?.auth).toEqual({
      clientId: 'client',
      authority: `https://login.microsoftonline.com/${tenantId}`,
      redirectUri: 'http://localhost:3000/auth',
      postLogoutRedirectUri: 'http://localhost:3000/auth',
    })
    expect(one.world.configuration?.cache).toEqual({ cacheLocation: 'sessionStorage' })
    const two = setup()
    await createSession(sandbox, two.deps)
    expect(two.world.configuration?.auth.authority).toBe(
      `https://login.microsoftonline.com/${tenantId}`,
    )
    expect(two.world.configuration?.auth.authorityMetadata).toContain('http://localhost:4800/')
  })
})

describe('getToken', () => {
  it.each([
    [
      'graph' as const,
      undefined,
      ['https://graph.microsoft.com/User.Read', 'https://graph.microsoft.com/Application.Read.All'],
    ],
    [
      'graph' as const,
      ['Application.ReadWrite.All'],
      ['https://graph.microsoft.com/Application.ReadWrite.All'],
    ],
    ['management' as const, undefined, ['https://management.azure.com/user_impersonation']],
    ['api' as const, undefined, ['client/Fedcred.Use']],
  ])('asks %s with the right scopes', async (resource, scopes, expected) => {
    const { world, deps } = setup({ accounts: [account] })
    const session = await createSession(live, deps)
    expect(await session.getToken(resource, scopes ? { scopes } : {})).toEqual({
      ok: true,
      value: 'token-1',
    })
    expect(world.of('silent')).toMatchObject([{ scopes: expected, account, forceRefresh: false }])
  })

  it('is expired, not signed out, when the session ended; a later token brings it back', async () => {
    const { world, deps } = setup({ accounts: [account] })
    const session = await createSession(live, deps)
    const seen: string[] = []
    session.subscribe(() => seen.push(session.getState().status))
    world.silent = () => refusal('login_required')
    const answer = await session.getToken('graph')
    expect(answer.ok === false && answer.problem.code).toBe('login-required')
    world.silent = () => 'token-3'
    world.fromCache = true
    expect(await session.getToken('management')).toEqual({ ok: true, value: 'token-3' })
    expect(session.getState().status).toBe('expired')
    world.fromCache = false
    expect(await session.getToken('graph')).toEqual({ ok: true, value: 'token-3' })
    expect(seen).toEqual(['expired', 'signed-in'])
  })

  it('missing consent for one service leaves the session alone', async () => {
    const { world, deps } = setup({ accounts: [account] })
    const session = await createSession(live, deps)
    world.silent = () => refusal('invalid_grant', 'consent_required')
    const answer = await session.getToken('management')
    expect(answer.ok === false && answer.problem.code).toBe('consent-required')
    expect(session.getState().status).toBe('signed-in')
    expect(world.of('popup')).toEqual([])
  })

  it('asks the person only when told to, and maps a closed window', async () => {
    const { world, deps } = setup({ accounts: [account] })
    const session = await createSession(live, deps)
    world.silent = () => refusal('consent_required')
    expect(await session.getToken('graph', { forceInteraction: true })).toEqual({
      ok: true,
      value: 'token-2',
    })
    world.popup = () => refusal('user_cancelled')
    const answer = await session.getToken('graph', { forceInteraction: true })
    expect(answer.ok === false && answer.problem.code).toBe('sign-in-cancelled')
    expect(session.getState().status).toBe('signed-in')
  })

  it('does not open a window for a network failure', async () => {
    const { world, deps } = setup({ accounts: [account] })
    const session = await createSession(live, deps)
    world.silent = () => refusal('no_network_connectivity')
    const answer = await session.getToken('graph', { forceInteraction: true })
    expect(answer.ok === false && answer.problem).toMatchObject({
      code: 'network',
      retryable: true,
    })
    expect(world.of('popup')).toEqual([])
  })

  it('names a wrong clock', async () => {
    const { world, deps } = setup({ accounts: [account] })
    const session = await createSession(live, { ...deps, now: () => world.now + 7_200_000 })
    const answer = await session.getToken('graph')
    expect(answer.ok === false && answer.problem.code).toBe('clock-wrong')
  })

  it('gives no token before sign-in', async () => {
    const { deps } = setup()
    const answer = await (await createSession(live, deps)).getToken('graph')
    expect(answer.ok === false && answer.problem.code).toBe('signed-out')
  })
})

describe('leaving', () => {
  it('signs out at Microsoft and remembers that the person wanted it', async () => {
    const { world, deps } = setup({ accounts: [account] })
    const session = await createSession(sandbox, deps)
    await session.signOut()
    expect(session.getState()).toEqual({ status: 'signed-out', reason: 'by-user' })
    expect(world.of('logout')).toEqual([
      { account, postLogoutRedirectUri: 'http://localhost:3000/auth' },
    ])
    expect(world.kept.get('fedcred.signed-out')).toBe('by-user')
    expect((await session.getToken('graph')).ok).toBe(false)
  })

  it('signs out after 30 idle minutes, counted from the last touch', async () => {
    const { world, deps } = setup({ accounts: [account] })
    const session = await createSession(live, deps)
    pass(world, IDLE_MS - 1)
    world.activity()
    pass(world, IDLE_MS - 1)
    expect(session.getState().status).toBe('signed-in')
    pass(world, 1)
    expect(session.getState()).toEqual({ status: 'signed-out', reason: 'idle' })
    expect(world.of('clear')).toHaveLength(1)
  })

  it('notices the idle time when the computer slept through the timer', async () => {
    const { world, deps } = setup({ accounts: [account] })
    const session = await createSession(live, deps)
    world.now += IDLE_MS + 1
    world.activity()
    expect(session.getState()).toEqual({ status: 'signed-out', reason: 'idle' })
  })

  it.each([
    ['/issuers?q=a', 'http://localhost:3000/issuers?q=a'],
    ['https://evil.example/', 'http://localhost:3000/'],
    ['//evil.example/', 'http://localhost:3000/'],
    ['/auth', 'http://localhost:3000/'],
  ])('comes back to %s safely', async (returnTo, page) => {
    const { world, deps } = setup()
    const session = await createSession(live, deps)
    await session.signIn({ returnTo: returnTo })
    expect(world.of('login')).toMatchObject([{ redirectStartPage: page }])
  })
})
