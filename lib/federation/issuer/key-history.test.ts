import { describe, expect, it } from 'vitest'
import {
  afterLook,
  type IssuerHistory,
  type KeyLook,
  lookOf,
  openChanges,
  withChangesAccepted,
} from './key-history'
import { historyFindings } from './key-history-findings'
import type { ProbeReport } from './model'

const ISSUER = 'https://oidc.contoso.com'
const OWN = { selfRotating: false }

/** A look; `a:1` is a key with id `a` and thumbprint `1`. */
function look(at: string, ...keys: readonly string[]): KeyLook {
  return {
    issuer: ISSUER,
    at: `${at}:00:00.000Z`,
    keys: keys.map((text) => {
      const [kid = '', thumbprint = ''] = text.split(':')
      return kid === '' ? { thumbprint } : { kid, thumbprint }
    }),
  }
}

function seen(...looks: readonly KeyLook[]): IssuerHistory {
  const history = looks.reduce<IssuerHistory | undefined>(afterLook, undefined)
  if (history === undefined) throw new Error('No look.')
  return history
}

const kinds = (history: IssuerHistory) =>
  history.changes.map(({ kind, subjects }) => `${kind} ${subjects.join(' ')}`)
const found = (history: IssuerHistory, options = OWN) =>
  historyFindings(history, options).map(({ id, severity }) => `${id} ${severity}`)

describe('afterLook', () => {
  it('keeps when each key was first and last seen', () => {
    const history = seen(
      look('2026-01-01T10', 'a:1'),
      look('2026-01-02T10', 'a:1', 'b:2'),
      look('2026-01-05T10', 'b:2'),
    )
    expect(history).toMatchObject({
      firstLook: '2026-01-01T10:00:00.000Z',
      lastLook: '2026-01-05T10:00:00.000Z',
      looks: 3,
      keys: [
        { kid: 'b', firstSeen: '2026-01-02T10:00:00.000Z', lastSeen: '2026-01-05T10:00:00.000Z' },
        {
          kid: 'a',
          lastSeen: '2026-01-02T10:00:00.000Z',
          vanishedAt: '2026-01-05T10:00:00.000Z',
        },
      ],
    })
    expect(kinds(history)).toEqual(['vanished a', 'added b'])
    expect(history.changes[0]).toMatchObject({ since: '2026-01-02T10:00:00.000Z' })
  })

  it('takes a look once, and none that is older than the last', () => {
    const history = seen(look('2026-01-02T10', 'a:1'))
    expect(afterLook(history, look('2026-01-02T10', 'b:2'))).toBe(history)
    expect(afterLook(history, look('2026-01-01T10', 'b:2'))).toBe(history)
  })

  it('tells a reused key id, a replaced set, a key that is back, and a moved key set apart', () => {
    expect(kinds(seen(look('2026-01-01T10', 'a:1'), look('2026-01-02T10', 'a:2')))).toEqual([
      'kid-reused a',
    ])
    expect(kinds(seen(look('2026-01-01T10', 'a:1'), look('2026-01-02T10', 'b:2')))).toEqual([
      'replaced b',
      'vanished a',
    ])
    const back = seen(
      look('2026-01-01T10', 'a:1', 'b:2'),
      look('2026-01-02T10', 'b:2'),
      look('2026-01-03T10', 'a:1', 'b:2'),
    )
    expect(kinds(back)).toEqual(['returned a', 'vanished a'])
    expect(back.keys.every(({ vanishedAt }) => vanishedAt === undefined)).toBe(true)
    const moved = seen(
      { ...look('2026-01-01T10', 'a:1'), jwksUri: 'https://a.com/1' },
      { ...look('2026-01-02T10', 'a:1'), jwksUri: 'https://a.com/2' },
    )
    expect(kinds(moved)).toEqual(['address-changed https://a.com/1 https://a.com/2'])
  })

  it('names a key without an id by its thumbprint, and counts a repeated key once', () => {
    const history = seen(look('2026-01-01T10', 'a:1'), look('2026-01-02T10', 'a:1', 'a:1', ':2'))
    expect(kinds(history)).toEqual(['added 2'])
    expect(history.keys).toHaveLength(2)
  })

  it('says nothing new when nothing changed', () => {
    const history = seen(look('2026-01-01T10', 'a:1'), look('2026-01-02T10', 'a:1'))
    expect(history.changes).toEqual([])
    expect(found(history)).toEqual([])
  })
})

describe('historyFindings', () => {
  it('critical: one key id for two keys', () => {
    const history = seen(look('2026-01-01T10', 'a:1'), look('2026-03-01T10', 'a:2'))
    expect(found(history)).toEqual(['issuer-document-drift critical'])
    expect(found(history, { selfRotating: true })).toEqual(['issuer-document-drift critical'])
  })

  it('a new key is drift, or a note where the platform rotates by itself', () => {
    const history = seen(look('2026-01-01T10', 'a:1'), look('2026-03-01T10', 'a:1', 'b:2'))
    expect(found(history)).toEqual(['issuer-document-drift high'])
    expect(found(history, { selfRotating: true })).toEqual(['issuer-document-drift info'])
    expect(found(withChangesAccepted(history))).toEqual([])
    expect(openChanges(withChangesAccepted(history))).toEqual([])
  })

  it('a set replaced in one step is a gap only when both looks lie within a day', () => {
    const close = seen(look('2026-01-01T10', 'a:1'), look('2026-01-01T20', 'b:2'))
    expect(found(close)).toEqual(['issuer-document-drift high', 'jwks-rotation-gap medium'])
    expect(found(close, { selfRotating: true })).toEqual([
      'jwks-rotation-gap medium',
      'issuer-document-drift info',
    ])
    const far = seen(look('2026-01-01T10', 'a:1'), look('2026-01-03T10', 'b:2'))
    expect(found(far)).toEqual(['issuer-document-drift high'])
  })

  it('a key that goes less than a day after its successor came is a gap', () => {
    const looks = (gone: string) =>
      seen(look('2026-01-01T10', 'a:1'), look('2026-01-01T12', 'a:1', 'b:2'), look(gone, 'b:2'))
    expect(found(looks('2026-01-02T09'))).toContain('jwks-rotation-gap medium')
    expect(found(looks('2026-01-02T10'))).not.toContain('jwks-rotation-gap medium')
  })

  it('an only key older than a year was never rotated', () => {
    const history = seen(look('2025-01-01T10', 'a:1'), look('2026-01-02T10', 'a:1'))
    expect(found(history)).toEqual(['jwks-never-rotated medium'])
    expect(found(history, { selfRotating: true })).toEqual([])
    expect(found(seen(look('2025-01-01T10', 'a:1'), look('2026-01-01T10', 'a:1')))).toEqual([])
    const two = seen(look('2025-01-01T10', 'a:1', 'b:2'), look('2026-01-02T10', 'a:1', 'b:2'))
    expect(found(two)).toEqual([])
  })
})

describe('lookOf', () => {
  const report: ProbeReport = {
    issuer: ISSUER,
    state: 'healthy',
    steps: [],
    keys: [
      { kid: 'a', kty: 'RSA', thumbprint: '1' },
      { kty: 'RSA', thumbprint: '' },
    ],
    findings: [],
    discovery: { url: `${ISSUER}/.well-known/openid-configuration`, jwksUri: `${ISSUER}/jwks` },
    probedAt: '2026-01-01T10:00:00.000Z',
  }

  it('takes ids and thumbprints of well-formed keys', () => {
    expect(lookOf(ISSUER, report)).toEqual({
      issuer: ISSUER,
      at: '2026-01-01T10:00:00.000Z',
      keys: [{ kid: 'a', thumbprint: '1' }],
      jwksUri: `${ISSUER}/jwks`,
    })
  })

  it('is no look when no key set was read; an empty one is', () => {
    const finding = (id: string) => ({ id, severity: 'high', message: '' }) as const
    const { discovery: _, ...unreachable } = report
    expect(lookOf(ISSUER, unreachable)).toBeUndefined()
    const empty = { ...report, keys: [] }
    expect(lookOf(ISSUER, { ...empty, findings: [finding('jwks-unreachable')] })).toBeUndefined()
    expect(lookOf(ISSUER, { ...empty, findings: [finding('jwks-no-usable-key')] })?.keys).toEqual(
      [],
    )
    expect(
      lookOf(ISSUER, {
        ...empty,
        findings: [finding('jwks-no-usable-key'), finding('jwks-malformed')],
      }),
    ).toBeUndefined()
  })
})
