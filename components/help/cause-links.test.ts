import { describe, expect, it } from 'vitest'
import { CODES, findCode } from '@/lib/federation/aadsts/registry'
import { CAUSE_LINKS } from './cause-links'

const CAUSE_IDS = new Set(CODES.flatMap(({ causes }) => causes.map(({ id }) => id)))

function linksOf(code: number): readonly string[] {
  const causes = findCode(code)?.causes ?? []
  return causes.flatMap(({ id }) => CAUSE_LINKS[id]?.map(({ href }) => href) ?? [])
}

describe('where a cause is mended', () => {
  it('names causes that the codes have', () => {
    expect(Object.keys(CAUSE_LINKS).filter((id) => !CAUSE_IDS.has(id))).toEqual([])
  })

  it.each([
    [7000272, ['/issuers/repair', '/issuers', '/exchange', '/credentials']],
    [700211, ['/issuers/repair?way=slash', '/credentials', '/issuers/clusters', '/exchange']],
    [700213, ['/issuers/clusters', '/exchange', '/credentials']],
  ])('AADSTS%i leads to the pages of its causes', (code, pages) => {
    expect(new Set(linksOf(code))).toEqual(new Set(pages))
  })
})
