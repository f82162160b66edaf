import { describe, expect, it } from 'vitest'
import { explain } from '../aadsts/explain'
import { PUBLIC_THREADS, type PublicThread } from './threads'

const named = (threads: readonly PublicThread[]) =>
  threads.map((thread) => [thread.source.replace('https://github.com/', ''), thread] as const)

describe('error texts of public threads', () => {
  it('have a source of their own and hold no real ids', () => {
    const sources = PUBLIC_THREADS.map(({ source }) => source)
    expect(new Set(sources).size).toBe(sources.length)
    for (const source of sources) expect(new URL(source).protocol).toBe('https:')
    const invented =
      /^(?:11112222-3333-4444-5555-666677778(?:800|888)|99998888-7777-6666-5555-444433332222|aaaabbbb-0000-cccc-1111-dddd2222eeee|00001111-aaaa-2222-bbbb-3333cccc4444|55556666-7777-8888-9999-aaaabbbbcccc)$/
    const ids = PUBLIC_THREADS.flatMap(
      ({ text }) => text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi) ?? [],
    )
    expect(ids.filter((id) => !invented.test(id))).toEqual([])
  })

  it.each(named(PUBLIC_THREADS))('%s: code, field and values', (_, thread) => {
    const { codes, field, extracted } = explain(thread.text)
    expect(codes[0]?.code ?? null).toBe(thread.code)
    expect(field).toBe(thread.field)
    expect(extracted).toMatchObject(thread.extracted ?? {})
  })

  it.each(named(PUBLIC_THREADS))('%s: the first three causes', (_, thread) => {
    const causes = explain(thread.text).causes.map(({ id }) => id)
    expect(causes.slice(0, 3)).toEqual(thread.first)
  })

  it('name the fix that closed the thread among the first three, unless the text hides it', () => {
    const missed = PUBLIC_THREADS.filter(
      ({ fix, first, hidden }) => fix !== null && !first.includes(fix) && hidden === undefined,
    )
    expect(missed.map(({ source }) => source)).toEqual([])
  })

  it('name it first in three of four', () => {
    const known = PUBLIC_THREADS.filter(({ fix }) => fix !== null)
    const right = known.filter(({ fix, first }) => first[0] === fix)
    expect(right.length / known.length).toBeGreaterThan(0.75)
  })
})
