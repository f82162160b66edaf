import type { ProbeReport } from '../federation/issuer/model'
import type { Result } from '../federation/result'
import { askOwnServer, hasMembers, type OwnServerOptions } from './own-server'

/**
 * Asks the app's own server to fetch and judge an issuer's documents. Sends the issuer's address and
 * nothing else; with a tenant configured also a token of this app.
 */
export function requestProbe(
  issuer: string,
  options: OwnServerOptions = {},
): Promise<Result<ProbeReport>> {
  return askOwnServer<ProbeReport>(
    {
      path: '/api/probe',
      body: { issuer },
      isAnswer: (body): body is ProbeReport => hasMembers(body, 'state', 'steps', 'keys'),
      unreachable: { code: 'probe-unreachable', title: 'The probe could not be asked.' },
      failed: { code: 'probe-failed', title: 'The probe did not finish.' },
    },
    options,
  )
}
