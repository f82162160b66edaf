import { describe, expect, it } from 'vitest'
import { gravest, type Mark } from './marks'

const mark = (id: Mark['id'], tone: Mark['tone']): Mark => ({
  id,
  tone,
  field: 'subject',
  title: id,
})

describe('gravest', () => {
  it('puts what cannot match first and keeps the order of equals', () => {
    const marks = [
      mark('audience-unusual', 'neutral'),
      mark('subject-placeholder', 'warn'),
      mark('issuer-slash', 'err'),
      mark('subject-kubernetes', 'err'),
    ]
    expect(gravest(marks).map(({ id }) => id)).toEqual([
      'issuer-slash',
      'subject-kubernetes',
      'subject-placeholder',
      'audience-unusual',
    ])
  })
})
