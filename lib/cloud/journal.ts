import type { UndoStep } from '../federation/plan/undo'

/**
 * What changed in the tenant from this browser: one entry after the other, none ever changed. It lives
 * in IndexedDB of this browser; the server keeps nothing. Entries hold addresses and titles, never a
 * token, a signature or a key.
 */
export type JournalEvent =
  | { readonly kind: 'started'; readonly title: string; readonly by: string }
  /** About to be sent: from here on the thing may exist. */
  | { readonly kind: 'sent'; readonly step: UndoStep }
  /** The same step with what the answer taught. */
  | { readonly kind: 'made'; readonly step: UndoStep }
  /** Was not made after all. */
  | { readonly kind: 'refused'; readonly id: string }
  | { readonly kind: 'undone'; readonly id: string }
  | { readonly kind: 'finished' }
  /** The tear-down began: from here on the run is unfinished again. */
  | { readonly kind: 'cleaning' }
  | { readonly kind: 'cleaned' }
  | { readonly kind: 'forgotten' }

export interface JournalEntry {
  readonly runId: string
  /** ISO time. */
  readonly at: string
  /** Tenant that the run changed. */
  readonly tenantId: string
  readonly event: JournalEvent
}

export interface Journal {
  append(entry: JournalEntry): Promise<void>
  /** Every entry of this browser, oldest first. */
  read(): Promise<readonly JournalEntry[]>
}

/** A run of this browser that left things in the tenant, the last first. */
export interface JournaledRun {
  readonly runId: string
  readonly title: string
  readonly startedAt: string
  /** False when it stopped before its last request, or in the middle of its tear-down. */
  readonly finished: boolean
  readonly made: readonly UndoStep[]
}

/** The runs of one tenant that left something and were neither cleaned up nor forgotten, oldest first. */
export function journaledRuns(
  entries: readonly JournalEntry[],
  tenantId: string,
): readonly JournaledRun[] {
  const runs = new Map<string, JournalEntry[]>()
  for (const entry of entries) {
    if (entry.tenantId !== tenantId) continue
    runs.set(entry.runId, [...(runs.get(entry.runId) ?? []), entry])
  }
  return [...runs.values()].flatMap((run) => {
    const turn = run.findLast(({ event }) => TURNS.has(event.kind))?.event.kind
    const start = run.find(({ event }) => event.kind === 'started')
    if (turn === 'cleaned' || turn === 'forgotten' || start?.event.kind !== 'started') return []
    const made = madeOf(run)
    if (made.length === 0) return []
    const { runId, at: startedAt, event } = start
    return [{ runId, title: event.title, startedAt, finished: turn === 'finished', made }]
  })
}

/** What says how a run stands; the last one counts. */
const TURNS: ReadonlySet<JournalEvent['kind']> = new Set([
  'finished',
  'cleaning',
  'cleaned',
  'forgotten',
])

function madeOf(run: readonly JournalEntry[]): readonly UndoStep[] {
  const made = new Map<string, UndoStep>()
  for (const { event } of run) {
    if (event.kind === 'sent' || event.kind === 'made') made.set(event.step.id, event.step)
    if (event.kind === 'refused' || event.kind === 'undone') made.delete(event.id)
  }
  return [...made.values()].reverse()
}

const DATABASE = 'fedcred-journal'
const STORE = 'entries'

/** The journal in this browser. Where the browser has no IndexedDB, entries live as long as the page. */
export function browserJournal(): Journal {
  if (typeof indexedDB === 'undefined') return memoryJournal()
  return {
    async append(entry) {
      await inStore('readwrite', (store) => store.add(entry))
    },
    async read() {
      return (await inStore('readonly', (store) => store.getAll())) as JournalEntry[]
    },
  }
}

/** A journal that ends with the page. */
export function memoryJournal(): Journal {
  const entries: JournalEntry[] = []
  return {
    append: async (entry) => void entries.push(entry),
    read: async () => [...entries],
  }
}

async function inStore<T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await settled(openDatabase())
  try {
    return await settled(ask(database.transaction(STORE, mode).objectStore(STORE)))
  } finally {
    database.close()
  }
}

function openDatabase(): IDBOpenDBRequest {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { autoIncrement: true })
  return request
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB refused.'))
  })
}
