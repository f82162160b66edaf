import { describe, expect, it } from 'vitest'
import type { IssuerHistory } from '@/lib/federation/issuer/key-history'
import type { ProbeReport } from '@/lib/federation/issuer/model'
import type { HistoryDatabase } from './history-database'
import { createHistoryStore } from './history-store'

const A = 'https://a.example'

function report(at: string, ...thumbprints: readonly string[]): ProbeReport {
  return {
    issuer: A,
    state: 'healthy',
    steps: [],
    keys: thumbprints.map((thumbprint) => ({ kid: `k${thumbprint}`, kty: 'RSA', thumbprint })),
    findings: [],
    discovery: { url: `${A}/.well-known/openid-configuration` },
    probedAt: `${at}T00:00:00.000Z`,
  }
}

/** A database in memory that outlives stores, as the browser's outlives pages. */
function fakeDatabase() {
  const rows = new Map<string, IssuerHistory>()
  const database: HistoryDatabase = {
    all: async () => [...rows.values()],
    get: async (issuer) => rows.get(issuer),
    put: async (history) => void rows.set(history.issuer, history),
    remove: async (issuer) => void rows.delete(issuer),
    clear: async () => rows.clear(),
  }
  return { rows, database }
}

const refusing: HistoryDatabase = {
  all: () => Promise.reject(new Error('SecurityError')),
  get: () => Promise.reject(new Error('SecurityError')),
  put: () => Promise.reject(new Error('SecurityError')),
  remove: () => Promise.reject(new Error('SecurityError')),
  clear: () => Promise.reject(new Error('SecurityError')),
}

describe('createHistoryStore', () => {
  it('notices on the next page what changed since the last', async () => {
    const { database } = fakeDatabase()
    await createHistoryStore(database).note(A, report('2026-01-01', '1'))
    const next = createHistoryStore(database)
    await next.load()
    expect(next.snapshot().histories.get(A)?.looks).toBe(1)
    await next.note(A, report('2026-01-02', '1', '2'))
    expect(next.snapshot().histories.get(A)?.changes).toMatchObject([
      { kind: 'added', subjects: ['k2'] },
    ])
    expect(next.snapshot().kept).toBe(true)
  })

  it('keeps addresses, key ids, thumbprints and times, and nothing else', async () => {
    const { rows, database } = fakeDatabase()
    await createHistoryStore(database).note(A, report('2026-01-01', '1'))
    const at = '2026-01-01T00:00:00.000Z'
    expect([...rows.values()]).toEqual([
      {
        ...{ issuer: A, firstLook: at, lastLook: at, looks: 1, changes: [] },
        keys: [{ kid: 'k1', thumbprint: '1', firstSeen: at, lastSeen: at }],
      },
    ])
  })

  it('loses no look when two come at once', async () => {
    const { rows, database } = fakeDatabase()
    const store = createHistoryStore(database)
    await Promise.all([
      store.note(A, report('2026-01-01', '1')),
      store.note(A, report('2026-01-02', '2')),
      store.note(A, report('2026-01-02', '2')),
    ])
    expect(rows.get(A)?.looks).toBe(2)
  })

  it('works without a database, and says that nothing is kept', async () => {
    const store = createHistoryStore(refusing)
    await store.load()
    expect(store.snapshot().kept).toBe(false)
    await store.note(A, report('2026-01-01', '1'))
    await store.note(A, report('2026-01-02', '2'))
    expect(store.snapshot().histories.get(A)?.changes).toHaveLength(2)
    await store.forget()
    expect(store.snapshot().histories.size).toBe(0)
  })

  it('accepts changes and forgets issuers, here and in the database', async () => {
    const { rows, database } = fakeDatabase()
    const store = createHistoryStore(database)
    await store.note(A, report('2026-01-01', '1'))
    await store.note(A, report('2026-01-02', '2'))
    await store.accept(A)
    expect(rows.get(A)?.acceptedAt).toBe('2026-01-02T00:00:00.000Z')
    await store.note('https://b.example', report('2026-01-01', '1'))
    await store.forget(A)
    expect([...rows.keys()]).toEqual(['https://b.example'])
    await store.forget()
    expect(rows.size).toBe(0)
    expect(store.snapshot().histories.size).toBe(0)
  })
})
