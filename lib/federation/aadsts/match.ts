import type { Credential } from '../credential/model'
import type { CredentialField } from '../verdict/model'
import type { Explanation } from './model'

/** A credential beside the value that an error text carries. */
export interface ExplanationMatch {
  readonly credential: Credential
  /** Index into the list of credentials given. */
  readonly index: number
  /** The field that was compared. */
  readonly field: CredentialField
  /** Value of the credential. */
  readonly expected: string
  /** Value of the text. */
  readonly actual: string
  /** `equal`, differing only by letter case, only by slashes at the end, or otherwise. */
  readonly relation: 'equal' | 'case' | 'slash' | 'different'
  /** Characters between the common start and the common end; comparable within one answer. */
  readonly distance: number
  /** Index in UTF-16 units of the first difference; absent when equal. */
  readonly firstDifference?: number
}

/**
 * Compares the value that an error text carries with credentials, without a token at hand.
 * Takes the field that the code names, else the first value found (subject, issuer, audience).
 * Returns at most `limit` credentials, nearest first; empty when the text carries no value.
 */
export function matchExplanation(
  explanation: Explanation,
  credentials: readonly Credential[],
  limit = 5,
): readonly ExplanationMatch[] {
  const field = fieldOf(explanation)
  const actual = field && explanation.extracted[field]
  if (!field || actual === undefined) return []
  const matches: ExplanationMatch[] = []
  credentials.forEach((credential, index) => {
    const expected = credentialValue(credential, field)
    if (expected === undefined) return
    matches.push({ credential, index, field, expected, actual, ...compare(expected, actual) })
  })
  return matches
    .sort(
      (left, right) =>
        RANK[left.relation] - RANK[right.relation] ||
        left.distance - right.distance ||
        left.index - right.index,
    )
    .slice(0, limit)
}

const RANK = { equal: 0, case: 1, slash: 2, different: 3 } as const

const FIELDS: readonly CredentialField[] = ['subject', 'issuer', 'audience']

function fieldOf({ field, extracted }: Explanation): CredentialField | undefined {
  const named = FIELDS.find((candidate) => candidate === field)
  if (named && extracted[named] !== undefined) return named
  return FIELDS.find((candidate) => extracted[candidate] !== undefined)
}

function credentialValue(credential: Credential, field: CredentialField): string | undefined {
  return field === 'audience' ? credential.audiences[0] : credential[field]
}

function compare(
  expected: string,
  actual: string,
): Pick<ExplanationMatch, 'relation' | 'distance' | 'firstDifference'> {
  if (expected === actual) return { relation: 'equal', distance: 0 }
  const start = commonStart(expected, actual)
  const distance =
    Math.max(expected.length, actual.length) - start - commonEnd(expected, actual, start)
  const relation =
    expected.toLowerCase() === actual.toLowerCase()
      ? 'case'
      : withoutSlash(expected) === withoutSlash(actual)
        ? 'slash'
        : 'different'
  return { relation, distance, firstDifference: start }
}

function commonStart(left: string, right: string): number {
  const limit = Math.min(left.length, right.length)
  let length = 0
  while (length < limit && left[length] === right[length]) length++
  return length
}

function commonEnd(left: string, right: string, start: number): number {
  const limit = Math.min(left.length, right.length) - start
  let length = 0
  while (length < limit && left[left.length - 1 - length] === right[right.length - 1 - length])
    length++
  return length
}

function withoutSlash(value: string): string {
  let end = value.length
  while (end > 0 && value[end - 1] === '/') end--
  return value.slice(0, end)
}
