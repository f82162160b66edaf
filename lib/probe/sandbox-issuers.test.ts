import { afterAll, describe, expect, it } from 'vitest'
import type { ProbeReport } from '@/lib/federation/issuer/model'
import { type Publishing, WORKLOAD_ISSUERS } from '@/lib/sandbox/issuers/registry'
import { createSandbox } from '@/lib/sandbox/sandbox'
import { probeIssuer } from './probe'
import { sandboxInternet } from './sandbox-internet'

const TENANT = 'aaaabbbb-0000-cccc-1111-dddd2222eeee'
const sandbox = createSandbox()
afterAll(() => sandbox.close())

/** What a probe must say about each way in which the sandbox's issuers publish. */
const STATES: Readonly<Partial<Record<Publishing, ProbeReport['state']>>> = {
  healthy: 'healthy',
  unreachable: 'unreachable',
  gone: 'unreachable',
  'key-missing': 'healthy',
  'other-issuer': 'mismatched',
  'malformed-keys': 'unreachable',
  'private-key': 'unsafe',
}

describe('the issuers of the sandbox', () => {
  // Blob storage is a child process, and Entra's own documents are the sandbox's to test.
  const issuers = WORKLOAD_ISSUERS.filter(({ publishing }) => publishing in STATES)

  it.each(issuers.map((issuer) => [issuer.id, issuer] as const))('%s', async (_, issuer) => {
    const internet = sandboxInternet((request) => sandbox.fetch(request))
    const report = await probeIssuer(issuer.issuer(TENANT), internet)
    expect(report.state).toBe(STATES[issuer.publishing])
    if (report.state === 'healthy') {
      expect(report.findings.filter(({ severity }) => severity !== 'info')).toEqual([])
      expect(report.keys).toHaveLength(1)
    }
  })
})
