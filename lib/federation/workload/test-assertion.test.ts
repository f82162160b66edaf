import { describe, expect, it } from 'vitest'
import { readExtraClaims, type TestAssertionForm, testAssertion } from './test-assertion'

const form: TestAssertionForm = {
  issuer: 'https://oidc.contoso.com/k3s/',
  subject: 'workload ',
  audience: 'api://AzureADTokenExchange',
  kid: 'key-1',
  lifetime: 300,
  extraClaims: '',
}
const now = new Date('2026-11-22T05:00:00.900Z')

describe('testAssertion', () => {
  it('takes the values to the byte and the time in whole seconds', () => {
    expect(testAssertion(form, now, 'id-1')).toEqual({
      ok: true,
      value: {
        header: { alg: 'RS256', typ: 'JWT', kid: 'key-1' },
        claims: {
          iss: 'https://oidc.contoso.com/k3s/',
          sub: 'workload ',
          aud: 'api://AzureADTokenExchange',
          iat: 1795323600,
          nbf: 1795323600,
          exp: 1795323900,
          jti: 'id-1',
        },
      },
    })
  })

  it.each([
    ['issuer', 'empty-field'],
    ['subject', 'empty-field'],
    ['audience', 'empty-field'],
  ])('wants the %s', (field, code) => {
    expect(testAssertion({ ...form, [field]: '' }, now, 'id')).toMatchObject({
      ok: false,
      problem: { code, title: `The ${field} is empty` },
    })
  })

  it.each([0, 601, -1, 1.5, Number.NaN])('refuses a life of %d seconds', (lifetime) => {
    expect(testAssertion({ ...form, lifetime }, now, 'id')).toMatchObject({
      problem: { code: 'lifetime' },
    })
  })

  it('lives ten minutes at most and one second at least', () => {
    for (const lifetime of [1, 600])
      expect(testAssertion({ ...form, lifetime }, now, 'id').ok).toBe(true)
  })

  it('adds further claims and lets none replace a field', () => {
    const more = testAssertion({ ...form, extraClaims: '{"environment":"test"}' }, now, 'id')
    expect(more).toMatchObject({ value: { claims: { environment: 'test', sub: 'workload ' } } })
    for (const name of ['iss', 'sub', 'aud', 'iat', 'nbf', 'exp', 'jti']) {
      expect(readExtraClaims(JSON.stringify({ [name]: 1 }))).toMatchObject({
        problem: { code: 'extra-claims', title: `${name} has its own place` },
      })
    }
  })

  it.each(['{', '[]', 'null', '"a"', '1'])('refuses %s as further claims', (text) => {
    expect(readExtraClaims(text)).toMatchObject({ problem: { code: 'extra-claims' } })
  })
})
