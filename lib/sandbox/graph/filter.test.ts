import { describe, expect, it } from 'vitest'
import { compileFilter, splitTerms } from './filter'
import { APPLICATION, type Entity } from './schema'

const entity: Entity = {
  properties: {
    id: '1',
    displayName: "O'Brien and sons",
    tags: ['prod', 'web'],
    createdDateTime: '2026-05-01T00:00:00Z',
    isDisabled: null,
  },
  expandable: {
    federatedIdentityCredentials: [
      { issuer: 'https://gitlab.com', name: 'one' },
      { issuer: 'https://token.actions.githubusercontent.com', name: 'two' },
    ],
  },
}

function matches(text: string): boolean {
  const outcome = compileFilter(text, APPLICATION)
  if (!('filter' in outcome)) throw new Error(JSON.stringify(outcome))
  return outcome.filter.test(entity)
}

describe('filters', () => {
  it('split on and outside of quotes and brackets', () => {
    expect(splitTerms("a eq 'x and y' and any(b: b eq 1 and c) and d")).toEqual([
      "a eq 'x and y'",
      'any(b: b eq 1 and c)',
      'd',
    ])
  })

  it.each([
    ["displayName eq 'o''brien AND sons'", true],
    ["displayName eq 'other'", false],
    ["startswith(displayName,'O''B')", true],
    ["endswith(displayName, 'sons')", true],
    ["tags/any(t:t eq 'web')", true],
    ["tags/any(t: t eq 'test')", false],
    ['federatedIdentityCredentials/$count ne 0', true],
    ['federatedIdentityCredentials/$count eq 0', false],
    ["federatedIdentityCredentials/any(f:startswith(f/issuer,'https://gitlab'))", true],
    ["federatedIdentityCredentials/any(f: f/name eq 'three')", false],
    ['createdDateTime ge 2026-05-01T00:00:00Z', true],
    ['createdDateTime lt 2026-05-01T00:00:00Z and id eq ' + "'1'", false],
    ['isDisabled eq null', true],
    ["id eq '1' and displayName ne 'x'", true],
  ])('%s is %s', (text, expected) => {
    expect(matches(text)).toBe(expected)
  })

  it('tell what is unknown, unreadable and not imitated apart', () => {
    expect(compileFilter("colour eq 'red'", APPLICATION)).toEqual({ unknown: 'colour' })
    expect(compileFilter('displayName equals x', APPLICATION)).toEqual({ invalid: true })
    expect(compileFilter("id eq '1' or id eq '2'", APPLICATION)).toEqual({ unsupported: true })
    expect(compileFilter("id in ('1','2')", APPLICATION)).toEqual({ unsupported: true })
  })

  it('tell which need an advanced query', () => {
    const advanced = (text: string) => {
      const outcome = compileFilter(text, APPLICATION)
      return 'filter' in outcome && outcome.filter.advanced
    }
    expect(advanced("id eq '1'")).toBe(false)
    expect(advanced("startswith(displayName,'a')")).toBe(false)
    expect(advanced("id ne '1'")).toBe(true)
    expect(advanced('federatedIdentityCredentials/$count ne 0')).toBe(true)
  })
})
