import type { AnswerValues } from '../aadsts/answer'
import { formatTicks } from '../aadsts/answer'
import { readTimes } from '../assertion/claim-times'
import type { VerdictContext } from './context'
import type { Check } from './model'

/** Algorithms named in the text of 5002738, as a body of 2023 listed them. */
const SUPPORTED_ALGORITHMS = 'RS256,RS384,RS512'

type ValuesOf = (context: VerdictContext, check: Check) => AnswerValues

/** Values that mean different things in different messages. */
const BY_CODE: Readonly<Record<number, ValuesOf>> = {
  70025: ({ input }) => ({ appId: input.clientId, name: input.clientName }),
  700027: ({ input }) => ({ appId: input.clientId }),
  70023: ({ claims }) => {
    const { iat, exp } = readTimes(claims ?? {})
    return { iat: iat ?? 0, exp }
  },
  700024: ({ claims, input }) => {
    const { nbf, exp } = readTimes(claims ?? {})
    return {
      now: formatTicks(input.now.getTime() / 1000),
      nbf: formatTicks(nbf ?? 0),
      exp: formatTicks(exp ?? 0),
    }
  },
  90014: (_, check) => ({ name: check.field }),
  5002738: ({ header }) => ({
    alg: header?.alg === undefined || header.alg === null ? '' : String(header.alg),
    list: SUPPORTED_ALGORITHMS,
  }),
  5002741: ({ claims }) => ({ n: Array.isArray(claims?.aud) ? claims.aud.length : undefined }),
  7002137: ({ match }) => ({
    sub: match?.subject,
    // Entra prints the place of the encoded tenant literally (microsoft/Agents#202).
    expected: match?.subject?.replace(/^(\/eid1\/c\/pub\/t\/)[^/]+/, '$1{tenantId}'),
  }),
  // Hex of x5t, else nothing: Kubernetes and Keycloak, which send a kid only, got two blanks.
  7000272: ({ header, claims }) => ({ id: thumbprintHex(header?.x5t), iss: text(claims?.iss) }),
  50032: (_, check) => ({ actualSize: check.actual?.replace(/ bits$/, '') }),
}

/** What fills the message of a failing check. Values that nobody knows stay out. */
export function answerValues(context: VerdictContext, check: Check): AnswerValues {
  const code = check.code ?? 0
  if (Object.hasOwn(BY_CODE, code)) return BY_CODE[code]?.(context, check) ?? {}
  const { match, claims } = context
  const iss = text(claims?.iss)
  return {
    iss,
    issuer: iss,
    sub: match?.subject ?? text(claims?.sub),
    aud: match?.audience,
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function thumbprintHex(x5t: unknown): string {
  if (typeof x5t !== 'string' || !/^[\w-]+$/.test(x5t)) return ''
  const binary = atob(x5t.replace(/-/g, '+').replace(/_/g, '/'))
  return Array.from(binary, (unit) => unit.charCodeAt(0).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()
}
