import { describe, expect, it } from 'vitest'
import { explain } from './explain'
import { NEIGHBOURS } from './neighbours'

describe('errors without an AADSTS number', () => {
  it.each(
    NEIGHBOURS.flatMap((neighbour) =>
      neighbour.phrases.map((phrase) => [phrase, neighbour] as const),
    ),
  )('%s', (phrase, { cause, field, from, source }) => {
    const { codes, causes, notes, ...rest } = explain(`ERROR: ${phrase.replaceAll(' ', '\n')} …`)
    expect(codes).toEqual([])
    expect(rest.field).toBe(field)
    expect(causes).toEqual([cause])
    expect(notes).toContain(`This is ${from}.`)
    expect(cause.fix).toMatch(/\.$/)
    expect(new URL(source).protocol).toBe('https:')
  })

  it('have one entry for each cause', () => {
    const ids = NEIGHBOURS.map(({ cause }) => cause.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('stand back behind a code', () => {
    const { codes, causes } = explain(
      'No subscriptions found for ***. AADSTS70025: The client has no configured federated identity credentials.',
    )
    expect(codes.map(({ code }) => code)).toEqual([70025])
    expect(causes.map(({ id }) => id)).not.toContain('role-missing')
  })

  it('say nothing about other texts', () => {
    const { codes, field, causes } = explain('The disk is full.')
    expect({ codes, field, causes }).toEqual({ codes: [], field: null, causes: [] })
  })
})
