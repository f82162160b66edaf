import { request } from 'node:https'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CloudDoor, openCloudDoor } from './cloud-door'
import { guidFrom } from './ids'
import { createSandbox, type Sandbox } from './sandbox'
import { type Body, exchangeForm, TENANT } from './testing/client'
import { createAuthority } from './tls/certificate'

const CLIENT = guidFrom(TENANT, 'client landing-zone-terraform')
const SUBJECT =
  'organization:contoso-retail:project:Platform:workspace:landing-zones:run_phase:apply'

const authority = createAuthority(new Date())
let sandbox: Sandbox
let door: CloudDoor

beforeAll(async () => {
  sandbox = createSandbox({ seed: 'default' })
  sandbox.ensureTenant(TENANT)
  door = await openCloudDoor(sandbox, { tenantId: TENANT, authority })
})
afterAll(async () => {
  await door.close()
  await sandbox.close()
})

interface Asked {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

/** Asks over TLS and trusts the sandbox's authority only. */
function ask(
  path: string,
  { method = 'GET', headers = {}, body }: Asked = {},
): Promise<{
  status: number
  body: Body
}> {
  return new Promise((resolve, reject) => {
    const ca = authority.certificate
    const sent = request(
      `${door.origin}${path}`,
      { method, headers, ca, servername: 'localhost' },
      (response) => {
        let text = ''
        response.on('data', (chunk) => {
          text += String(chunk)
        })
        response.on('end', () => {
          const isJson = response.headers['content-type']?.startsWith('application/json')
          resolve({ status: response.statusCode ?? 0, body: isJson ? JSON.parse(text) : text })
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

describe('a cloud of its own', () => {
  it('names its own endpoints', async () => {
    for (const path of [
      '/adfs/.well-known/openid-configuration',
      '/adfs/v2.0/.well-known/openid-configuration',
    ]) {
      const { body } = await ask(path)
      expect(body.token_endpoint).toBe(`${door.origin}/adfs/oauth2/v2.0/token`)
      expect(body.issuer).toBe(`${door.origin}/adfs/v2.0`)
    }
    const { body: clouds } = await ask('/metadata/endpoints?api-version=2022-09-01')
    expect(clouds[0].authentication.loginEndpoint).toBe(`${door.origin}/adfs`)
    expect(clouds[0].microsoftGraphResourceId).toBe(`${door.origin}/`)
  })

  it('gives tokens for itself and never leads to the real services', async () => {
    const form = exchangeForm(CLIENT, await sandbox.mint('terraform', { sub: SUBJECT }), {
      scope: `${door.origin}//.default`,
    })
    const token = await ask('/adfs/oauth2/v2.0/token', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    })
    expect(token.status).toBe(200)
    const headers = { authorization: `Bearer ${token.body.access_token}` }
    const page = await ask('/v1.0/applications?$top=2', { headers })
    expect(page.body.value).toHaveLength(2)
    const next: string = page.body['@odata.nextLink']
    expect(next.startsWith(`${door.origin}/v1.0/applications?`)).toBe(true)
    const second = await ask(next.slice(door.origin.length), { headers })
    expect(second.body.value[0].id).not.toBe(page.body.value[0].id)
    const arm = await ask('/subscriptions?api-version=2022-12-01', { headers })
    expect(arm.body.error.code).toBe('InvalidAuthenticationTokenAudience')
  })

  it('answers nobody who came under another name', async () => {
    const headers = { host: 'evil.example' }
    expect((await ask('/metadata/endpoints', { headers })).status).toBe(404)
  })
})
