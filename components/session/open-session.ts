import type { Session } from '@/lib/cloud/session-model'
import type { RuntimeConfig } from '@/lib/transport/config'

const opened = new Map<string, Promise<Session>>()

/**
 * The one session of this page for a configuration. A redirect answer can be taken once only, and React
 * runs effects twice in development, so the promise is kept outside of React. Rejects when the code of
 * sign-in could not be loaded; the next call tries again.
 */
export function openSession(config: RuntimeConfig): Promise<Session> {
  const key = [config.mode, config.tenantId, config.clientId, config.sandboxOrigin].join(' ')
  const known = opened.get(key)
  if (known) return known
  const session = import('@/lib/cloud/session').then((code) => code.createSession(config))
  opened.set(key, session)
  session.catch(() => opened.delete(key))
  return session
}
