import { redact } from './redact'

/** What a line may say. An allow list: no bodies, no headers, no query strings. */
export interface LogEntry {
  /** Stable id of what happened: `probe`, `token-refused`. */
  readonly event: string
  readonly outcome?: string
  /** Stable id of the reason. */
  readonly reason?: string
  /** Host of an issuer. */
  readonly host?: string
  readonly tenantId?: string
  readonly objectId?: string
  /** Ids of rules or findings. */
  readonly ids?: readonly string[]
  readonly ms?: number
  readonly status?: number
}

export type Log = (entry: LogEntry) => void

const TEXT_LENGTH_MAX = 200
const FIELDS = [
  'event',
  'outcome',
  'reason',
  'host',
  'tenantId',
  'objectId',
  'ids',
  'ms',
  'status',
] as const

/**
 * A log of one JSON object a line. Only the fields of `LogEntry` are written, each redacted and cut,
 * whatever else the object carries.
 */
export function createLog(write: (line: string) => void, now: () => Date): Log {
  return (entry) => {
    const line: Record<string, unknown> = { time: now().toISOString() }
    for (const field of FIELDS) {
      const value = safe(entry[field])
      if (value !== undefined) line[field] = value
    }
    write(`${JSON.stringify(line)}\n`)
  }
}

function safe(value: unknown): unknown {
  if (typeof value === 'number') return value
  if (typeof value === 'string') return redact(value).slice(0, TEXT_LENGTH_MAX)
  if (Array.isArray(value)) return value.slice(0, 50).map(safe)
  return undefined
}
