import type { ArmCall } from './call'

/** A JSON object; an empty one for anything else. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
}

/** A text; undefined for anything else. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** The tags of a body; undefined where it names none. */
export function readTags(call: ArmCall): Readonly<Record<string, string>> | undefined {
  const tags = call.body?.tags
  if (tags === undefined || tags === null) return undefined
  return Object.fromEntries(
    Object.entries(asRecord(tags)).map(([name, value]) => [name, String(value)]),
  )
}

/** A name of a region as ARM stores it: `West Europe` is `westeurope`. */
export function regionName(value: unknown): string {
  return (asText(value) ?? '').replaceAll(' ', '').toLowerCase()
}
