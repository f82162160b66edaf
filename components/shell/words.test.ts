import { describe, expect, it } from 'vitest'
import type { Inventory } from '@/lib/federation/inventory/model'
import {
  countOf,
  formatNumber,
  formatTime,
  gapSentence,
  listSummary,
  scanCounts,
  scanTrouble,
  sourceCount,
} from './words'

const base: Inventory = {
  tenantId: 't',
  cloud: 'public',
  identities: [],
  credentials: [],
  sources: [],
  gaps: [],
  asOf: '2026-11-22T14:02:00Z',
  requests: 17,
}

describe('counts', () => {
  it('groups digits and picks the plural', () => {
    expect(formatNumber(50_000)).toBe('50,000')
    expect(countOf(1, 'gap')).toBe('1 gap')
    expect(countOf(0, 'identity', 'identities')).toBe('0 identities')
    expect(scanCounts(base)).toBe('0 credentials · 17 requests')
  })
  it('shows a dash for a time that is none', () => {
    expect(formatTime('never')).toBe('–')
    expect(formatTime(base.asOf)).toMatch(/^\d\d:\d\d$/)
  })
})

describe('gapSentence', () => {
  it('says a shared ending once and leaves other titles as they are', () => {
    expect(
      gapSentence([
        'App registrations could not be read',
        'No Azure subscription is visible to you',
        'Managed identities could not be read',
        'Agent identity blueprints were read in part',
      ]),
    ).toBe(
      'App registrations and Managed identities could not be read; No Azure subscription is visible to you; Agent identity blueprints were read in part.',
    )
  })
})

describe('sourceCount', () => {
  it('does not write none where nothing was read', () => {
    expect(sourceCount({ state: 'denied', count: 0 })).toBe('–')
    expect(sourceCount({ state: 'done', count: 0 })).toBe('0')
    expect(sourceCount({ state: 'partial', count: 1200 })).toBe('1,200')
  })
})

describe('listSummary', () => {
  it('names what is counted and how much of it is shown', () => {
    expect(listSummary(90, 90, 'credentials', false)).toBe('90 credentials')
    expect(listSummary(1, 1, 'identities', false)).toBe('1 identity')
    expect(listSummary(1, 1, 'issuers', false)).toBe('1 issuer')
    expect(listSummary(12, 5000, 'credentials', false)).toBe('12 of 5,000 credentials')
  })
  it('says during a scan that the order waits', () => {
    expect(listSummary(0, 0, 'identities', true)).toBe('Reading')
    expect(listSummary(3, 3, 'identities', true)).toBe(
      '3 identities so far, sorted when the scan ends',
    )
  })
})

describe('scanTrouble', () => {
  it('is silent when all was seen', () => {
    expect(
      scanTrouble({ ...base, sources: [{ id: 'applications', state: 'done', count: 1 }] }),
    ).toBe(null)
  })
  it('names a failure before throttling before gaps', () => {
    const gaps = [{ source: 'subscriptions' as const, title: 'x', detail: 'y' }]
    expect(scanTrouble({ ...base, gaps })).toEqual({ word: '1 gap', tone: 'info' })
    const throttled = { id: 'applications' as const, state: 'throttled' as const, count: 1 }
    expect(scanTrouble({ ...base, gaps, sources: [throttled] })?.tone).toBe('warn')
    const failed = { id: 'blueprints' as const, state: 'failed' as const, count: 0 }
    expect(scanTrouble({ ...base, gaps, sources: [throttled, failed] })?.tone).toBe('err')
  })
})
