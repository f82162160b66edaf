import { describe, expect, it } from 'vitest'
import type { Credential } from '../credential/model'
import { explain } from './explain'
import { matchExplanation } from './match'

const credential = (subject: string, issuer = 'https://token.actions.githubusercontent.com') =>
  ({ issuer, subject, audiences: ['api://AzureADTokenExchange'] }) satisfies Credential

const text = (code: number, kind: string, value: string) =>
  `AADSTS${code}: No matching federated identity record found for presented assertion ${kind} '${value}'. Check`

describe('matchExplanation', () => {
  it('puts an equal subject first, then a case difference, then the nearest', () => {
    const credentials = [
      credential('repo:contoso/other:environment:prod'),
      credential('repo:contoso/shop:environment:Prod'),
      credential('repo:contoso/shop:environment:prod'),
      credential('repo:contoso/shop:environment:prode'),
    ]
    const matches = matchExplanation(
      explain(text(700213, 'subject', 'repo:contoso/shop:environment:prod')),
      credentials,
    )
    expect(matches.map(({ index, relation }) => [index, relation])).toEqual([
      [2, 'equal'],
      [1, 'case'],
      [3, 'different'],
      [0, 'different'],
    ])
    expect(matches[1]).toMatchObject({ field: 'subject', firstDifference: 30, distance: 1 })
  })

  it('knows a slash at the end of an issuer', () => {
    const explanation = explain(
      text(700211, 'issuer', 'https://token.actions.githubusercontent.com/'),
    )
    expect(
      matchExplanation(explanation, [credential('a'), credential('b', 'https://x')]),
    ).toMatchObject([
      { index: 0, field: 'issuer', relation: 'slash', firstDifference: 43 },
      { index: 1, relation: 'different' },
    ])
  })

  it('compares what the text carries when the named field is missing', () => {
    const explanation = explain('AADSTS700211\n subject claim - repo:a/b:pull_request')
    expect(matchExplanation(explanation, [credential('repo:a/b:pull_request')])).toMatchObject([
      { field: 'subject', relation: 'equal', distance: 0 },
    ])
  })

  it('answers nothing without a value, and at most the limit', () => {
    expect(matchExplanation(explain('AADSTS700213'), [credential('a')])).toEqual([])
    const many = Array.from({ length: 50 }, (_, index) =>
      credential(`repo:a/b:environment:${index}`),
    )
    const explanation = explain(text(700213, 'subject', 'repo:a/b:environment:7'))
    expect(matchExplanation(explanation, many, 3).map(({ index }) => index)).toEqual([7, 0, 1])
  })
})
