import { describe, expect, it } from 'vitest'
import { evaluate } from '@/lib/federation/verdict/evaluate'
import { encodeGuid, guidFrom, isGuid } from './ids'
import { WORKLOAD_ISSUERS } from './issuers/registry'
import { CONTROL_HOST } from './public/constants'
import { createSandbox } from './sandbox'
import { MAX_TENANTS } from './tenants'
import { type Body, call, createBench, ORIGIN, signIn, TENANT } from './testing/client'

const guid = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
const control = (path: string) => `https://${CONTROL_HOST}/tenants/${TENANT}${path}`

describe('the sandbox', () => {
  it('is ready within 300 ms, without a key made', () => {
    const start = performance.now()
    const sandbox = createSandbox()
    sandbox.ensureTenant(TENANT)
    expect(performance.now() - start).toBeLessThan(300)
  })

  it('knows only tenants that were ensured, and at most 32 of them', async () => {
    const { sandbox } = createBench()
    const known = async (id: string) => {
      const url = `https://login.microsoftonline.com/${id}/v2.0/.well-known/openid-configuration`
      return (await sandbox.fetch(new Request(url))).status === 200
    }
    expect(await known(guid(1))).toBe(false)
    for (let index = 1; index <= MAX_TENANTS; index += 1) {
      sandbox.ensureTenant(guid(index))
      // A use keeps the first one young.
      if (index < MAX_TENANTS) expect(await known(TENANT)).toBe(true)
    }
    expect(sandbox.tenantCount).toBe(MAX_TENANTS)
    expect(await known(guid(1))).toBe(false)
    expect(await known(TENANT)).toBe(true)
    expect(() => sandbox.ensureTenant('common')).toThrow(/GUID/)
  })

  it('fails as fetch does where no host answers', async () => {
    const { sandbox } = createBench()
    for (const host of [
      'www.example.com',
      'vault.corp.contoso.example',
      'other.blob.core.windows.net',
    ]) {
      await expect(sandbox.fetch(new Request(`https://${host}/`))).rejects.toThrow('fetch failed')
    }
  })

  it('keeps tenants apart', async () => {
    const bench = createBench()
    bench.sandbox.ensureTenant(guid(7))
    const { access_token: token } = await signIn(bench, 'Application.Read.All')
    const list: Body = await (
      await call(bench, token, 'https://graph.microsoft.com/v1.0/applications?$top=1&$select=id')
    ).json()
    expect(list.value[0].id).toBe(guidFrom(TENANT, 'application Fedcred'))
    expect(guidFrom(guid(7), 'application Fedcred')).not.toBe(list.value[0].id)
  })
})

describe('ids', () => {
  it('are version 4 and depend on tenant and name only', () => {
    const id = guidFrom(TENANT, 'x')
    expect(isGuid(id)).toBe(true)
    expect(id[14]).toBe('4')
    expect('89ab').toContain(id[19])
    expect(guidFrom(TENANT, 'x')).toBe(id)
  })

  it('are written into /eid1/ subjects as Azure DevOps documents', () => {
    expect(encodeGuid('ff882432-09b0-437b-bd22-ca13c0037ded')).toBe('MiSI_7AJe0O9IsoTwAN97Q')
    expect(encodeGuid('499b84ac-1321-427f-aa17-267ca6975798')).toBe('rISbSSETf0KqFyZ8ppdXmA')
  })
})

describe('issuers', () => {
  const healthy = WORKLOAD_ISSUERS.filter(({ publishing }) => publishing === 'healthy')
  it.each(healthy.map((issuer) => [issuer.id, issuer] as const))(
    '%s publishes what its assertions verify with',
    async (id, issuer) => {
      const bench = createBench()
      const name = issuer.issuer(TENANT)
      const base = name.replace(/\/$/, '')
      const read = async (url: string): Promise<Body> =>
        (await bench.sandbox.fetch(new Request(url))).json()
      const document = await read(`${base}/.well-known/openid-configuration`)
      expect(document.issuer).toBe(name)
      const jwks = await read(document.jwks_uri)
      const token = await bench.sandbox.mint(id, { sub: 'someone' }, { tenantId: TENANT })
      const verdict = await evaluate({
        token,
        jwks,
        now: bench.now(),
        credentials: [
          { issuer: name, subject: 'someone', audiences: ['api://AzureADTokenExchange'] },
        ],
      })
      expect(verdict.verdict).toBe('accepted')
    },
  )

  it('include one that publishes a private key, and refuse unknown ids', async () => {
    const { sandbox } = createBench()
    const url = 'https://release.fabrikam.example/.well-known/jwks'
    const { keys }: Body = await (await sandbox.fetch(new Request(url))).json()
    expect(typeof keys[0].d).toBe('string')
    await expect(sandbox.mint('nobody', {})).rejects.toThrow(/no issuer 'nobody'/)
  })
})

describe('samples', () => {
  it('get the answers they promise', async () => {
    const bench = createBench()
    const response = await bench.sandbox.fetch(
      new Request(control('/samples'), { headers: { origin: ORIGIN } }),
    )
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN)
    const samples = (await response.json()) as Body[]
    expect(samples.length).toBeGreaterThanOrEqual(8)
    expect(new Set(samples.map(({ id }) => id)).size).toBe(samples.length)
    for (const { expectedCode, errorText, token } of samples) {
      expect(token.split('.')).toHaveLength(3)
      const code = /^AADSTS(\d+): /.exec(errorText ?? '')?.[1]
      expect(code === undefined ? null : Number(code)).toBe(expectedCode)
    }
  })

  it('are for pages on this machine', async () => {
    const { sandbox } = createBench()
    const headers = { origin: 'https://evil.example' }
    expect((await sandbox.fetch(new Request(control('/samples'), { headers }))).status).toBe(403)
    const unknown = `https://${CONTROL_HOST}/tenants/${guid(9)}/samples`
    expect((await sandbox.fetch(new Request(unknown))).status).toBe(404)
  })
})

describe('controls', () => {
  it('provoke failures, in Retry-After for scripts and batches', async () => {
    const bench = createBench()
    const { access_token: token } = await signIn(bench, 'User.Read')
    const provoke = (body: object) =>
      bench.sandbox.fetch(
        new Request(control('/faults'), { method: 'POST', body: JSON.stringify(body) }),
      )
    expect((await provoke({ service: 'graph', count: 2, retryAfter: 3 })).status).toBe(200)
    const me = () => call(bench, token, 'https://graph.microsoft.com/v1.0/me')
    const first = await me()
    expect(first.status).toBe(429)
    expect(first.headers.get('retry-after')).toBe('3')
    const batch: Body = await (
      await call(bench, token, 'https://graph.microsoft.com/v1.0/$batch', {
        method: 'POST',
        body: { requests: [{ id: '1', method: 'GET', url: '/me' }] },
      })
    ).json()
    expect(batch.responses[0]).toMatchObject({ status: 429, headers: { 'Retry-After': '3' } })
    expect((await me()).status).toBe(200)
    expect((await provoke({ service: 'mail' })).status).toBe(400)
  })

  it('reset the tenant', async () => {
    const bench = createBench()
    const { access_token: token } = await signIn(bench, 'Application.ReadWrite.All')
    const url = `https://graph.microsoft.com/v1.0/applications/${guidFrom(TENANT, 'application web-shop-deploy')}/federatedIdentityCredentials`
    expect((await call(bench, token, `${url}/gh-main`, { method: 'DELETE' })).status).toBe(204)
    expect((await call(bench, token, `${url}/gh-main`)).status).toBe(404)
    await bench.sandbox.fetch(new Request(control('/reset'), { method: 'POST' }))
    expect((await call(bench, token, `${url}/gh-main`)).status).toBe(200)
  })
})
