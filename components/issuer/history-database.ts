import type { IssuerHistory } from '@/lib/federation/issuer/key-history'

/** Where histories are kept. Every call may reject: a private window refuses, a full disk fails. */
export interface HistoryDatabase {
  readonly all: () => Promise<readonly IssuerHistory[]>
  readonly get: (issuer: string) => Promise<IssuerHistory | undefined>
  readonly put: (history: IssuerHistory) => Promise<void>
  readonly remove: (issuer: string) => Promise<void>
  readonly clear: () => Promise<void>
}

const STORE = 'issuers'
const VERSION = 1

/** The browser's own IndexedDB, opened at the first call. */
export function indexedDatabase(name: string): HistoryDatabase {
  let opening: Promise<IDBDatabase> | undefined

  function open(): Promise<IDBDatabase> {
    opening ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(name, VERSION)
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'issuer' })
      request.onsuccess = () => {
        // Another tab may want a newer form: this one must not block it.
        request.result.onversionchange = () => request.result.close()
        resolve(request.result)
      }
      request.onerror = () => reject(request.error)
      request.onblocked = () => reject(new Error('Another tab holds an older form open.'))
    })
    return opening
  }

  async function ask<T>(
    mode: IDBTransactionMode,
    run: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> {
    const database = await open()
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode)
      const request = run(transaction.objectStore(STORE))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(transaction.error)
      transaction.onerror = () => reject(transaction.error)
    })
  }

  return {
    all: async () => (await ask('readonly', (store) => store.getAll())).filter(isHistory),
    get: async (issuer) => {
      const found: unknown = await ask('readonly', (store) => store.get(issuer))
      return isHistory(found) ? found : undefined
    },
    put: async (history) => void (await ask('readwrite', (store) => store.put(history))),
    remove: async (issuer) => void (await ask('readwrite', (store) => store.delete(issuer))),
    clear: async () => void (await ask('readwrite', (store) => store.clear())),
  }
}

/** What an older version or somebody's hand wrote is left out. */
function isHistory(value: unknown): value is IssuerHistory {
  const { issuer, firstLook, lastLook, keys, changes } = Object(value) as Record<string, unknown>
  return (
    typeof issuer === 'string' &&
    typeof firstLook === 'string' &&
    typeof lastLook === 'string' &&
    Array.isArray(keys) &&
    Array.isArray(changes)
  )
}
