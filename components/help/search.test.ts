import { describe, expect, it } from 'vitest'
import { codeRows, searchCodes, searchScenarios } from './search'

const numbers = (query: string) => searchCodes(query).map(({ code }) => code)

describe('searchCodes', () => {
  it('knows every code once, analysed ones first', () => {
    const rows = codeRows()
    expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length)
    // 108 analysed; three of them stand in no list.
    expect(rows.length).toBe(456 + 3)
    expect(rows.slice(0, 3).map(({ code }) => code)).toEqual([70021, 7000227, 700213])
    expect(rows.findIndex(({ analysed }) => !analysed)).toBe(108)
  })

  it('finds by number, with and without prefix, and by words', () => {
    expect(numbers('AADSTS7002138')).toEqual([7002138])
    expect(numbers('7002138')).toEqual([7002138])
    expect(numbers('70021')).toContain(700213)
    expect(numbers('aadsts700213: ')[0]).toBe(700213)
    expect(numbers('conditional access')).toContain(53003)
    expect(numbers('no such words at all')).toEqual([])
    expect(numbers('')).toHaveLength(459)
  })
})

describe('searchScenarios', () => {
  it('finds by name, issuer and subject form', () => {
    const ids = (query: string) => searchScenarios(query).map(({ id }) => id)
    expect(ids('github')).toContain('github-actions')
    expect(ids('token.actions.githubusercontent.com')[0]).toBe('github-actions')
    expect(ids('spiffe')).toEqual(['spire', 'teleport', 'dapr'])
    expect(ids('xyzzy')).toEqual([])
    expect(ids('')).toHaveLength(62)
  })
})
