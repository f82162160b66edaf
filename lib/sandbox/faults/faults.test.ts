import { describe, expect, it } from 'vitest'
import { CONTROL_HOST, SANDBOX_USERS } from '../public/constants'
import type { SandboxOptions } from '../sandbox'
import {
  authorize,
  type Bench,
  type Body,
  call,
  claimsOf,
  clientIdOf,
  createBench,
  exchangeForm,
  fragment,
  makePkce,
  ORIGIN,
  postToken,
  refresh,
  refusal,
  signIn,
  TENANT,
} from '../testing/client'
import { FAULTS, readFault, readFaults } from './index'

const ARM_SCOPE = 'https://management.azure.com/user_impersonation'
const ME = 'https://graph.microsoft.com/v1.0/me'
const SUBSCRIPTIONS = 'https://management.azure.com/subscriptions'
const VERSION = '?api-version=2022-12-01'

async function control(bench: Bench, method: string, path: string, body?: object) {
  const response = await bench.sandbox.fetch(
    new Request(`https://${CONTROL_HOST}/tenants/${TENANT}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  )
  return { status: response.status, body: (await response.json()) as Body }
}

/** Bytes in turn: the first number of dice() is `first / 256`, and so on, round and round. */
function bytesInTurn(...turns: readonly number[]): NonNullable<SandboxOptions['random']> {
  let next = 0
  return (size) => {
    if (size !== 4) return crypto.getRandomValues(new Uint8Array(size))
    const byte = turns[next % turns.length] ?? 0
    next += 1
    return Uint8Array.of(byte, 0, 0, 0)
  }
}

describe('the registry', () => {
  it.each(FAULTS.map((fault) => [fault.id, fault] as const))(
    '%s has usual settings that hold, and words for them',
    (id, fault) => {
      const read = readFault(id)
      expect('fault' in read && Object.keys(read.fault.settings)).toEqual(Object.keys(fault.fields))
      expect('fault' in read && read.fault.words).toMatch(/^\S.*\.$/)
      for (const [name, field] of Object.entries(fault.fields)) {
        const wrong = field.kind === 'number' ? field.max + 1 : 'no such choice'
        expect(readFault(id, { [name]: wrong })).toHaveProperty('problem')
      }
    },
  )

  it('reads flags, and says what is wrong with them', () => {
    expect(readFaults(['latency:ms=1200,service=arm', 'clock-skew'])).toMatchObject([
      { id: 'latency', settings: { service: 'arm', ms: 1200 } },
      { id: 'clock-skew', settings: { seconds: 3600, direction: 'ahead' } },
    ])
    const problem = (text: string) => Reflect.get(readFaults(['latency', text]), 'problem')
    expect(problem('latancy')).toBe(
      'There is no fault "latancy". Choose latency, server-errors, throttling, dead-subscription, token-expiry, clock-skew.',
    )
    expect(problem('latency:delay=3')).toBe(
      'The fault latency has no setting "delay". It has service, ms.',
    )
    expect(problem('latency:ms=0')).toBe(
      'ms of the fault latency must be a whole number from 1 to 30000.',
    )
    expect(problem('throttling:service=mail')).toBe(
      'service of the fault throttling must be one of all, graph, arm, login.',
    )
    expect(problem('latency:ms')).toBe('"ms" in the fault latency must be a name=value pair.')
    expect(readFault('latency', { constructor: 1 })).toHaveProperty('problem')
  })
})

describe('the control host', () => {
  it('starts, changes, lists and stops faults', async () => {
    const bench = createBench()
    expect((await control(bench, 'GET', '')).body).toMatchObject({ seed: 'default', active: [] })
    await control(bench, 'PUT', '/faults/latency', { ms: 5 })
    const changed = await control(bench, 'PUT', '/faults/latency', { ms: 7, service: 'graph' })
    expect(changed.body.active).toEqual([
      {
        id: 'latency',
        title: 'Slow answers',
        settings: { service: 'graph', ms: 7 },
        words: 'Every answer of Microsoft Graph comes 7 ms later.',
      },
    ])
    expect(bench.sandbox.describeTenant(TENANT)).toEqual({ seed: 'default', faults: 1 })
    await control(bench, 'PUT', '/faults/clock-skew', {})
    expect((await control(bench, 'DELETE', '/faults/latency')).body.active).toHaveLength(1)
    expect((await control(bench, 'DELETE', '/faults')).body.active).toEqual([])
    expect(await control(bench, 'PUT', '/faults/nothing', {})).toMatchObject({ status: 400 })
  })

  it('resets to a seed, and knows which', async () => {
    const bench = createBench()
    const unknown = await control(bench, 'POST', '/reset', { seed: 'hugo' })
    expect(unknown.status).toBe(400)
    expect(unknown.body.error.message).toMatch(/^There is no seed "hugo"\. Choose default, empty,/)
    await control(bench, 'PUT', '/faults/latency', {})
    expect((await control(bench, 'POST', '/reset', { seed: 'empty' })).body.seed).toBe('empty')
    expect((await control(bench, 'POST', '/reset')).body.seed).toBe('empty')
    expect((await control(bench, 'GET', '')).body).toMatchObject({ seed: 'empty', active: [] })
    await control(bench, 'POST', '/reset', { seed: 'throttled' })
    expect((await control(bench, 'GET', '')).body.active[0].id).toBe('throttling')
  })

  it('lets pages use its verbs', async () => {
    const { sandbox } = createBench()
    const answer = await sandbox.fetch(
      new Request(`https://${CONTROL_HOST}/tenants/${TENANT}/faults/latency`, {
        method: 'OPTIONS',
        headers: { origin: ORIGIN },
      }),
    )
    expect(answer.headers.get('access-control-allow-methods')).toContain('PUT, DELETE')
  })
})

describe('slow answers', () => {
  it('wait once a request, for the services that were named, never for a preflight', async () => {
    const waits: number[] = []
    const bench = createBench({
      wait: async (ms) => {
        waits.push(ms)
      },
    })
    const { access_token: token } = await signIn(bench, 'User.Read')
    const { access_token: azure } = await signIn(bench, ARM_SCOPE)
    await control(bench, 'PUT', '/faults/latency', { ms: 900, service: 'graph' })
    expect((await call(bench, token, ME)).status).toBe(200)
    await call(bench, azure, `${SUBSCRIPTIONS}${VERSION}`)
    await call(bench, token, ME, { method: 'OPTIONS' })
    expect(waits).toEqual([900])
    await control(bench, 'DELETE', '/faults/latency')
    await call(bench, token, ME)
    expect(waits).toEqual([900])
  })
})

describe('errors and throttling', () => {
  it('strike the share of requests that the dice say', async () => {
    // 30 % of 256 is 76.8: 76 fails, 77 does not.
    const bench = createBench({ random: bytesInTurn(76, 77, 255, 0) })
    const { access_token: token } = await signIn(bench, 'User.Read')
    await control(bench, 'PUT', '/faults/server-errors', { share: 30, status: '503' })
    const statuses = []
    for (let turn = 0; turn < 4; turn += 1) statuses.push((await call(bench, token, ME)).status)
    expect(statuses).toEqual([503, 200, 200, 503])
  })

  it('are worded by each service', async () => {
    const bench = createBench()
    const { access_token: token } = await signIn(bench, 'User.Read')
    const { access_token: azure } = await signIn(bench, ARM_SCOPE)
    await control(bench, 'PUT', '/faults/server-errors', { share: 100, status: '500' })
    const graph = await call(bench, token, ME)
    expect([graph.status, graph.headers.get('retry-after')]).toEqual([500, null])
    expect(((await graph.json()) as Body).error.code).toBe('InternalServerError')
    const arm = await call(bench, azure, `${SUBSCRIPTIONS}${VERSION}`)
    expect([arm.status, ((await arm.json()) as Body).error.code]).toEqual([
      500,
      'InternalServerError',
    ])
    expect((await signIn(bench, 'User.Read')).access_token).toBeTypeOf('string')
    await control(bench, 'DELETE', '/faults')

    await control(bench, 'PUT', '/faults/throttling', { share: 100, retryAfter: 9 })
    const slow = await call(bench, azure, `${SUBSCRIPTIONS}${VERSION}`)
    expect([slow.status, slow.headers.get('retry-after')]).toEqual([429, '9'])
    expect(((await slow.json()) as Body).error.code).toBe('SubscriptionRequestsThrottled')
    const batch: Body = await (
      await call(bench, token, 'https://graph.microsoft.com/v1.0/$batch', {
        method: 'POST',
        body: { requests: [{ id: '1', method: 'GET', url: '/me' }] },
      })
    ).json()
    expect(batch.responses[0]).toMatchObject({ status: 429, headers: { 'Retry-After': '9' } })
  })

  it('of sign-in leave Graph alone, and samples keep coming', async () => {
    const bench = createBench()
    const { access_token: token } = await signIn(bench, 'User.Read')
    await control(bench, 'PUT', '/faults/server-errors', { share: 100, service: 'login' })
    expect((await call(bench, token, ME)).status).toBe(200)
    const refused = await postToken(bench, { grant_type: 'client_credentials' })
    expect([refused.status, await refused.text()]).toEqual([503, ''])
    expect((await control(bench, 'GET', '/samples')).status).toBe(200)
  })
})

describe('a dead subscription', () => {
  const listed = async (bench: Bench, token: string): Promise<Body[]> =>
    ((await (await call(bench, token, `${SUBSCRIPTIONS}${VERSION}`)).json()) as Body).value

  it('answers 404 inside, while the list names it and the others go on', async () => {
    const bench = createBench()
    const { access_token: token } = await signIn(bench, ARM_SCOPE)
    await control(bench, 'PUT', '/faults/dead-subscription', { place: 2 })
    const all = await listed(bench, token)
    const groups = await Promise.all(
      all.map(({ subscriptionId }) =>
        call(
          bench,
          token,
          `${SUBSCRIPTIONS}/${subscriptionId}/resourcegroups?api-version=2021-04-01`,
        ),
      ),
    )
    expect(groups.map(({ status }) => status)).toEqual([200, 404, 200])
    const dead: Body = await groups[1]?.json()
    expect(dead.error).toEqual({
      code: 'SubscriptionNotFound',
      message: `The subscription '${all[1].subscriptionId}' could not be found.`,
    })
  })

  it('is left out of Resource Graph', async () => {
    const bench = createBench()
    const { access_token: token } = await signIn(bench, ARM_SCOPE)
    const url =
      'https://management.azure.com/providers/Microsoft.ResourceGraph/resources?api-version=2021-03-01'
    const query =
      "Resources | where type =~ 'microsoft.managedidentity/userassignedidentities' | project id"
    const rows = async () =>
      ((await (await call(bench, token, url, { method: 'POST', body: { query } })).json()) as Body)
        .data.length
    expect(await rows()).toBe(12)
    await control(bench, 'PUT', '/faults/dead-subscription', { place: 1, how: 'disabled' })
    expect(await rows()).toBe(12)
    await control(bench, 'PUT', '/faults/dead-subscription', { place: 1, how: 'gone' })
    expect(await rows()).toBe(7)
  })

  it('that is disabled reads, and refuses writes with 409', async () => {
    const bench = createBench()
    const { access_token: token } = await signIn(bench, ARM_SCOPE)
    await control(bench, 'PUT', '/faults/dead-subscription', { place: 1, how: 'disabled' })
    const all = await listed(bench, token)
    expect(all.map(({ state }) => state)).toEqual(['Disabled', 'Enabled', 'Enabled'])
    const group = `${SUBSCRIPTIONS}/${all[0].subscriptionId}/resourcegroups/rg-new?api-version=2021-04-01`
    const write = { method: 'PUT', body: { location: 'westeurope' } }
    const refused = await call(bench, token, group, write)
    expect([refused.status, ((await refused.json()) as Body).error.code]).toEqual([
      409,
      'ReadOnlyDisabledSubscription',
    ])
    expect((await call(bench, token, group)).status).toBe(404)
  })
})

describe('short-lived tokens', () => {
  it('end early, those handed out before too', async () => {
    const bench = createBench()
    const { access_token: old } = await signIn(bench, 'User.Read')
    bench.advance(20)
    await control(bench, 'PUT', '/faults/token-expiry', { seconds: 20 })
    expect((await call(bench, old, ME)).status).toBe(401)
    const {
      access_token: token,
      expires_in: life,
      refresh_token: next,
    } = await signIn(bench, 'User.Read')
    expect([life, claimsOf(token).exp - claimsOf(token).iat]).toEqual([20, 20])
    expect((await call(bench, token, ME)).status).toBe(200)
    bench.advance(20)
    expect((await call(bench, token, ME)).status).toBe(401)
    expect((await refresh(bench, next, 'User.Read')).status).toBe(200)
  })

  it('can end the session with them: neither refresh nor silence brings a token', async () => {
    const bench = createBench()
    const { refresh_token: next } = await signIn(bench, 'User.Read')
    await control(bench, 'PUT', '/faults/token-expiry', { session: 'ended' })
    const refused = await refusal(await refresh(bench, next, 'User.Read'))
    expect(refused).toMatchObject({ status: 400, error: 'invalid_grant', code: 700084 })
    const pkce = makePkce()
    const cookie = (await authorize(bench, pkce)).headers.get('set-cookie')?.split(';')[0] ?? ''
    const silent = fragment(await authorize(bench, pkce, { prompt: 'none' }, cookie))
    expect(silent.get('error')).toBe('login_required')
    await control(bench, 'DELETE', '/faults')
    const again = fragment(await authorize(bench, pkce, { prompt: 'none' }, cookie))
    expect(again.get('code')).toMatch(/^0\./)
  })
})

describe('a wrong clock', () => {
  it('moves the times of tokens and the Date header, for this tenant only', async () => {
    const bench = createBench()
    const real = bench.now().getTime() / 1000
    await control(bench, 'PUT', '/faults/clock-skew', { seconds: 7200 })
    const { access_token: token } = await signIn(bench, 'User.Read')
    expect(claimsOf(token).iat).toBe(real + 7200)
    const answer = await call(bench, token, ME)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('date')).toBe('Fri, 20 Nov 2026 11:00:00 GMT')
    // Right again, the token of the wrong clock is not valid yet.
    await control(bench, 'DELETE', '/faults')
    expect((await call(bench, token, ME)).status).toBe(401)
    expect(claimsOf((await signIn(bench, 'User.Read')).access_token).iat).toBe(real)
  })

  it.each([
    ['ahead', 899, 200],
    ['ahead', 901, 401],
    ['behind', 299, 200],
    ['behind', 301, 401],
  ])(
    '%s by %i s answers an assertion of 10 minutes with %i',
    async (direction, seconds, status) => {
      const bench = createBench()
      const clientId = await clientIdOf(bench, 'web-shop-deploy')
      const subject = 'repo:contoso-retail/web-shop:ref:refs/heads/main'
      const now = bench.now().getTime() / 1000
      const assertion = await bench.sandbox.mint('github', {
        sub: subject,
        iat: now,
        nbf: now,
        exp: now + 600,
      })
      await control(bench, 'PUT', '/faults/clock-skew', { seconds, direction })
      const answer = await postToken(bench, exchangeForm(clientId, assertion))
      expect(answer.status).toBe(status)
      if (status === 401) expect((await refusal(answer)).code).toBe(700024)
    },
  )
})

describe('faults from the start', () => {
  it('are on in every tenant, and after a reset', async () => {
    const read = readFault('clock-skew', { seconds: 60 })
    const bench = createBench({ faults: 'fault' in read ? [read.fault] : [] })
    expect(bench.sandbox.describeTenant(TENANT)).toEqual({ seed: 'default', faults: 1 })
    await control(bench, 'DELETE', '/faults')
    expect(bench.sandbox.describeTenant(TENANT)).toEqual({ seed: 'default', faults: 0 })
    await control(bench, 'POST', '/reset')
    expect(bench.sandbox.describeTenant(TENANT)).toEqual({ seed: 'default', faults: 1 })
  })
})

describe('readers', () => {
  const LOGS = 'https://graph.microsoft.com/v1.0/auditLogs/directoryAudits'
  const SIGN_INS = 'https://graph.microsoft.com/v1.0/auditLogs/signIns'
  const APPLICATIONS = 'https://graph.microsoft.com/v1.0/applications?$top=1'

  it('lack one thing each', async () => {
    const bench = createBench()
    // The consent that the logs need is the administrator's to give.
    await signIn(bench, 'AuditLog.Read.All')
    const sees = async (hint: string) => {
      const { access_token: graph } = await signIn(bench, 'Application.Read.All', hint)
      const { access_token: log } = await signIn(bench, 'AuditLog.Read.All', hint)
      const { access_token: azure } = await signIn(bench, ARM_SCOPE, hint)
      const subscriptions: Body = await (
        await call(bench, azure, `${SUBSCRIPTIONS}${VERSION}`)
      ).json()
      return [
        (await call(bench, graph, APPLICATIONS)).status,
        (await call(bench, log, LOGS)).status,
        (await call(bench, log, SIGN_INS)).status,
        subscriptions.value.length,
      ]
    }
    expect(await sees(SANDBOX_USERS.administrator)).toEqual([200, 200, 200, 3])
    expect(await sees(SANDBOX_USERS.reader)).toEqual([200, 200, 200, 2])
    expect(await sees(SANDBOX_USERS.guest)).toEqual([403, 403, 403, 0])
    expect(await sees(SANDBOX_USERS.noAzure)).toEqual([200, 200, 200, 0])
    expect(await sees(SANDBOX_USERS.noLogs)).toEqual([200, 403, 403, 2])
    expect(await sees(SANDBOX_USERS.noLicence)).toEqual([200, 200, 403, 2])
  })

  it('without approval are told so by sign-in', async () => {
    const bench = createBench()
    const more = { login_hint: SANDBOX_USERS.unapproved }
    const back = fragment(await authorize(bench, makePkce(), more))
    expect(back.get('error_description')).toMatch(/^AADSTS90094: /)
  })

  it('are who signs in to the tenant of that name', async () => {
    const bench = createBench({ seed: 'reader' })
    const { access_token: token } = await signIn(bench, 'User.Read')
    expect(claimsOf(token).upn ?? claimsOf(token).unique_name).toBe(SANDBOX_USERS.reader)
  })
})
