import type { ChildProcess, StdioOptions } from 'node:child_process'

/** Chooses free ports, starts Next and waits until it answers. Ends with an error when it does not. */
export function serve(
  command: 'start' | 'dev',
  options?: { readonly stdio?: StdioOptions },
): Promise<{
  readonly address: string
  readonly child: ChildProcess
  readonly notes: readonly string[]
}>
