import { guardedInternet } from '@/lib/probe/guarded-fetch'
import { sandboxInternet } from '@/lib/probe/sandbox-internet'
import { verifyApiToken } from '@/lib/server/api-token'
import { serverEnv } from '@/lib/server/env'
import { createLog } from '@/lib/server/log'
import { handleProbe } from '@/lib/server/probe-handler'
import { createProbeLimits } from '@/lib/server/rate-limit'
import { sandboxCaller } from '@/lib/server/sandbox-cookie'
import { sandboxHost } from '@/lib/server/sandbox-host'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

const now = () => new Date()
const limits = createProbeLimits()
const log = createLog((line) => process.stdout.write(line), now)

/** Probes one issuer. Body: `{"issuer": "https://…"}`. */
export function POST(request: Request): Promise<Response> {
  const env = serverEnv()
  return handleProbe(request, {
    env,
    internet: () => {
      if (env.mode === 'live') return guardedInternet()
      const host = sandboxHost()
      return host && sandboxInternet((asked) => host.fetch(asked))
    },
    verify: async (authorization) =>
      env.mode === 'live' ? verifyApiToken(authorization, env) : { ok: false, reason: 'sandbox' },
    sandboxCaller,
    limits,
    log,
    now,
  })
}
