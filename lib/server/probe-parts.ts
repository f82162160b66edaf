import { guardedInternet } from '@/lib/probe/guarded-fetch'
import { sandboxInternet } from '@/lib/probe/sandbox-internet'
import { SANDBOX_LANDLORD } from '@/lib/sandbox/public/constants'
import { verifyApiToken } from './api-token'
import { serverEnv } from './env'
import { createLog } from './log'
import type { ProbeHandlerParts } from './probe-handler'
import { createProbeLimits, type ProbeLimits } from './rate-limit'
import { sandboxCaller } from './sandbox-cookie'
import { sandboxHost } from './sandbox-host'

const now = () => new Date()
const log = createLog((line) => process.stdout.write(line), now)

/**
 * What the probe routes work with in this process. The limits are shared by all of them and live in
 * memory: several replicas each count for themselves.
 */
export function probeParts(): ProbeHandlerParts {
  const env = serverEnv()
  return {
    env,
    internet: () => {
      if (env.mode === 'live') return guardedInternet()
      const host = sandboxHost()
      return host && sandboxInternet((asked) => host.fetch(asked))
    },
    verify: async (authorization) =>
      env.mode === 'live' ? verifyApiToken(authorization, env) : { ok: false, reason: 'sandbox' },
    sandboxCaller,
    // In the sandbox every browser has a tenant, and the landlord's account is there for all of them.
    ownTenants: ({ tenantId, objectId }) =>
      env.mode === 'live' ? [tenantId] : [objectId, SANDBOX_LANDLORD],
    limits: sharedLimits(),
    log,
    now,
  }
}

const LIMITS = Symbol.for('fedcred.probe-limits')

/** One set of limits for the process: a bundler may load this module once for each route. */
function sharedLimits(): ProbeLimits {
  const existing: ProbeLimits | undefined = Reflect.get(globalThis, LIMITS)
  if (existing) return existing
  const made = createProbeLimits()
  Reflect.set(globalThis, LIMITS, made)
  return made
}
