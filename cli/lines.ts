/** Standard input as lines. Bounded, so that a runaway pipe ends with a sentence and not with memory. */

/** Longest line accepted, in UTF-16 units: 50,000 credentials fit, a disk image does not. */
export const LINE_LENGTH_MAX = 64 * 1024 * 1024

/** Yields each line without its end, or `undefined` in the place of a line over the bound. */
export async function* readLines(
  input: AsyncIterable<Uint8Array | string>,
  lengthMax = LINE_LENGTH_MAX,
): AsyncGenerator<string | undefined> {
  const decoder = new TextDecoder('utf-8')
  // Only the new chunk is searched: a line of 10 MB comes in 160 chunks.
  let pending: string | undefined = ''
  const extend = (piece: string): string | undefined =>
    pending === undefined || pending.length + piece.length > lengthMax ? undefined : pending + piece
  for await (const chunk of input) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      yield stripReturn(extend(text.slice(start, end)))
      pending = ''
      start = end + 1
    }
    pending = extend(text.slice(start))
  }
  pending = extend(decoder.decode())
  if (pending !== '') yield stripReturn(pending)
}

/** The whole input as one text, or `undefined` when it is over the bound. */
export async function readAll(
  input: AsyncIterable<Uint8Array | string>,
  lengthMax = LINE_LENGTH_MAX,
): Promise<string | undefined> {
  const decoder = new TextDecoder('utf-8')
  let text = ''
  for await (const chunk of input) {
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    if (text.length > lengthMax) return undefined
  }
  return text + decoder.decode()
}

function stripReturn(line: string | undefined): string | undefined {
  return line?.endsWith('\r') ? line.slice(0, -1) : line
}
