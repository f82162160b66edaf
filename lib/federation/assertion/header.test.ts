import { describe, expect, it } from 'vitest'
import { judgeHeader } from './header'
import { isHostileKeyId } from './key-id'
import { goodHeader } from './testing/mint'

function lines(header: Record<string, unknown>): string[] {
  return judgeHeader(header).map((check) =>
    [check.id, check.outcome, check.field, check.class, check.code]
      .filter((part) => part !== undefined)
      .join(' '),
  )
}

describe('judgeHeader', () => {
  it('gives every check in the order of Entra, also when all pass', () => {
    expect(lines(goodHeader())).toEqual([
      'type pass typ',
      'algorithm pass alg',
      'header pass',
      'key-id pass kid',
    ])
    expect(lines({})).toEqual([
      'type pass typ',
      'algorithm fail alg alg-missing 5002738',
      'header pass',
      'key-id fail kid kid-missing 5002723',
    ])
  })

  it.each([
    [{ gty: 'client-credentials' }, ['header fail gty 5002726']],
    [{ cty: 'application/json' }, ['header fail cty 5002726']],
    [{ cty: 'JWT', gty: 1 }, ['header fail cty nested 5002726', 'header fail gty 5002726']],
    [{ foo: 1, bar: 2 }, ['header fail foo 5002726']],
    [{ jku: 'a', x5u: 'b' }, ['header fail jku remote-key 5002726']],
    [{ crit: ['foo'], foo: 1 }, ['header fail crit crit 5002726']],
    [{ crit: ['b64'], b64: false }, ['header fail crit crit 5002726']],
    [
      { jwk: {}, x5c: [] },
      ['header fail jwk embedded-key 5002726', 'header warn x5c embedded-key'],
    ],
    [{ x5c: [] }, ['header warn x5c embedded-key']],
    [{ constructor: 1 }, ['header fail constructor 5002726']],
  ])('judges parameters %j once for each kind', (changes, expected) => {
    expect(lines(goodHeader(changes)).filter((line) => line.startsWith('header'))).toEqual(expected)
  })

  it('takes a thumbprint for a key id, unless a kid of wrong type is there', () => {
    const last = (header: Record<string, unknown>) => lines(header).at(-1)
    expect(last({ alg: 'RS256', x5t: 'a' })).toBe('key-id pass x5t')
    expect(last({ alg: 'RS256', 'x5t#S256': 'a' })).toBe('key-id pass x5t#S256')
    expect(last({ alg: 'RS256', kid: '', x5t: 'a' })).toBe('key-id pass x5t')
    expect(last({ alg: 'RS256', kid: 5, x5t: 'a' })).toBe('kid-invalid fail kid kid-invalid')
    expect(last({ alg: 'RS256', kid: '../a', x5t: 'a' })).toBe('key-id warn kid kid-hostile')
  })
})

describe('isHostileKeyId', () => {
  it.each([
    'key-1',
    '38826b17-6a30-5f9b-b169-8beb8202f723',
    'cc413527-173f-5a05-976e-9c52b1d7b431',
    'A1B2C3D4E5F60718293A4B5C6D7E8F9001122334',
    'nOo3ZDrODXEK1jKWhXslHR_KXEg',
    'abc--def_GHI-',
    'base64+with/slash==',
    'arn:aws:kms:eu-west-1:111122223333:key/abc',
    '2026-03-01T12:00:00Z',
    'sandbox key 1',
    'select',
    'Zoë',
  ])('lets %j be', (value) => {
    expect(isHostileKeyId(value)).toBe(false)
  })
})
