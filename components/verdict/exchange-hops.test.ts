import { describe, expect, it } from 'vitest'
import type { Check, Outcome, Verdict } from '@/lib/federation/verdict/model'
import { exchangeHops } from './exchange-hops'

const check = (id: string, outcome: Outcome, code?: number): Check => ({
  id,
  outcome,
  title: id,
  ...(code === undefined ? {} : { code }),
})
const verdict = (checks: readonly Check[]): Verdict => ({
  verdict: 'undetermined',
  error: null,
  matched: null,
  mismatches: [],
  checks,
  warnings: [],
  nearest: [],
  causes: [],
})
const states = (checks: readonly Check[]) =>
  exchangeHops(verdict(checks)).map(({ id, state }) => `${id} ${state}`)
const read = [check('shape', 'pass'), check('validity', 'pass')]

describe('exchangeHops', () => {
  it('marks the hop of the deciding check and nothing after it', () => {
    const hops = exchangeHops(
      verdict([
        ...read,
        check('issuer', 'pass'),
        check('subject', 'fail', 700213),
        check('signature', 'fail', 7000274),
      ]),
    )
    expect(hops.map(({ id, state, code }) => [id, state, code])).toEqual([
      ['sign', 'passed', undefined],
      ['present', 'passed', undefined],
      ['match', 'failed', 700213],
      ['keys', 'not-reached', undefined],
      ['token', 'not-reached', undefined],
      ['call', 'not-reached', undefined],
    ])
  })

  it('leaves what was not checked unknown', () => {
    expect(
      states([
        ...read,
        check('issuer', 'pass'),
        check('metadata', 'not-checked'),
        check('signature', 'not-checked'),
      ]),
    ).toEqual([
      'sign passed',
      'present passed',
      'match passed',
      'keys unknown',
      'token unknown',
      'call unknown',
    ])
  })

  it('puts a reading rule of our own at the presenting hop', () => {
    expect(states([...read, check('duplicate-member', 'fail')])[1]).toBe('present failed')
  })

  it('does not wait for checks that need the tenant', () => {
    expect(states([...read, check('client', 'not-checked'), check('issuer', 'pass')])[2]).toBe(
      'match passed',
    )
  })

  it('believes an answer that was given, whatever could not be checked', () => {
    const hops = exchangeHops(
      verdict([check('shape', 'pass'), check('signature', 'not-checked')]),
      true,
    )
    expect(hops.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'sign passed',
      'present passed',
      'match passed',
      'keys passed',
      'token passed',
      'call unknown',
    ])
  })
})
