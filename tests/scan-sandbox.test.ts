import { createHash, randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { scanTenant } from '@/lib/cloud/scan/scan'
import { scopesFor } from '@/lib/cloud/scopes'
import type { Session } from '@/lib/cloud/session-model'
import type { SourceId } from '@/lib/federation/inventory/model'
import { SANDBOX_CLIENT_ID, SANDBOX_USERS } from '@/lib/sandbox/public/constants'
import { createSandbox, type Sandbox } from '@/lib/sandbox/sandbox'
import type { RuntimeConfig } from '@/lib/transport/config'
import type { Transport } from '@/lib/transport/transport'

/** The real graph-client and arm-msi against the sandbox, without a browser: only MSAL is replaced. */

const ORIGIN = 'http://localhost:3000'
const config: RuntimeConfig = {
  mode: 'live',
  tenantId: '7c6f2f6e-5f0c-4b3e-9a70-2d1f5d5f1a01',
  clientId: SANDBOX_CLIENT_ID,
  cloud: 'public',
}

/** Signs in as MSAL does (code and PKCE) and keeps one token a scope. */
function signIn(sandbox: Sandbox, user: string): Pick<Session, 'getToken'> {
  const login = `https://login.microsoftonline.com/${config.tenantId}/oauth2/v2.0`
  const tokens = new Map<string, Promise<string>>()
  async function fetchToken(scopes: string): Promise<string> {
    const verifier = randomBytes(32).toString('base64url')
    const query = new URLSearchParams({
      client_id: SANDBOX_CLIENT_ID,
      scope: `${scopes} openid profile offline_access`,
      redirect_uri: `${ORIGIN}/auth`,
      response_type: 'code',
      response_mode: 'fragment',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      login_hint: user,
      state: 's',
      nonce: 'n',
    })
    const answer = await sandbox.fetch(new Request(`${login}/authorize?${query}`))
    const back = new URLSearchParams(new URL(answer.headers.get('location') ?? '').hash.slice(1))
    const token = await sandbox.fetch(
      new Request(`${login}/token`, {
        method: 'POST',
        headers: { Origin: ORIGIN },
        body: new URLSearchParams({
          client_id: SANDBOX_CLIENT_ID,
          grant_type: 'authorization_code',
          code: back.get('code') ?? '',
          code_verifier: verifier,
          redirect_uri: `${ORIGIN}/auth`,
          scope: scopes,
        }),
      }),
    )
    const body: unknown = await token.json()
    const value: unknown = Reflect.get(Object(body), 'access_token')
    if (typeof value !== 'string') throw new Error(`No token: ${JSON.stringify(body)} ${back}`)
    return value
  }
  return {
    async getToken(resource, options) {
      const scopes = scopesFor(config, resource, options?.scopes).join(' ')
      const token = tokens.get(scopes) ?? fetchToken(scopes)
      tokens.set(scopes, token)
      return { ok: true, value: await token }
    },
  }
}

async function scan(sandbox: Sandbox, user: string) {
  const transport: Transport = {
    rewrite: (url) => url,
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
  }
  return scanTenant({
    config,
    session: signIn(sandbox, user),
    transport,
    signal: new AbortController().signal,
    now: () => new Date(),
    backOff: { random: () => 0.5, wait: async () => {} },
  })
}

describe('a scan of the sandbox', () => {
  let sandbox: Sandbox
  beforeAll(() => {
    sandbox = createSandbox()
    sandbox.ensureTenant(config.tenantId)
    return () => sandbox.close()
  })

  it('reads everything as the administrator, with a few requests', async () => {
    const inventory = await scan(sandbox, SANDBOX_USERS.administrator)
    // Which rung answers is the sandbox's choice, as it is Graph's: the result must not depend on it.
    expect(inventory.sources.map((one) => one.state)).toEqual(Array(6).fill('done'))
    expect(inventory.sources.every((one) => one.count > 0)).toBe(true)
    expect(inventory.gaps).toEqual([])
    const kinds = new Set(inventory.credentials.map((row) => row.identity.kind))
    expect(kinds).toEqual(new Set(['application', 'managedIdentity', 'agentBlueprint']))
    expect(inventory.credentials.some((row) => row.credential.claimsMatchingExpression)).toBe(true)
    expect(inventory.identities.some((one) => one.secretCount)).toBe(true)
    expect(inventory.organization?.displayName).toMatch(/Contoso/)
    const placed = inventory.identities.filter((one) => one.azure?.region)
    expect(placed.length).toBeGreaterThan(0)
    expect(placed.every((one) => one.azure?.subscriptionName)).toBe(true)
    // No identity may appear twice, whatever the letter case of its Azure id.
    expect(new Set(inventory.identities.map((one) => one.clientId)).size).toBe(
      inventory.identities.length,
    )
    expect(inventory.requests).toBeLessThanOrEqual(16)
  })

  it('lists what a restricted guest may not see', async () => {
    const inventory = await scan(sandbox, SANDBOX_USERS.guest)
    const denied = (id: SourceId) => inventory.sources.find((one) => one.id === id)
    expect(denied('applications')?.state).toBe('denied')
    expect(denied('applications')?.problem?.requestId).toBeTruthy()
    expect(inventory.gaps.map((gap) => gap.source)).toContain('applications')
    expect(inventory.gaps.some((gap) => gap.needs?.includes('Reader'))).toBe(true)
  })

  it('places fewer identities for somebody who reads two of three subscriptions', async () => {
    const all = await scan(sandbox, SANDBOX_USERS.administrator)
    const some = await scan(sandbox, SANDBOX_USERS.reader)
    const regions = (of: typeof all) => of.identities.filter((one) => one.azure?.region).length
    expect(some.identities.length).toBe(all.identities.length)
    expect(regions(some)).toBeLessThan(regions(all))
    expect(some.credentials.length).toBe(all.credentials.length)
  })
})
