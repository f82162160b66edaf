import { expect, it } from 'vitest'
import { LINE_LENGTH_MAX, readLines } from './lines'

async function lines(...chunks: readonly (string | Uint8Array)[]): Promise<readonly string[]> {
  const found: string[] = []
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

it('gives no line for no input and ends at the bound', async () => {
  expect(await lines()).toEqual([])
  await expect(lines('x'.repeat(LINE_LENGTH_MAX), 'y')).rejects.toThrow('64 MiB')
})
