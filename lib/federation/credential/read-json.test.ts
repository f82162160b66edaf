import { describe, expect, it } from 'vitest'
import { readCredentialsJson } from './read-json'

const issuer = 'https://token.actions.githubusercontent.com'
const subject = 'repo:contoso/shop:environment:production'
const audiences = ['api://AzureADTokenExchange']
const expected = { issuer, subject, audiences, name: 'gh', id: 'i' }

function read(value: unknown) {
  const result = readCredentialsJson(typeof value === 'string' ? value : JSON.stringify(value))
  return result.ok ? result.value : result.problem.detail
}

describe('readCredentialsJson', () => {
  it.each([
    [
      'az ad app federated-credential list',
      [{ id: 'i', name: 'gh', issuer, subject, audiences, description: null }],
    ],
    [
      'Graph',
      { '@odata.context': 'x', value: [{ id: 'i', name: 'gh', issuer, subject, audiences }] },
    ],
    ['ARM', { value: [{ id: 'i', name: 'gh', properties: { issuer, subject, audiences } }] }],
    [
      'an application',
      {
        appId: 'a',
        federatedIdentityCredentials: [{ id: 'i', name: 'gh', issuer, subject, audiences }],
      },
    ],
    [
      'applications',
      {
        value: [
          { federatedIdentityCredentials: [{ id: 'i', name: 'gh', issuer, subject, audiences }] },
          {},
        ],
      },
    ],
    ['one', { id: 'i', name: 'gh', issuer, subject, audiences }],
    ['the command line', { credentials: [{ id: 'i', name: 'gh', issuer, subject, audiences }] }],
  ])('reads %s', (_name, value) => expect(read(value)).toEqual([expected]))

  it('reads an expression', () => {
    expect(
      read([
        {
          issuer,
          subject: null,
          audiences,
          claimsMatchingExpression: { value: "claims['sub'] eq 'x'", languageVersion: 1 },
        },
      ]),
    ).toEqual([
      {
        issuer,
        audiences,
        claimsMatchingExpression: { value: "claims['sub'] eq 'x'", languageVersion: 1 },
      },
    ])
  })

  it.each([
    ['{', /^The text is not JSON/],
    ['7', /^There is no list/],
    [{ a: 1 }, /^There is no list/],
    [['x'], /^Entry 1 is not an object\.$/],
    [
      [
        { issuer, subject, audiences },
        { subject, audiences },
      ],
      /^Entry 2 has no issuer\.$/,
    ],
    [[{ issuer, audiences }], /^Entry 1 has neither a subject nor/],
    [[{ issuer, subject, audiences: 'x' }], /^Entry 1 has no list of audiences\.$/],
  ])('says what is wrong with %j', (value, detail) => expect(read(value)).toMatch(detail))

  it('reads an empty list', () => expect(read([])).toEqual([]))
})
