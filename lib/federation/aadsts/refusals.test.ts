import { describe, expect, it } from 'vitest'
import { explain } from './explain'
import { findRefusal, REFUSALS } from './refusals'

describe('refusals of writes', () => {
  it.each([
    [
      'concurrent-writes',
      'Code="ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity" Message="Too many Federated Identity Credentials are written concurrently for the managed identity \'/subscriptions/x\'. Concurrent Federated Identity Credentials writes under the same managed identity are not supported."',
    ],
    ['credential-limit', '400 BadRequest: Too many Federated Identity Credentials'],
    [
      'credential-limit',
      'Directory_ResourceSizeExceeded: The size of the object has exceeded its limit.',
    ],
    ['name-exists', 'FederatedIdentityCredential with name\n gh-main already exists.'],
    [
      'pair-exists',
      'The combination of issuer and subject must be unique for the application. Issuer https://a and Subject: b already exist.',
    ],
    ['pair-exists', 'Issuer and subject combination already exists for this Managed Identity.'],
    [
      'issuer-not-allowed',
      "FederatedIdentityCredential.Issuer value 'https://a' not allowed as per assigned policy",
    ],
    [
      'expression-refused',
      "The FederatedIdentityCredential.ClaimsMatchingExpression.Value is invalid. Rule exception: Expression configured for issuer 'https://a' either lacks all required claims or contains unallowed claims.",
    ],
    [
      'region-without-federation',
      'The request format was unexpected: Support for federated identity credentials not enabled.',
    ],
    ['one-audience', 'Federated identity credentials must have exactly one audience.'],
    [
      'blueprint-version',
      'Agent Blueprints are not supported on the API version used in this request.',
    ],
  ])('%s', (id, text) => {
    expect(findRefusal(text)?.id).toBe(id)
    const explanation = explain(text)
    expect(explanation.codes).toEqual([])
    expect(explanation.refusal?.id).toBe(id)
    expect(explanation.causes.length).toBeGreaterThan(0)
    expect(explanation.notes).not.toContain('No AADSTS code was found in this text.')
  })

  it('are not seen in an AADSTS error', () => {
    const text = "AADSTS700213: No matching record for subject 'x'. Earlier: gh already exists."
    expect(explain(text).refusal).toBeUndefined()
  })

  it('link to a source each, under an id of their own', () => {
    expect(new Set(REFUSALS.map(({ id }) => id)).size).toBe(REFUSALS.length)
    for (const { source } of REFUSALS) expect(source).toMatch(/^https:\/\//)
  })
})
