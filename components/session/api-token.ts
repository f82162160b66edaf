import type { Session } from '@/lib/cloud/session-model'
import { fail, ok, type Result } from '@/lib/federation/result'
import type { RuntimeConfig } from '@/lib/transport/config'

/**
 * What a call of this app's own server brings along: with a tenant configured a token of this app. The
 * sandbox's server asks nobody who they are. Without a session nothing may be sent: what these calls carry
 * (an assertion, a signature) must not reach a server that has not been told by whom.
 */
export async function ownServerToken(
  mode: RuntimeConfig['mode'],
  session: Pick<Session, 'getToken'> | undefined,
): Promise<Result<{ readonly apiToken?: string }>> {
  if (mode === 'sandbox') return ok({})
  if (session === undefined) {
    return fail({
      code: 'not-signed-in',
      title: 'Sign in first.',
      detail: 'Nothing was sent: the sign-in has not been read yet.',
      hint: 'Sign in, or wait a moment, and repeat.',
    })
  }
  const token = await session.getToken('api')
  return token.ok ? ok({ apiToken: token.value }) : token
}
