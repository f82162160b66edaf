import { expect, it } from 'vitest'
import { keyed } from './keyed'

it('numbers items that are the same', () => {
  expect(keyed(['a', 'b', 'a', 'a'], (item) => item).map(({ key }) => key)).toEqual([
    'a',
    'b',
    'a 2',
    'a 3',
  ])
})
