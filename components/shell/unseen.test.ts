import { describe, expect, it } from 'vitest'
import type { SourceState } from '@/lib/federation/inventory/model'
import { unseenReason } from './unseen'

const expired: SourceState = {
  id: 'applications',
  state: 'failed',
  count: 0,
  problem: {
    code: 'session-expired',
    title: 'Your session has expired',
    detail: 'No new token can be fetched.',
    hint: 'Sign in again.',
    retryable: false,
  },
}
const denied: SourceState = { id: 'blueprints', state: 'denied', count: 0 }
const gap = { source: 'subscriptions' as const, title: 'x', detail: 'y' }

describe('unseenReason', () => {
  it('does not call a session that ended a lack of rights', () => {
    expect(unseenReason({ sources: [denied, expired], gaps: [gap] })).toBe(
      'The scan could not read everything: Your session has expired. Sign in again.',
    )
  })
  it('names a lack of rights, and anything else that was not read', () => {
    expect(unseenReason({ sources: [denied], gaps: [gap] })).toBe(
      'Part of the tenant is not visible to this account.',
    )
    expect(unseenReason({ sources: [], gaps: [gap] })).toBe('Part of the tenant was not read.')
  })
  it('is silent when all was seen', () => {
    expect(
      unseenReason({ sources: [{ id: 'applications', state: 'done', count: 1 }], gaps: [] }),
    ).toBeNull()
  })
})
