import { expect, it } from 'vitest'
import { readAll, readLines } from './lines'

async function lines(
  ...chunks: readonly (string | Uint8Array)[]
): Promise<readonly (string | undefined)[]> {
  const found: (string | undefined)[] = []
  const input = (async function* () {
    yield* chunks
  })()
  for await (const line of readLines(input)) found.push(line)
  return found
}

it('splits lines wherever the chunks end', async () => {
  const whole = 'a\r\n\nbc\nd'
  const expected = ['a', '', 'bc', 'd']
  expect(await lines(whole)).toEqual(expected)
  expect(await lines(...whole)).toEqual(expected)
  expect(await lines('a\r', '\n\nb', 'c\nd')).toEqual(expected)
})

it('joins characters that chunks cut apart', async () => {
  const bytes = new TextEncoder().encode('é😀\n')
  expect(await lines(...Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(['é😀'])
})

it('gives no line for no input', async () => {
  expect(await lines()).toEqual([])
})

it('keeps the place of a line over the bound and goes on', async () => {
  const input = (async function* () {
    yield* ['ab\nabc', 'de\nabcd\nabcde\nx\nlong', 'er']
  })()
  const found: (string | undefined)[] = []
  for await (const line of readLines(input, 4)) found.push(line)
  expect(found).toEqual(['ab', undefined, 'abcd', undefined, 'x', undefined])
})

it('reads the whole input up to the bound', async () => {
  const input = async function* () {
    yield* ['ab', 'cd']
  }
  expect(await readAll(input(), 4)).toBe('abcd')
  expect(await readAll(input(), 3)).toBeUndefined()
})
