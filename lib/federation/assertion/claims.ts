import type { Check } from '../verdict/model'
import { judgeTimes, readTimes, TIME_CLAIMS } from './claim-times'
import { failed, notChecked, passed, shown, warned } from './make-check'
import type { JsonObject } from './model'

/** Longest subject a credential can hold (Graph, federatedIdentityCredential). */
const MAX_SUBJECT_LENGTH = 600

const REQUIRED_TITLE = 'Required claims are there'
const AUDIENCE_TITLE = 'There is one audience'

interface RequiredClaim {
  readonly name: string
  readonly code?: number
  readonly reason: string
}

/** exp and iat are not here: a missing one fails `validity` or `lifetime`, as Entra would answer. */
const REQUIRED: readonly RequiredClaim[] = [
  { name: 'iss', code: 90014, reason: 'iss is missing: Entra cannot tell who issued the token.' },
  { name: 'aud', code: 90014, reason: 'aud is missing: Entra cannot tell whom the token is for.' },
  { name: 'sub', reason: 'sub is missing: no credential can match. No error code is documented.' },
]

function isMissing(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

function requiredChecks(claims: JsonObject): readonly Check[] {
  const missing = REQUIRED.filter(({ name }) => isMissing(claims[name]))
  if (missing.length === 0) return [passed('required-claims', REQUIRED_TITLE)]
  return missing.map(({ name, code, reason }) =>
    failed('required-claims', REQUIRED_TITLE, {
      field: name,
      ...(code === undefined ? {} : { code }),
      class: 'claim-missing',
      reason,
    }),
  )
}

function audienceCountCheck({ aud }: JsonObject): Check {
  const facts = { field: 'aud', expected: '1', actual: shown(aud) }
  if (typeof aud !== 'string' && !Array.isArray(aud)) {
    return notChecked('audience-count', AUDIENCE_TITLE, 'There is no readable audience.', {
      field: 'aud',
    })
  }
  if (isMissing(aud)) {
    return notChecked('audience-count', AUDIENCE_TITLE, 'The audience is empty.', { field: 'aud' })
  }
  if (typeof aud === 'string' || aud.length === 1) {
    return passed('audience-count', AUDIENCE_TITLE, facts)
  }
  return failed('audience-count', AUDIENCE_TITLE, {
    ...facts,
    code: 5002741,
    class: 'aud-multiple',
    reason: `The token names ${aud.length} audiences; Entra takes one. Ask the issuer for a token with the one audience.`,
  })
}

/** RFC 7519 section 4.1: the type of each registered claim. */
const REGISTERED_TYPES: readonly (readonly [
  name: string,
  type: string,
  fits: (value: unknown) => boolean,
])[] = [
  ['iss', 'text', isText],
  ['sub', 'text', isText],
  ['aud', 'text or list of texts', (value) => isText(value) || isListOfTexts(value)],
  ['jti', 'text', isText],
  ...TIME_CLAIMS.map((name) => [name, 'finite number', Number.isFinite] as const),
]

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText)
}

function typeChecks(claims: JsonObject): readonly Check[] {
  return REGISTERED_TYPES.filter(
    ([name, , fits]) => claims[name] !== undefined && !fits(claims[name]),
  ).map(([name, type]) =>
    failed('claim-type', 'Claims have their JSON type', {
      field: name,
      expected: type,
      actual: shown(claims[name]),
      class: 'claim-type',
      reason: `${name} must be a ${type}.`,
    }),
  )
}

function fractionCheck(claims: JsonObject): readonly Check[] {
  const field = TIME_CLAIMS.find((name) => {
    const time = readTimes(claims)[name]
    return time !== undefined && !Number.isInteger(time)
  })
  if (field === undefined) return []
  return [
    warned('claim-type-lenient', 'Times are whole seconds', {
      field,
      actual: shown(claims[field]),
      class: 'claim-type-lenient',
      reason: `${field} has a fraction of a second. RFC 7519 allows it; how Entra reads it is not documented.`,
    }),
  ]
}

function issuerSpaceCheck({ iss }: JsonObject): readonly Check[] {
  if (typeof iss !== 'string' || iss === iss.trim()) return []
  return [
    failed('iss-whitespace', 'The issuer has no space around it', {
      field: 'iss',
      expected: iss.trim(),
      actual: iss,
      code: 700211,
      class: 'iss-whitespace',
      reason: 'A space before or after iss keeps every credential from matching.',
    }),
  ]
}

function subjectLengthCheck({ sub }: JsonObject): readonly Check[] {
  if (typeof sub !== 'string' || sub.length <= MAX_SUBJECT_LENGTH) return []
  return [
    failed('sub-too-long', 'The subject fits a credential', {
      field: 'sub',
      expected: `at most ${MAX_SUBJECT_LENGTH} characters`,
      actual: `${sub.length} characters`,
      class: 'sub-too-long',
      reason: 'No credential can hold a subject this long. Let the issuer shorten it.',
    }),
  ]
}

/** Issuers of Entra's own tokens in all clouds, versions 1.0 and 2.0. */
const ENTRA_ISSUER =
  /^https:\/\/(?:sts\.windows\.net|sts\.chinacloudapi\.cn|login\.microsoftonline\.(?:com|us|de)|login\.partner\.microsoftonline\.cn|login\.chinacloudapi\.cn|login\.windows\.net|login\.microsoft\.com)\//i

/** Tokens for the exchange are made to be presented as an assertion: not a leak. */
const EXCHANGE_AUDIENCE =
  /^(?:api:\/\/AzureADTokenExchange(?:USGov|China)?|fb60f99c-7a34-4190-8149-302f77469936)$/i

function sensitiveReason(claims: JsonObject): string | undefined {
  const { iss, aud, exp } = claims
  if (typeof iss === 'string' && ENTRA_ISSUER.test(iss)) {
    const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud]
    const forExchange = audiences.some(
      (audience) => typeof audience === 'string' && EXCHANGE_AUDIENCE.test(audience),
    )
    if (!forExchange) return 'This is an access or ID token of Entra: whoever holds it can use it.'
  }
  const isServiceAccount =
    iss === 'kubernetes/serviceaccount' ||
    (typeof claims.sub === 'string' && claims.sub.startsWith('system:serviceaccount:'))
  if (isServiceAccount && exp === undefined) {
    return 'This is a Kubernetes service account token that never expires. Delete it and use projected tokens.'
  }
  return undefined
}

function sensitiveCheck(claims: JsonObject): readonly Check[] {
  const reason = sensitiveReason(claims)
  if (reason === undefined) return []
  return [
    warned('sensitive-token', 'The token is no standing secret', {
      field: 'iss',
      class: 'sensitive-token',
      reason,
    }),
  ]
}

/**
 * Judges a token's claims without any credential, at `now` and with a tolerance in seconds.
 *
 * Always gives `required-claims`, `audience-count`, `lifetime` and `validity` (a missing claim or
 * a wrong type makes the checks that need it `not-checked`), and where they have something to say
 * our own rules with their class as id: `claim-units`, `claim-order`, `iat-future`, `claim-type`,
 * `claim-type-lenient`, `iss-whitespace`, `sub-too-long`, `sensitive-token`. A missing `nbf` is
 * tolerated. One defect fails one check: milliseconds silence lifetime and validity, and an exp
 * before iat or nbf only warns when the time window refuses the token already.
 */
export function judgeClaims(
  claims: JsonObject,
  options: { readonly now: Date; readonly skewSeconds: number },
): readonly Check[] {
  return [
    ...requiredChecks(claims),
    audienceCountCheck(claims),
    ...judgeTimes(claims, options.now.getTime() / 1000, options.skewSeconds),
    ...typeChecks(claims),
    ...fractionCheck(claims),
    ...issuerSpaceCheck(claims),
    ...subjectLengthCheck(claims),
    ...sensitiveCheck(claims),
  ]
}
