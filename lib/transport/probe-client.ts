import type { ProbeReport } from '../federation/issuer/model'
import type { Result } from '../federation/result'
import { askOwnServer, hasMembers, type OwnServerOptions } from './own-server'

/** What can go wrong on the way to our server. */
export const PROBE_WORDS = {
  unreachable: { code: 'probe-unreachable', title: 'The probe could not be asked.' },
  failed: { code: 'probe-failed', title: 'The probe did not finish.' },
} as const

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
      isAnswer: isReport,
      ...PROBE_WORDS,
    },
    options,
  )
}

/** True for a report, as far as a page needs to look. */
export function isReport(body: unknown): body is ProbeReport {
  return hasMembers(body, 'state', 'steps', 'keys')
}
