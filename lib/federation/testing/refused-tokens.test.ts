import { describe, expect, it } from 'vitest'
import { recognise } from '../scenarios/recognise'
import { evaluate } from '../verdict/evaluate'
import { AUDIENCE, NOW, NOW_SECONDS } from '../verdict/testing/tokens'
import { REFUSED_TOKENS, type RefusedToken } from './refused-tokens'

function inputOf({ claims, credential, header, lifetime = 600, age = 10 }: RefusedToken) {
  const iat = NOW_SECONDS - age
  return {
    now: NOW,
    claims: {
      iss: credential.issuer,
      aud: AUDIENCE,
      iat,
      nbf: iat,
      exp: iat + lifetime,
      ...claims,
    },
    credentials: [{ name: 'one', audiences: [AUDIENCE], ...credential }],
    ...(header && { header }),
  }
}

describe('refused tokens of public threads', () => {
  it.each(
    REFUSED_TOKENS.map(
      (token) => [token.source.replace('https://github.com/', ''), token] as const,
    ),
  )('%s: code and first cause', async (_, token) => {
    const { verdict, error, causes } = await evaluate(inputOf(token))
    expect(verdict).toBe('rejected')
    expect(error?.code).toBe(token.code)
    expect(causes[0]?.id).toBe(token.cause)
  })

  it.each(
    REFUSED_TOKENS.filter(({ template }) => template !== undefined).map(
      (token) => [token.source.replace('https://github.com/', ''), token] as const,
    ),
  )('%s: scenario and form of the subject', (_, token) => {
    const { claims } = inputOf(token)
    const known = recognise(String(claims.iss), String((token.claims as { sub: unknown }).sub))
    expect(`${known?.scenario.id} ${known?.template?.id}`).toBe(token.template)
  })

  it('pass once the credential says what the token says', async () => {
    const fixable = REFUSED_TOKENS.filter(({ code }) =>
      [700211, 700212, 700213, 7002138].includes(code),
    )
    for (const token of fixable) {
      const { claims } = inputOf(token)
      if (String(claims.iss).startsWith('https://sts.windows.net/')) continue
      const credential = {
        issuer: String(claims.iss),
        subject: String((token.claims as { readonly sub: unknown }).sub),
        audiences: [String(claims.aud)],
      }
      const { checks } = await evaluate({
        ...inputOf(token),
        credentials: [{ name: 'one', ...credential }],
      })
      const compared = checks.filter(({ id }) => ['issuer', 'audience', 'subject'].includes(id))
      expect(compared.map(({ outcome }) => outcome)).not.toContain('fail')
    }
  })
})
