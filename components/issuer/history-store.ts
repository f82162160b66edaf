import {
  afterLook,
  type IssuerHistory,
  lookOf,
  withChangesAccepted,
} from '@/lib/federation/issuer/key-history'
import type { ProbeReport } from '@/lib/federation/issuer/model'
import type { HistoryDatabase } from './history-database'

export interface HistorySnapshot {
  readonly histories: ReadonlyMap<string, IssuerHistory>
  /** False once the browser has refused to keep them: then they end with the page. */
  readonly kept: boolean
}

export interface HistoryStore {
  readonly snapshot: () => HistorySnapshot
  readonly subscribe: (listener: () => void) => () => void
  /** Reads what earlier pages left. Never rejects. */
  readonly load: () => Promise<void>
  /** Adds what a probe of `issuer` saw of its keys. Never rejects. */
  readonly note: (issuer: string, report: ProbeReport) => Promise<void>
  /** Calls an issuer's changes so far expected. */
  readonly accept: (issuer: string) => Promise<void>
  /** Forgets one issuer, or all. */
  readonly forget: (issuer?: string) => Promise<void>
}

/** Histories of key sets: in memory for the page, in the database across pages. One call at a time. */
export function createHistoryStore(database: HistoryDatabase): HistoryStore {
  let current: HistorySnapshot = { histories: new Map(), kept: true }
  let last: Promise<void> = Promise.resolve()
  const listeners = new Set<() => void>()

  function publish(change: Partial<HistorySnapshot>) {
    current = { ...current, ...change }
    for (const listener of listeners) listener()
  }

  /** Runs one after another, so that two looks at an issuer do not overwrite each other. */
  function inTurn(run: () => Promise<void>): Promise<void> {
    last = last.then(run)
    return last
  }

  /** What the database answers; undefined, and a mark, when it refuses. */
  async function tried<T>(ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await ask()
    } catch {
      if (current.kept) publish({ kept: false })
      return undefined
    }
  }

  async function keep(history: IssuerHistory) {
    publish({ histories: new Map(current.histories).set(history.issuer, history) })
    await tried(() => database.put(history))
  }

  return {
    snapshot: () => current,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    load: () =>
      inTurn(async () => {
        const found = (await tried(database.all)) ?? []
        const histories = new Map(found.map((history) => [history.issuer, history]))
        publish({ histories })
      }),
    note: (issuer, report) =>
      inTurn(async () => {
        const look = lookOf(issuer, report)
        if (look === undefined) return
        // Another tab may have looked in between.
        const before = (await tried(() => database.get(issuer))) ?? current.histories.get(issuer)
        const history = afterLook(before, look)
        if (history !== before || !current.histories.has(issuer)) await keep(history)
      }),
    accept: (issuer) =>
      inTurn(async () => {
        const history = current.histories.get(issuer)
        if (history !== undefined) await keep(withChangesAccepted(history))
      }),
    forget: (issuer) =>
      inTurn(async () => {
        const histories = new Map(current.histories)
        if (issuer === undefined) histories.clear()
        else histories.delete(issuer)
        publish({ histories })
        await tried(() => (issuer === undefined ? database.clear() : database.remove(issuer)))
      }),
  }
}
