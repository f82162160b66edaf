import { randomBytes } from 'node:crypto'
import { afterEach, expect, it, vi } from 'vitest'
import { createStorage } from './storage'

const URL_OF_BLOB = 'https://contosokindoidc.blob.core.windows.net/oidc/openid/v1/jwks'

afterEach(() => {
  vi.restoreAllMocks()
})

it('says what is missing when the package is not installed', async () => {
  vi.spyOn(process, 'cwd').mockReturnValue('/nonexistent')
  const storage = createStorage({ randomBytes: (size) => randomBytes(size) })
  const answer = await storage.handle(new Request(URL_OF_BLOB), new URL(URL_OF_BLOB))
  expect(answer.status).toBe(503)
  expect(answer.headers.get('x-ms-error-code')).toBe('ServerBusy')
  expect(await answer.text()).toContain('npm ci')
  await storage.close()
})

it('knows one account only', async () => {
  const storage = createStorage({ randomBytes: (size) => randomBytes(size) })
  const url = new URL('https://somebody.blob.core.windows.net/oidc/x')
  await expect(storage.handle(new Request(url), url)).rejects.toThrow('fetch failed')
  await storage.close()
})
