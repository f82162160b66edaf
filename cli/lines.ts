/** Standard input as lines. Bounded, so that a runaway pipe ends with a sentence and not with memory. */

/** Longest line accepted, in UTF-16 units: 50,000 credentials fit, a disk image does not. */
export const LINE_LENGTH_MAX = 64 * 1024 * 1024

export async function* readLines(
  input: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  // Only the new chunk is searched: a line of 10 MB comes in 160 chunks.
  let pending = ''
  for await (const chunk of input) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      yield stripReturn(pending + text.slice(start, end))
      pending = ''
      start = end + 1
    }
    pending += text.slice(start)
    if (pending.length > LINE_LENGTH_MAX) throw new Error('A line of the input is over 64 MiB.')
  }
  pending += decoder.decode()
  if (pending !== '') yield stripReturn(pending)
}

export async function readAll(input: AsyncIterable<Uint8Array | string>): Promise<string> {
  const decoder = new TextDecoder('utf-8')
  let text = ''
  for await (const chunk of input) {
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    if (text.length > LINE_LENGTH_MAX) throw new Error('The input is over 64 MiB.')
  }
  return text + decoder.decode()
}

function stripReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}
