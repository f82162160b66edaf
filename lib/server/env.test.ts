import { describe, expect, it } from 'vitest'
import { sandboxEnv, serverEnv } from './env'

const FEDCRED_TENANT_ID = '11111111-1111-4111-8111-11111111111A'
const FEDCRED_CLIENT_ID = '22222222-2222-4222-8222-222222222222'
const live = {
  mode: 'live',
  tenantId: '11111111-1111-4111-8111-11111111111a',
  clientId: FEDCRED_CLIENT_ID,
  cloud: 'public',
  apiScope: 'Fedcred.Use',
}

describe('serverEnv', () => {
  it.each([
    [{}, { mode: 'sandbox' }],
    [{ FEDCRED_TENANT_ID: '', FEDCRED_CLIENT_ID: ' ', OTHER: 'x' }, { mode: 'sandbox' }],
    [{ FEDCRED_TENANT_ID, FEDCRED_CLIENT_ID }, live],
    [
      { FEDCRED_TENANT_ID: ` ${FEDCRED_TENANT_ID}\n`, FEDCRED_CLIENT_ID, FEDCRED_CLOUD: 'USGov' },
      { ...live, cloud: 'usgov' },
    ],
    [
      { FEDCRED_TENANT_ID, FEDCRED_CLIENT_ID, FEDCRED_CLOUD: 'china' },
      { ...live, cloud: 'china' },
    ],
  ])('reads %o', (env, expected) => {
    expect(serverEnv(env)).toEqual(expected)
  })

  it.each([
    [{ FEDCRED_TENANT_ID }, /^FEDCRED_CLIENT_ID is missing while FEDCRED_TENANT_ID is set\./],
    [{ FEDCRED_CLIENT_ID }, /^FEDCRED_TENANT_ID is missing while FEDCRED_CLIENT_ID is set\./],
    [{ FEDCRED_CLOUD: 'public' }, /^FEDCRED_TENANT_ID is missing while FEDCRED_CLOUD is set\./],
    [
      { FEDCRED_TENANT_ID: 'contoso.onmicrosoft.com', FEDCRED_CLIENT_ID },
      /^FEDCRED_TENANT_ID must be the directory/,
    ],
    [{ FEDCRED_TENANT_ID: 'common', FEDCRED_CLIENT_ID }, /^FEDCRED_TENANT_ID must be/],
    [
      { FEDCRED_TENANT_ID, FEDCRED_CLIENT_ID: 'my-app' },
      /^FEDCRED_CLIENT_ID must be the application/,
    ],
    [
      { FEDCRED_TENANT_ID, FEDCRED_CLIENT_ID, FEDCRED_CLOUD: 'germany' },
      /^FEDCRED_CLOUD must be public, usgov or china\./,
    ],
  ])('refuses %o', (env, message) => {
    expect(() => serverEnv(env)).toThrow(message)
  })
})

describe('sandboxEnv', () => {
  it('splits faults at spaces and takes an empty seed for none', () => {
    expect(sandboxEnv({ FEDCRED_SANDBOX_SEED: ' ' })).toEqual({ faults: [] })
    const FEDCRED_SANDBOX_FAULTS = ' latency:ms=5  throttling'
    expect(sandboxEnv({ FEDCRED_SANDBOX_SEED: 'huge', FEDCRED_SANDBOX_FAULTS })).toEqual({
      seed: 'huge',
      faults: ['latency:ms=5', 'throttling'],
    })
  })
})
