import { guardedInternet } from '../guarded-fetch'
import { DEFAULT_LIMITS } from '../guarded-request'
import { judgeProbeUrl } from '../url-policy'

/** Started by a test in an environment that tries to loosen the policy; prints what it met. */
const [good = '', stranger = '', plain = '', authority = ''] = process.argv.slice(2)
const URL_HERE = 'https://oidc.contoso.com/.well-known/openid-configuration'

async function kindOf(port: string, ca?: string): Promise<string> {
  const internet = guardedInternet({
    resolve: async () => ({ ok: true, addresses: ['127.0.0.1'] }),
    addresses: { permitted: ['127.0.0.0/8'] },
    limits: { ...DEFAULT_LIMITS, connectMs: 9_000, tlsMs: 9_000, firstByteMs: 9_000 },
    connectPort: Number(port),
    ...(ca !== undefined && { ca: [Buffer.from(ca, 'base64url').toString()] }),
  })
  const signal = AbortSignal.timeout(10_000)
  const answer = await internet.get(URL_HERE, { maxBytes: 4_096, signal })
  return answer.ok ? 'ok' : answer.kind
}

const inside = guardedInternet({
  resolve: async () => ({ ok: true, addresses: ['127.0.0.1'] }),
})
const refused = await inside.get(URL_HERE, { maxBytes: 10, signal: AbortSignal.timeout(10_000) })

process.stdout.write(
  JSON.stringify({
    policy: [
      'https://127.0.0.1/',
      'http://contoso.com',
      'https://x.corp/',
      'https://contoso.com:8443/',
    ].map((url) => judgeProbeUrl(url).allowed),
    good: await kindOf(good, authority),
    /** Signed by an authority that the environment names as trusted. */
    stranger: await kindOf(stranger),
    malformed: await kindOf(plain, authority),
    loopback: refused.ok ? 'ok' : refused.kind,
  }),
)
