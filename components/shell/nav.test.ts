import { describe, expect, it } from 'vitest'
import { isCurrent, MAIN_NAV } from './nav'

describe('isCurrent', () => {
  it('covers the page and what lies below it', () => {
    expect(isCurrent('/identities', '/identities')).toBe(true)
    expect(isCurrent('/identities', '/identities/app/1')).toBe(true)
    expect(isCurrent('/issuers', '/issuersx')).toBe(false)
  })
  it('keeps the overview to its own page', () => {
    expect(isCurrent('/', '/')).toBe(true)
    expect(isCurrent('/', '/check')).toBe(false)
  })
})

describe('MAIN_NAV', () => {
  it('lets only Check work without a tenant', () => {
    expect(MAIN_NAV.filter((item) => item.signedOut).map((item) => item.label)).toEqual(['Check'])
  })
})
