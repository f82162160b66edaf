import { describe, expect, it } from 'vitest'
import { literalBytes } from '@/lib/federation/issuer/address'
import { addressBytes, judgeAddress, sameAddress } from './address-policy'
import {
  IANA_V6,
  modelAllowsV4,
  modelAllowsV6,
  V4_EMBEDDINGS,
  V4_RANGES,
  V6_RANGES,
  v4Text,
  v6Text,
} from './testing/addresses'

const LAST_V4 = (1n << 32n) - 1n

function edges(first: bigint, last: bigint): readonly bigint[] {
  return [first - 1n, first, first + 1n, (first + last) / 2n, last - 1n, last, last + 1n]
}

/** A generator with a fixed seed (xorshift), so that a failure can be repeated. */
function* numbers(seed: bigint): Generator<bigint> {
  let state = seed
  for (;;) {
    state ^= (state << 13n) & ((1n << 128n) - 1n)
    state ^= state >> 7n
    state ^= (state << 17n) & ((1n << 128n) - 1n)
    yield state
  }
}

describe('judgeAddress', () => {
  it('S5: decides the edges of every range, plain and in every embedding', () => {
    let checked = 0
    const wrong: string[] = []
    const compare = (text: string, expected: boolean) => {
      checked++
      if (judgeAddress(text).allowed !== expected) wrong.push(text)
    }
    for (const { first, last } of V4_RANGES) {
      for (const value of edges(first, last)) {
        if (value < 0n || value > LAST_V4) continue
        compare(v4Text(value), modelAllowsV4(value))
        for (const { wrap } of V4_EMBEDDINGS) compare(v6Text(wrap(value)), false)
        compare(`::ffff:${v4Text(value)}`, false)
        compare(`64:ff9b::${v4Text(value)}`, false)
        compare(`::${v4Text(value)}`, false)
      }
    }
    for (const { first, last } of V6_RANGES) {
      for (const value of edges(first, last)) compare(v6Text(value), modelAllowsV6(value))
    }
    for (const boundary of [1n << 125n, 1n << 126n]) {
      for (const value of edges(boundary, boundary)) compare(v6Text(value), modelAllowsV6(value))
    }
    for (const { first, last } of IANA_V6) {
      compare(v6Text(first), false)
      compare(v6Text(last), false)
      for (const value of [first - 1n, last + 1n]) {
        if (value >= 0n && value < 1n << 128n) compare(v6Text(value), modelAllowsV6(value))
      }
    }
    expect(wrong).toEqual([])
    expect(checked).toBeGreaterThanOrEqual(1_500)
  })

  it('S6: agrees with a big-integer model on random addresses', () => {
    const random = numbers(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835n)
    const wrong: string[] = []
    for (let round = 0; round < 100_000; round++) {
      const value = random.next().value as bigint
      const v4 = value & LAST_V4
      // Half of the IPv6 values lie in public space, where most rules live.
      const v6 = round % 2 === 0 ? value : (value >> 3n) | (1n << 125n)
      if (judgeAddress(v4Text(v4)).allowed !== modelAllowsV4(v4)) wrong.push(v4Text(v4))
      if (judgeAddress(v6Text(v6)).allowed !== modelAllowsV6(v6)) wrong.push(v6Text(v6))
    }
    expect(wrong).toEqual([])
  })

  it('names the range', () => {
    expect(judgeAddress('168.63.129.16').reason).toBe('azure-wire-server')
    expect(judgeAddress('::7f00:1').reason).toBe('loopback')
    expect(judgeAddress('2002:a9fe:a9fe::1').reason).toBe('link-local')
    expect(judgeAddress('2001::5601:5601').reason).toBe('link-local')
    expect(judgeAddress('2a00::5efe:808:808').reason).toBe('isatap')
    expect(judgeAddress('fe80::1').reason).toBe('not-global-unicast')
    expect(judgeAddress('20.190.129.0')).toEqual({ allowed: true })
  })

  it.each([
    '',
    ' ',
    '1',
    '127.1',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '2130706433',
    '127.0.0.1 ',
    '[::1]',
    'fe80::1%eth0',
    '1.2.3.4:80',
    '::1::',
    'oidc.contoso.com',
    '２０.1.1.1',
  ])('refuses what is no plain address: %j', (text) => {
    expect(judgeAddress(text)).toEqual({ allowed: false, reason: 'not-an-address' })
  })

  it('refuses own addresses and the ranges of the operator', () => {
    const policy = { own: ['20.1.2.3', '2a00:1450::1'], denied: ['20.9.0.0/16', '2a01::/16'] }
    expect(judgeAddress('20.1.2.3', policy).reason).toBe('own-address')
    expect(judgeAddress('2a00:1450:0::1', policy).reason).toBe('own-address')
    expect(judgeAddress('20.9.255.255', policy).reason).toBe('denied-by-operator')
    expect(judgeAddress('2a01::1', policy).reason).toBe('denied-by-operator')
    expect(judgeAddress('20.1.2.4', policy)).toEqual({ allowed: true })
  })

  it('lets a permitted range through only where it is given', () => {
    expect(judgeAddress('127.0.0.1', { permitted: ['127.0.0.0/8'] })).toEqual({ allowed: true })
    expect(judgeAddress('10.0.0.1', { permitted: ['127.0.0.0/8'] }).allowed).toBe(false)
    expect(judgeAddress('127.0.0.1').allowed).toBe(false)
  })

  it('compares addresses by value', () => {
    expect(sameAddress('::ffff:127.0.0.1', '127.0.0.1')).toBe(true)
    expect(sameAddress('2a00::1', '2A00:0:0::0001')).toBe(true)
    expect(sameAddress('127.0.0.1', '127.0.0.2')).toBe(false)
    expect(sameAddress('', '')).toBe(false)
  })

  it('reads the literals of the platform’s URL parser like the address parser', () => {
    const random = numbers(7n << 90n)
    for (let round = 0; round < 500; round++) {
      const value =
        (random.next().value as bigint) & ~(round % 3 === 0 ? 0xffff_ffff_ffffn << 40n : 0n)
      const { hostname } = new URL(`https://[${v6Text(value)}]/`)
      expect(literalBytes(hostname)).toEqual(addressBytes(v6Text(value)))
    }
    expect(literalBytes('127.0.0.1')).toEqual(Uint8Array.of(127, 0, 0, 1))
    expect(literalBytes('oidc.contoso.com')).toBeUndefined()
  })
})
