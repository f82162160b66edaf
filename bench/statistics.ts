/** Times of one kind of work, in milliseconds. */
export interface Times {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
  readonly mean: number
}

/** Percentiles by nearest rank. `samples` must not be empty. */
export function times(samples: readonly number[]): Times {
  const sorted = samples.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
  const sum = sorted.reduce((total, sample) => total + sample, 0)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1), mean: sum / sorted.length }
}

/** Lines of a table, columns padded to their widest cell; the first column to the left, numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows]
  const widths = head.map((_, at) => Math.max(...all.map((row) => (row[at] ?? '').length)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
  return all.map(line).join('\n')
}

/** `0.1234` as `0.12`, `123.4` as `123`. */
export function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
