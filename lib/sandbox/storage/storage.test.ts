import { randomBytes } from 'node:crypto'
import { afterEach, expect, it, vi } from 'vitest'
import { seedTenant } from '../seeds'
import { createTenants } from '../tenants'
import { createStorage } from './storage'

const context = {
  randomBytes: (size: number) => randomBytes(size),
  now: () => new Date(),
  tenants: createTenants((id) => seedTenant('empty', id, new Date())),
}

const URL_OF_BLOB = 'https://contosokindoidc.blob.core.windows.net/oidc/openid/v1/jwks'

afterEach(() => {
  vi.restoreAllMocks()
})

it('says what is missing when the package is not installed', async () => {
  vi.spyOn(process, 'cwd').mockReturnValue('/nonexistent')
  const storage = createStorage(context)
  const answer = await storage.handle(new Request(URL_OF_BLOB), new URL(URL_OF_BLOB))
  expect(answer.status).toBe(503)
  expect(answer.headers.get('x-ms-error-code')).toBe('ServerBusy')
  expect(await answer.text()).toContain('npm ci')
  await storage.close()
})

it('resolves no account that was not made', async () => {
  const storage = createStorage(context)
  const url = new URL('https://somebody.blob.core.windows.net/oidc/x')
  await expect(storage.handle(new Request(url), url)).rejects.toThrow('fetch failed')
  await storage.close()
})

it('says 501 to who asks for a user delegation key', async () => {
  const storage = createStorage(context)
  const url = new URL('https://contosokindoidc.blob.core.windows.net/')
  url.search = '?restype=service&comp=userdelegationkey'
  const answer = await storage.handle(new Request(url, { method: 'POST' }), url)
  expect(answer.status).toBe(501)
  expect(await answer.text()).toContain('user delegation keys')
  await storage.close()
})
