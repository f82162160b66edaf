import type { Problem } from '../federation/result'

/** What a service answered when it did not answer well. */
export interface Refusal {
  /** `Microsoft Graph` or `Azure`. */
  readonly service: string
  /** HTTP status; 0 or less when there was no answer. */
  readonly status: number
  readonly code?: string | undefined
  readonly message?: string | undefined
  readonly requestId?: string | undefined
}

interface Words {
  readonly code: string
  readonly title: string
  readonly hint: string
  readonly retryable: boolean
}

const BY_STATUS: readonly (readonly [(status: number) => boolean, Words])[] = [
  [
    (status) => status === 401,
    {
      code: 'token-refused',
      title: 'did not accept the sign-in token',
      hint: 'Sign in again.',
      retryable: false,
    },
  ],
  [
    (status) => status === 403,
    {
      code: 'not-permitted',
      title: 'does not let you do this',
      hint: 'Ask an administrator for the permission or role that this needs.',
      retryable: false,
    },
  ],
  [
    (status) => status === 404,
    {
      code: 'not-found',
      title: 'has no such object',
      hint: 'It may have been deleted. Scan again.',
      retryable: false,
    },
  ],
  [
    (status) => status === 429,
    {
      code: 'throttled',
      title: 'is limiting requests',
      hint: 'Wait a minute and try again. Other tools that read the same tenant share the limit.',
      retryable: true,
    },
  ],
  [
    (status) => status >= 500,
    {
      code: 'service-error',
      title: 'had an error of its own',
      hint: 'Try again. If it stays, give the request id to Microsoft support.',
      retryable: true,
    },
  ],
  [
    (status) => status >= 400,
    {
      code: 'request-refused',
      title: 'refused the request',
      hint: 'Read the reason; the request may need a change.',
      retryable: false,
    },
  ],
]

const NO_ANSWER: Words = {
  code: 'unreachable',
  title: 'could not be reached',
  hint: 'Check the network connection and try again.',
  retryable: true,
}

/** Puts a refusal into words; the service's own code and message are kept as code and detail. */
export function serviceProblem(refusal: Refusal): Problem {
  const words = BY_STATUS.find(([fits]) => fits(refusal.status))?.[1] ?? NO_ANSWER
  const answered = refusal.status > 0
  return {
    code: (answered ? refusal.code : undefined) || words.code,
    title: `${refusal.service} ${words.title}`,
    detail: (answered && refusal.message) || `${refusal.service} gave no further reason.`,
    hint: words.hint,
    ...(refusal.requestId ? { requestId: refusal.requestId } : {}),
    ...(answered ? { status: refusal.status } : {}),
    retryable: words.retryable,
  }
}

/** An answer that is not shaped as documented. Retrying may help when a proxy answered instead. */
export function unreadableProblem(service: string, what: string, requestId?: string): Problem {
  return {
    code: 'unreadable-answer',
    title: `${service} gave an answer that Fedcred cannot read`,
    detail: `The answer to “${what}” is not shaped as documented.`,
    hint: 'Try again. If it stays, something between this page and the service may change answers.',
    ...(requestId ? { requestId } : {}),
    retryable: true,
  }
}
