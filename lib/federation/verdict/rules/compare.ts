import { failed, notChecked, passed } from '../../assertion/make-check'
import { firstDifference } from '../../diff/text-diff'
import { CHECK_TEXTS } from '../check-texts'
import type { Check, CredentialField } from '../model'

/** Builds the outcome of comparing one field; the rules decide code, class and words. */
export function differing(
  field: CredentialField,
  facts: {
    readonly expected: string | undefined
    readonly actual: string
    readonly code: number
    readonly class: string
    readonly reason: string
  },
): Check {
  const { expected, ...rest } = facts
  const first = expected === undefined ? undefined : firstDifference(expected, facts.actual)
  return failed(field, CHECK_TEXTS[field].title, {
    field,
    ...rest,
    ...(expected !== undefined && { expected }),
    ...(first !== undefined && { firstDifference: first }),
  })
}

export function agreeing(field: CredentialField, value: string): Check {
  return passed(field, CHECK_TEXTS[field].title, { field, expected: value, actual: value })
}

export function incomparable(field: CredentialField, reason: string): Check {
  return notChecked(field, CHECK_TEXTS[field].title, reason, { field })
}
