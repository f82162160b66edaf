import { describe, expect, it } from 'vitest'
import { SLASH_RULES, slashRule } from './issuer-slash'
import { LIMITS, NAME_PATTERN } from './limits'
import type { Credential } from './model'
import { lintCredential } from './subject-lint'

const GITHUB = 'https://token.actions.githubusercontent.com'
const AKS = 'https://eastus.oic.prod-aks.azure.com/0000/1111/'
const credential = (changes: Partial<Credential> = {}): Credential => ({
  name: 'payments',
  issuer: GITHUB,
  subject: 'repo:contoso@1/payments@2:environment:prod',
  audiences: ['api://AzureADTokenExchange'],
  ...changes,
})
const ids = (changes: Partial<Credential>) =>
  lintCredential(credential(changes)).map(({ id }) => id)

it('finds nothing in a good credential', () => {
  expect(ids({})).toEqual([])
  expect(ids({ issuer: AKS, subject: 'system:serviceaccount:shop:web' })).toEqual([])
})

describe('each rule', () => {
  it.each<[string, Partial<Credential>]>([
    ['name-malformed', { name: '-x' }],
    ['value-empty', { subject: '' }],
    ['value-too-long', { subject: 'x'.repeat(601) }],
    ['value-too-long', { description: 'x'.repeat(601) }],
    ['outer-whitespace', { subject: 'repo:a@1/b@2:pull_request ' }],
    ['odd-character', { subject: 'repo:a@1/b@2:environment:pr\u200bod' }],
    ['issuer-slash', { issuer: `${GITHUB}/` }],
    ['issuer-slash', { issuer: AKS.slice(0, -1), subject: 'system:serviceaccount:a:b' }],
    ['issuer-scheme', { issuer: 'http://a.example', subject: 's' }],
    ['issuer-scheme', { issuer: 'https://a.example?x=1', subject: 's' }],
    ['audience-count', { audiences: [] }],
    ['audience-count', { audiences: ['a', 'b'] }],
    ['audience-unusual', { audiences: ['api://azureadtokenexchange'] }],
    ['subject-wildcard', { subject: 'repo:a@1/b@2:ref:refs/heads/*' }],
    ['subject-placeholder', { subject: 'repo:a@1/b@2:environment:<env>' }],
    ['subject-case', { subject: 'repo:a@1/b@2:Environment:prod' }],
    ['subject-github', { subject: 'repo:a/b:pull_request' }],
    ['subject-kubernetes', { issuer: AKS, subject: 'system:serviceaccount:shop' }],
  ])('%s', (id, changes) => {
    expect(ids(changes)).toEqual([id])
  })

  it('a subject and an expression exclude each other', () => {
    const expression = { value: "claims['sub'] eq 'x'", languageVersion: 1 }
    expect(ids({ claimsMatchingExpression: expression })).toEqual(['subject-and-expression'])
  })

  it('a GitHub subject is spelt as GitHub does', () => {
    const errors = (subject: string) =>
      lintCredential(credential({ subject })).filter(({ severity }) => severity === 'error').length
    expect(errors('repo:a@1/b@2:pull-request')).toBe(1)
    expect(errors('repo:a@1/b@2:branch:main')).toBe(1)
    expect(errors('repo:a:ref:refs/heads/main')).toBe(1)
    expect(errors('repo:a@1/b@2:ref:refs/heads/main')).toBe(0)
  })

  it('gives the issuer as it should be', () => {
    expect(lintCredential(credential({ issuer: `${GITHUB}/` }))[0]?.fix).toBe(GITHUB)
  })
})

it('knows the slash of issuers with and without it', () => {
  expect(slashRule(AKS)?.slash).toBe('required')
  expect(slashRule(AKS.slice(0, -1))?.slash).toBe('required')
  expect(slashRule(`${GITHUB}/contoso`)?.slash).toBe('forbidden')
  expect(slashRule('https://oidc.example')).toBeUndefined()
  for (const { source } of SLASH_RULES) expect(source).toMatch(/^https:\/\//)
})

it('bounds names', () => {
  expect(NAME_PATTERN.test('abc')).toBe(true)
  expect(NAME_PATTERN.test('ab')).toBe(false)
  expect(NAME_PATTERN.test(`a${'-'.repeat(119)}`)).toBe(true)
  expect(NAME_PATTERN.test(`a${'-'.repeat(120)}`)).toBe(false)
  expect(LIMITS.credentialsPerIdentity.value).toBe(20)
})
