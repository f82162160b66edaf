import type { Check } from '../verdict/model'

/** What a check may say beyond its id, outcome and title. */
export type CheckFacts = Omit<Check, 'id' | 'outcome' | 'title'>

/** A check that was made and holds. */
export function passed(id: string, title: string, facts: CheckFacts = {}): Check {
  return { id, outcome: 'pass', title, ...facts }
}

/** A check that was made and refuses the assertion. */
export function failed(id: string, title: string, facts: CheckFacts = {}): Check {
  return { id, outcome: 'fail', title, ...facts }
}

/** A check that found something worth saying but refuses nothing. */
export function warned(id: string, title: string, facts: CheckFacts = {}): Check {
  return { id, outcome: 'warn', title, ...facts }
}

/** A check that could not be made; `reason` says why. Never shown as success. */
export function notChecked(
  id: string,
  title: string,
  reason: string,
  facts: CheckFacts = {},
): Check {
  return { id, outcome: 'not-checked', title, reason, ...facts }
}

const SHOWN_LENGTH = 200

/** A value from a token as short text for `actual`: strings as they are, all else as JSON, cut to 200 characters. */
export function shown(value: unknown): string {
  // JSON would write an infinite number as null.
  const asIs = typeof value === 'string' || typeof value === 'number'
  const text = asIs ? String(value) : (JSON.stringify(value) ?? String(value))
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text
}
