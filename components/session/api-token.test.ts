import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useExchange } from '@/components/exchange/use-exchange'
import { useProbeIssuer, useProbeMany } from '@/components/issuer/use-probes'
import { usePublish } from '@/components/plan/use-publish'
import { ok } from '@/lib/federation/result'

/** What the page's calls of its own server bring along, through the hooks that screens use. */

const context = vi.hoisted(() => ({
  mode: 'live',
  session: undefined as undefined | { getToken: (resource: string) => Promise<unknown> },
}))
vi.mock('@/components/session/context', () => ({
  useRuntimeConfig: () => ({ mode: context.mode }),
  useCloud: () => ({ session: context.session }),
}))

/** What a hook gives on the first drawing. */
function drawn<T>(hook: () => T): T {
  const given: T[] = []
  renderToStaticMarkup(
    createElement(() => {
      given.push(hook())
      return null
    }),
  )
  const [first] = given
  if (first === undefined) throw new Error('Not drawn.')
  return first
}

const { signal } = new AbortController()
const UPLOAD = { account: 'contoso', container: 'oidc', sas: 'sig=x', files: [] }
const TARGET = { clientId: 'c', scope: 's' }
const minted = vi.fn(async () => ok('an-assertion'))

const CALLS: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['/api/probe', () => drawn(useProbeIssuer)('https://oidc.contoso.com', signal)],
  ['/api/probe/batch', () => drawn(useProbeMany)().ask(['https://a.com'], () => {}, signal)],
  ['/api/publish', () => drawn(usePublish)(UPLOAD, signal)],
  ['/api/exchange', () => drawn(useExchange).exchange(TARGET, minted)],
]

const sent = vi.fn(async (_: string, __: RequestInit) => Response.json({}, { status: 500 }))

beforeEach(() => {
  sent.mockClear()
  minted.mockClear()
  vi.stubGlobal('fetch', sent)
})
afterEach(() => vi.unstubAllGlobals())

describe.each(CALLS)('%s', (path, call) => {
  it('brings a token of this app with a tenant configured', async () => {
    const getToken = vi.fn(async () => ok('token-of-this-app'))
    Object.assign(context, { mode: 'live', session: { getToken } })
    await call()
    expect(getToken.mock.calls).toEqual([['api']])
    expect(sent).toHaveBeenCalledOnce()
    const [to, init] = sent.mock.calls[0] ?? []
    expect(to).toBe(path)
    expect(new Headers(init?.headers).get('authorization')).toBe('Bearer token-of-this-app')
    expect(String(init?.body)).not.toContain('token-of-this-app')
  })

  it('sends nothing when there is no session, or no token', async () => {
    Object.assign(context, { mode: 'live', session: undefined })
    await call()
    const refused = { ok: false, problem: { code: 'consent', title: '', detail: '' } }
    Object.assign(context, { session: { getToken: async () => refused } })
    await call()
    expect(sent).not.toHaveBeenCalled()
    expect(minted).not.toHaveBeenCalled()
  })

  it('asks for no token in the sandbox', async () => {
    const getToken = vi.fn()
    Object.assign(context, { mode: 'sandbox', session: { getToken } })
    await call()
    expect(getToken).not.toHaveBeenCalled()
    const [, init] = sent.mock.calls[0] ?? []
    expect(new Headers(init?.headers).has('authorization')).toBe(false)
  })
})
