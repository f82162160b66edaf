import { describe, expect, it } from 'vitest'
import { remember } from './remember'

describe('remember', () => {
  it('asks once for each key, and again after it was emptied', () => {
    const asked: string[] = []
    const length = remember((key) => {
      asked.push(key)
      return key === 'none' ? undefined : key.length
    }, 3)
    expect(['a', 'bb', 'a', 'none', 'none'].map(length)).toEqual([1, 2, 1, undefined, undefined])
    expect(asked).toEqual(['a', 'bb', 'none'])
    expect(['c', 'a'].map(length)).toEqual([1, 1])
    expect(asked).toEqual(['a', 'bb', 'none', 'c', 'a'])
  })
})
