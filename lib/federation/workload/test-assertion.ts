import { fail, ok, type Result } from '../result'

/** Seconds that a test assertion lives at most: it is for now, not for keeping. */
export const TEST_LIFETIME_MAX = 600

/** What a person fills in for a test assertion. */
export interface TestAssertionForm {
  readonly issuer: string
  readonly subject: string
  readonly audience: string
  readonly kid: string
  /** Seconds. */
  readonly lifetime: number
  /** A JSON object with further claims, or nothing. */
  readonly extraClaims: string
}

export interface AssertionContent {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>>
}

/** Claims that have a field of their own; they may not come through the back door. */
const OWN_FIELDS = ['iss', 'sub', 'aud', 'iat', 'nbf', 'exp', 'jti']

/**
 * Header and claims of a test assertion as they will be signed. `now` gives `iat` and `nbf` in whole
 * seconds, `id` the `jti`. Problems: `empty-field`, `lifetime`, `extra-claims`.
 */
export function testAssertion(
  form: TestAssertionForm,
  now: Date,
  id: string,
): Result<AssertionContent> {
  const empty = EMPTY.find(([field]) => form[field] === '')
  if (empty) {
    return fail({
      code: 'empty-field',
      title: `The ${empty[0]} is empty`,
      detail: empty[1],
    })
  }
  if (!Number.isInteger(form.lifetime) || form.lifetime < 1 || form.lifetime > TEST_LIFETIME_MAX) {
    return fail({
      code: 'lifetime',
      title: 'The lifetime does not fit',
      detail: `A test assertion lives 1 to ${TEST_LIFETIME_MAX} seconds.`,
    })
  }
  const extra = readExtraClaims(form.extraClaims)
  if (!extra.ok) return extra
  const issued = Math.floor(now.getTime() / 1000)
  return ok({
    header: { alg: 'RS256', typ: 'JWT', kid: form.kid },
    claims: {
      iss: form.issuer,
      sub: form.subject,
      aud: form.audience,
      iat: issued,
      nbf: issued,
      exp: issued + form.lifetime,
      jti: id,
      ...extra.value,
    },
  })
}

const EMPTY = [
  ['issuer', 'Entra compares it with the credential’s issuer, character by character.'],
  ['subject', 'It is the name of the workload, as the credential has it.'],
  ['audience', 'It is the audience of the credential, usually that of the cloud.'],
] as const

/** Reads further claims; an empty text is none. */
export function readExtraClaims(text: string): Result<Readonly<Record<string, unknown>>> {
  if (text.trim() === '') return ok({})
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return fail({
      code: 'extra-claims',
      title: 'The further claims cannot be read',
      detail: 'They are not JSON. Write an object, for example {"environment": "test"}.',
    })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return fail({
      code: 'extra-claims',
      title: 'The further claims are no object',
      detail: 'Write an object in braces, for example {"environment": "test"}.',
    })
  }
  const own = OWN_FIELDS.find((name) => Object.hasOwn(value, name))
  if (own !== undefined) {
    return fail({
      code: 'extra-claims',
      title: `${own} has its own place`,
      detail: `${own} is set by the form. Take it out of the further claims.`,
    })
  }
  return ok(value as Readonly<Record<string, unknown>>)
}
