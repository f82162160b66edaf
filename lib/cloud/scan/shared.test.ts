import { describe, expect, it } from 'vitest'
import { sharing } from './shared'

describe('sharing', () => {
  it('gives the very same value for equal texts', () => {
    const list = sharing((text) => [text])
    expect(list('a')).toBe(list('a'))
    expect(list('b')).toEqual(['b'])
  })
  it('keeps right, and keeps no more than it may, when there are many texts', () => {
    let made = 0
    const list = sharing((text) => {
      made++
      return [text]
    })
    for (let n = 0; n < 4096; n++) list(`t${n}`)
    expect(list('t0')).toEqual(['t0'])
    expect(made).toBe(4096)
    expect(list('one more')).toEqual(['one more'])
    expect(list('t0')).toEqual(['t0'])
    expect(made).toBe(4098)
  })
})
