import type { JsonObject } from '@/lib/federation/assertion/model'
import type { Credential } from '@/lib/federation/credential/model'
import type { CredentialField } from '@/lib/federation/verdict/model'
import type { ComparedField } from './field-diff'

/** Lays a credential beside the claims of a token; `differs` is the rules' own answer. */
export function comparedFields(
  credential: Credential,
  claims: JsonObject,
  differs: readonly CredentialField[],
): ComparedField[] {
  const expression = credential.claimsMatchingExpression?.value
  return [
    field('issuer', 'Issuer', credential.issuer, claims.iss, differs),
    field('audience', 'Audience', credential.audiences[0], audienceOf(claims.aud), differs),
    {
      ...field('subject', 'Subject', expression ?? credential.subject, claims.sub, differs),
      ...(expression === undefined
        ? {}
        : {
            note: differs.includes('subject')
              ? 'The credential holds an expression, and it is not true for this token.'
              : `The credential’s expression holds: ${expression}`,
          }),
    },
  ]
}

function field(
  id: CredentialField,
  label: string,
  expected: string | undefined,
  actual: unknown,
  differs: readonly CredentialField[],
): ComparedField {
  return {
    id,
    label,
    matches: !differs.includes(id),
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined
      ? {}
      : { actual: typeof actual === 'string' ? actual : JSON.stringify(actual) }),
  }
}

/** An array of one is the same audience as the plain text. */
function audienceOf(audience: unknown): unknown {
  return Array.isArray(audience) && audience.length === 1 ? audience[0] : audience
}
