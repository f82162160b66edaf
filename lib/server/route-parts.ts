import { guardedMessenger, type SendMessage, sandboxMessenger } from '@/lib/probe/messenger'
import type { CallParts } from './api-call'
import { type ApiLimits, createApiLimits } from './api-limits'
import { verifyApiToken } from './api-token'
import { serverEnv } from './env'
import { createLog } from './log'
import { sandboxCaller } from './sandbox-cookie'
import { sandboxHost } from './sandbox-host'

/** What the routes that send for a page work with. Time and network are parameters, for tests. */
export interface RelayParts extends CallParts {
  /** What sends; undefined while the sandbox has not started. One for each request. */
  readonly messenger: () => SendMessage | undefined
  /** Makes a sandbox tenant unless it exists; nothing with a tenant configured. */
  readonly ensureTenant: (tenantId: string) => void | Promise<void>
  readonly limits: ApiLimits
  readonly now: () => Date
}

const now = () => new Date()
const log = createLog((line) => process.stdout.write(line), now)

/** The parts of this process. */
export function relayParts(): RelayParts {
  const env = serverEnv()
  return {
    env,
    verify: async (authorization) =>
      env.mode === 'live' ? verifyApiToken(authorization, env) : { ok: false, reason: 'sandbox' },
    sandboxCaller,
    messenger: () => {
      if (env.mode === 'live') return guardedMessenger()
      const host = sandboxHost()
      return host && sandboxMessenger((asked) => host.fetch(asked))
    },
    ensureTenant: (tenantId) => sandboxHost()?.ensureTenant(tenantId),
    limits: sharedLimits(),
    log,
    now,
  }
}

const LIMITS = Symbol.for('fedcred.api-limits')

/** One set of limits for the process: a bundler may load this module once for each route. */
function sharedLimits(): ApiLimits {
  const existing: ApiLimits | undefined = Reflect.get(globalThis, LIMITS)
  if (existing) return existing
  const made = createApiLimits()
  Reflect.set(globalThis, LIMITS, made)
  return made
}
