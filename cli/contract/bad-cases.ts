import { CREDENTIAL, checkInput } from './kit'

const good = checkInput()

/** Lines that `fedcred check` cannot read, with what is wrong about each. */
export const BAD_CASES: readonly (readonly [string, string | object])[] = [
  ['blank', ''],
  ['spaces', '   '],
  ['broken', '{"credentials":['],
  ['null', 'null'],
  ['list', '[]'],
  ['text', '"x"'],
  ['number', '5'],
  ['nothing', '{}'],
  ['two objects', '{}{}'],
  ['token and claims', { ...good, claims: {} }],
  ['neither token nor claims', { credentials: [] }],
  ['no credentials', { ...good, credentials: undefined }],
  ['null credentials', { ...good, credentials: null }],
  ['an object of credentials', { ...good, credentials: {} }],
  ['a text as credential', { ...good, credentials: ['x'] }],
  ['a credential without issuer', { ...good, credentials: [{ subject: 's', audiences: ['a'] }] }],
  ['a credential without audiences', { ...good, credentials: [{ issuer: 'i', subject: 's' }] }],
  ['audiences as text', { ...good, credentials: [{ issuer: 'i', subject: 's', audiences: 'a' }] }],
  [
    'a number as audience',
    { ...good, credentials: [{ issuer: 'i', subject: 's', audiences: [5] }] },
  ],
  ['a number as issuer', { ...good, credentials: [{ issuer: 5, subject: 's', audiences: ['a'] }] }],
  [
    'a number as subject',
    { ...good, credentials: [{ issuer: 'i', subject: 5, audiences: ['a'] }] },
  ],
  [
    'a number as expression',
    { ...good, credentials: [{ issuer: 'i', claimsMatchingExpression: 5, audiences: ['a'] }] },
  ],
  ['a number as name', { ...good, credentials: [{ ...CREDENTIAL, name: 5 }] }],
  ['a number as token', { ...good, token: 5 }],
  ['a list as token', { ...good, token: [] }],
  ['a text as claims', { credentials: [], claims: 'x' }],
  ['a list as claims', { credentials: [], claims: [] }],
  ['a text as header', { credentials: [], claims: {}, header: 'x' }],
  ['a text as jwks', { ...good, jwks: 'x' }],
  ['a list as jwks', { ...good, jwks: [] }],
  ['a bad now', { ...good, now: 'yesterday' }],
  ['a number as now', { ...good, now: 5 }],
  ['the 30th of February', { ...good, now: '2026-02-30T00:00:00Z' }],
  ['a bad kind', { ...good, kind: 'user' }],
  ['a bad cloud', { ...good, cloud: 'mars' }],
  ['a number as kind', { ...good, kind: 5 }],
  ['a number as clientId', { ...good, clientId: 5 }],
]
