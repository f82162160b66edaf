import { clockSkew } from './clock-skew'
import { deadSubscription } from './dead-subscription'
import { latency } from './latency'
import type { ActiveFault, Fault, FaultField, FaultSettings } from './model'
import { serverErrors } from './server-errors'
import { throttling } from './throttling'
import { tokenExpiry } from './token-expiry'

/** Every fault that can be switched on, in the order of the panel. */
export const FAULTS: readonly Fault[] = [
  latency,
  serverErrors,
  throttling,
  deadSubscription,
  tokenExpiry,
  clockSkew,
]

export type ReadFault = { readonly fault: ActiveFault } | { readonly problem: string }

/** One value of a field; undefined when it does not fit. Numbers may come as digits, as flags do. */
function readValue(field: FaultField, value: unknown): number | string | undefined {
  if (value === undefined) return field.usual
  if (field.kind === 'choice') {
    return field.options.find((option) => option.value === String(value))?.value
  }
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value
  const fits = typeof number === 'number' && Number.isInteger(number)
  return fits && number >= field.min && number <= field.max ? number : undefined
}

function allowed(field: FaultField): string {
  return field.kind === 'number'
    ? `a whole number from ${field.min} to ${field.max}`
    : `one of ${field.options.map(({ value }) => value).join(', ')}`
}

/**
 * Makes a fault from a name and settings of anybody's; what is not named has its usual value.
 * The answer is the fault, or a sentence that says what does not fit.
 */
export function readFault(id: string, given: Readonly<Record<string, unknown>> = {}): ReadFault {
  const kind = FAULTS.find((fault) => fault.id === id)
  if (kind === undefined) {
    const names = FAULTS.map((fault) => fault.id).join(', ')
    return { problem: `There is no fault "${id}". Choose ${names}.` }
  }
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(kind.fields, name)) continue
    const names = Object.keys(kind.fields).join(', ')
    return { problem: `The fault ${id} has no setting "${name}". It has ${names}.` }
  }
  const settings: Record<string, number | string> = {}
  for (const [name, field] of Object.entries(kind.fields)) {
    const value = readValue(field, given[name])
    if (value === undefined) {
      return { problem: `${name} of the fault ${id} must be ${allowed(field)}.` }
    }
    settings[name] = value
  }
  return { fault: activate(kind, settings) }
}

function activate(kind: Fault, settings: FaultSettings): ActiveFault {
  const { id, title } = kind
  return { id, title, settings, words: kind.words(settings), effects: kind.effects(settings) }
}

/** Reads a fault as flags write it: `latency`, or `latency:ms=800,service=graph`. */
function parseFault(text: string): ReadFault {
  const [, id = '', rest] = /^([^:]*)(?::(.*))?$/s.exec(text.trim()) ?? []
  const given: Record<string, string> = {}
  for (const pair of rest?.split(',').filter(Boolean) ?? []) {
    const [, name, value] = /^([^=]+)=(.*)$/.exec(pair) ?? []
    if (name === undefined || value === undefined) {
      return { problem: `"${pair}" in the fault ${id} must be a name=value pair.` }
    }
    given[name] = value
  }
  return readFault(id, given)
}

/** Reads faults as flags write them; the first that does not fit is told. */
export function readFaults(
  texts: readonly string[],
): readonly ActiveFault[] | { readonly problem: string } {
  const faults: ActiveFault[] = []
  for (const text of texts) {
    const read = parseFault(text)
    if ('problem' in read) return read
    faults.push(read.fault)
  }
  return faults
}
