import type { Rule, VerdictContext } from '../context'
import type { Check } from '../model'
import { trimmedEqual } from '../texts'
import { agreeing, differing, incomparable } from './compare'

/** Issuer of the token against the credentials: exact, case-sensitive, slash included (700211). */
export const issuerRule: Rule = {
  id: 'issuer',
  judge: (context) => judgeIssuer(context),
}

function judgeIssuer({ claims, match, index }: VerdictContext): readonly Check[] {
  const iss = claims?.iss
  if (typeof iss !== 'string' || iss === '' || !match)
    return [incomparable('issuer', 'The token has no readable issuer.')]
  const expected = match.compared.issuer?.credential.issuer
  if (iss !== iss.trim())
    return [
      differing('issuer', {
        expected: expected ?? iss.trim(),
        actual: iss,
        code: 700211,
        class: 'iss-whitespace',
        reason: 'A space before or after iss keeps every credential from matching.',
      }),
    ]
  if (index.credentials.length === 0)
    return [incomparable('issuer', 'There is no credential to compare with.')]
  if (match.follows.issuer) return [agreeing('issuer', iss)]
  return [
    differing('issuer', {
      expected,
      actual: iss,
      code: 700211,
      class: 'iss-mismatch',
      reason: issuerReason(expected ?? '', iss),
    }),
  ]
}

function issuerReason(expected: string, actual: string): string {
  if (trimmedEqual(expected, actual))
    return actual.endsWith('/')
      ? "The token's issuer ends with a slash, the credential's does not."
      : "The credential's issuer has a slash or space at the end that the token's lacks."
  if (expected.toLowerCase() === actual.toLowerCase())
    return 'The issuers differ in upper and lower case only; case counts.'
  return "No credential of this client has the token's issuer."
}
