import type { Problem } from '@/lib/federation/result'

/** 0 accepted, clean, allowed or explained; 1 refused or found; 2 bad usage or unreadable input; 3 undetermined. */
export type ExitStatus = 0 | 1 | 2 | 3

export interface CaseResult {
  /** The JSON shape of the command's contract. */
  readonly output: object
  readonly exit: ExitStatus
  /** The same for a person, one line an entry. */
  readonly text: readonly string[]
}

/** What a command gets from the process: nothing is read from globals, so tests pass their own. */
export interface CommandIo {
  readonly stdin: AsyncIterable<Uint8Array | string>
  readonly write: (text: string) => void
  readonly writeError: (text: string) => void
  readonly now: () => Date
}

export interface ParsedArguments {
  readonly positionals: readonly string[]
  readonly flags: ReadonlySet<string>
  readonly options: ReadonlyMap<string, string>
}

/** A subcommand of `fedcred`. One file in `cli/commands` exports one. */
export interface Command {
  readonly name: string
  readonly summary: string
  readonly usage: string
  /** Flags without a value, beside the common `--json`, `--ndjson` and `--help`. */
  readonly flags?: readonly string[]
  /** Options with a value: `--format json`. */
  readonly options?: readonly string[]
  /** Reads the text of one case; throws a SyntaxError. Default: JSON.parse. */
  readonly parseCase?: (text: string) => unknown
  /**
   * Judges one case read from standard input. Returns a problem for input that it cannot read.
   * Absent when the command takes no cases.
   */
  readonly judgeCase?: (
    value: unknown,
    io: CommandIo,
    args: ParsedArguments,
  ) => Promise<CaseResult | { readonly problem: Problem }>
  /** Runs with positional arguments instead of standard input, for example `probe URL`. */
  readonly runWithArguments?: (
    args: ParsedArguments,
    io: CommandIo,
  ) => Promise<CaseResult | { readonly problem: Problem }>
}
