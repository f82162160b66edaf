import { request } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { sandboxHost, startSandboxHost } from './host'
import { targetOf } from './http-door'
import { type Body, ORIGIN, TENANT } from './testing/client'

afterEach(async () => {
  await sandboxHost()?.close()
})

/** Asks with a host header of its own, which `fetch` does not allow. */
function ask(port: string, path: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('paths of the port', () => {
  it('lead to the login host by tenant and to any other host by name', () => {
    expect(targetOf(`/${TENANT}/oauth2/v2.0/token?x=1`)?.href).toBe(
      `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token?x=1`,
    )
    expect(targetOf('/graph.microsoft.com/v1.0/me')?.href).toBe(
      'https://graph.microsoft.com/v1.0/me',
    )
    expect(targetOf('/gitlab.com')?.href).toBe('https://gitlab.com/')
    expect(targetOf('/common/discovery/instance?api-version=1.1')?.hostname).toBe(
      'login.microsoftonline.com',
    )
    for (const path of ['/', '/favicon', '//', '/user:pass@evil.example/', '/..%2f..']) {
      expect(targetOf(path)).toBeUndefined()
    }
  })
})

describe('the port', () => {
  it('answers as the real hosts, is one a process, and ends', async () => {
    const host = await startSandboxHost({ port: 0 })
    expect(await startSandboxHost({ port: 0 })).toBe(host)
    expect(sandboxHost()).toBe(host)
    expect(new URL(host.origin).hostname).toBe('localhost')
    host.ensureTenant(TENANT)
    const discovery = await fetch(`${host.origin}/${TENANT}/v2.0/.well-known/openid-configuration`)
    expect(((await discovery.json()) as Body).issuer).toBe(
      `https://login.microsoftonline.com/${TENANT}/v2.0`,
    )
    const graph = await fetch(`${host.origin}/graph.microsoft.com/v1.0/me`, {
      headers: { origin: ORIGIN },
    })
    expect(graph.status).toBe(401)
    expect(graph.headers.get('access-control-allow-origin')).toBe('*')
    const issuer = `${host.origin}/token.actions.githubusercontent.com`
    const document = await fetch(`${issuer}/.well-known/openid-configuration`)
    expect(document.status).toBe(200)
    expect((await fetch(`${host.origin}/vault.corp.contoso.example/`)).status).toBe(502)
    const token = await fetch(`${host.origin}/${TENANT}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    expect(((await token.json()) as Body).error_codes).toEqual([900144])
    await host.close()
    expect(sandboxHost()).toBeUndefined()
    await expect(fetch(host.origin)).rejects.toThrow()
  })

  it('passes redirects and cookies on without following them', async () => {
    const host = await startSandboxHost({ port: 0 })
    host.ensureTenant(TENANT)
    const query = new URLSearchParams({
      client_id: '5f3a1d70-0c7e-4b1c-9d58-3e6f7c2a9b41',
      response_type: 'code',
      response_mode: 'fragment',
      redirect_uri: `${ORIGIN}/auth`,
      scope: 'User.Read',
    })
    const answer = await fetch(`${host.origin}/${TENANT}/oauth2/v2.0/authorize?${query}`, {
      redirect: 'manual',
    })
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toMatch(/^http:\/\/localhost:3000\/auth#code=/)
    expect(answer.headers.get('set-cookie')).toContain(`Path=/${TENANT}; HttpOnly; SameSite=Lax`)
  })

  it('answers nobody who came under another name, and takes no large body', async () => {
    const host = await startSandboxHost({ port: 0 })
    host.ensureTenant(TENANT)
    const { port } = new URL(host.origin)
    expect(await ask(port, '/gitlab.com/oauth/discovery/keys', 'evil.example')).toBe(404)
    expect(await ask(port, '/gitlab.com/oauth/discovery/keys', `localhost:${port}`)).toBe(200)
    const large = await fetch(`${host.origin}/${TENANT}/oauth2/v2.0/token`, {
      method: 'POST',
      body: 'x'.repeat(1024 * 1024 + 1),
    })
    expect(large.status).toBe(413)
  })
})
