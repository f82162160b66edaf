import type { Tenant } from '../model'

/** Changed applications that one tenant remembers; older delta tokens have to start over. */
const MAX_CHANGES = 1000

/** Which applications changed, for delta queries. Lives as long as the tenant and ends with a reset. */
export interface ChangeLog {
  /** Tells this log from the one of before a reset. */
  readonly epoch: number
  /** Number of the last change. */
  sequence: number
  /** Changes up to this one are forgotten. */
  floor: number
  /** Applications that were deleted since the log began. */
  deletions: number
  /** Object ids with the number of their last change, in that order. */
  readonly last: Map<string, number>
}

const logs = new WeakMap<Tenant, ChangeLog>()
let epochs = 0

/** The log of a tenant; empty at first. */
export function changeLog(tenant: Tenant): ChangeLog {
  const known = logs.get(tenant)
  if (known !== undefined) return known
  epochs += 1
  const made = { epoch: epochs, sequence: 0, floor: 0, deletions: 0, last: new Map() }
  logs.set(tenant, made)
  return made
}

/** Notes that an application was made, changed or deleted. */
export function noteChange(tenant: Tenant, id: string, deleted = false): void {
  const log = changeLog(tenant)
  log.sequence += 1
  if (deleted) log.deletions += 1
  log.last.delete(id)
  log.last.set(id, log.sequence)
  for (const [oldest, sequence] of log.last) {
    if (log.last.size <= MAX_CHANGES) return
    log.last.delete(oldest)
    log.floor = sequence
  }
}
