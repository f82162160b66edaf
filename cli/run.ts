import type { Problem } from '@/lib/federation/result'
import type { CaseResult, Command, CommandIo, ExitStatus, ParsedArguments } from './command'
import { readAll, readLines } from './lines'

const COMMON_FLAGS = ['json', 'ndjson', 'help']

/**
 * Runs `fedcred` with the arguments after the program name.
 * Returns the exit status: for several lines 2 if any is 2, else 1, else 3, else 0.
 */
export async function run(
  argv: readonly string[],
  commands: readonly Command[],
  io: CommandIo,
): Promise<ExitStatus> {
  const [name, ...rest] = argv
  const command = commands.find((candidate) => candidate.name === name)
  if (!command) {
    if (name === undefined || name === '--help' || name === 'help') {
      io.write(`${usageOfAll(commands)}\n`)
      return name === undefined ? 2 : 0
    }
    io.writeError(`fedcred: there is no command "${name}".\n\n${usageOfAll(commands)}\n`)
    return 2
  }
  const args = parseArguments(rest, command)
  if ('problem' in args) {
    io.writeError(`fedcred ${command.name}: ${args.problem}\n\n${command.usage}\n`)
    return 2
  }
  if (args.flags.has('help')) {
    io.write(`${command.usage}\n`)
    return 0
  }
  if (args.flags.has('ndjson')) return runLines(command, args, io)
  if (args.positionals.length > 0) {
    if (!command.runWithArguments) {
      io.writeError(
        `fedcred ${command.name} takes no argument "${args.positionals[0]}".\n\n${command.usage}\n`,
      )
      return 2
    }
    return report(await command.runWithArguments(args, io), args, io)
  }
  if (!command.judgeCase) {
    io.writeError(`${command.usage}\n`)
    return 2
  }
  const text = await readAll(io.stdin)
  const value = parseJson(text, command.parseCase)
  return report('problem' in value ? value : await judge(command, value.value, io, args), args, io)
}

async function runLines(
  command: Command,
  args: ParsedArguments,
  io: CommandIo,
): Promise<ExitStatus> {
  if (!command.judgeCase) {
    io.writeError(`fedcred ${command.name} does not read cases.\n`)
    return 2
  }
  const seen = new Set<ExitStatus>()
  for await (const line of readLines(io.stdin)) {
    const value = parseJson(line, command.parseCase)
    const result = 'problem' in value ? value : await judge(command, value.value, io, args)
    if ('problem' in result) {
      seen.add(2)
      io.write(`${JSON.stringify({ problem: brief(result.problem) })}\n`)
    } else {
      seen.add(result.exit)
      io.write(`${JSON.stringify(result.output)}\n`)
    }
  }
  return seen.has(2) ? 2 : seen.has(1) ? 1 : seen.has(3) ? 3 : 0
}

/** A bug in a rule must cost one line, not the whole run. */
async function judge(
  command: Command,
  value: unknown,
  io: CommandIo,
  args: ParsedArguments,
): Promise<CaseResult | { readonly problem: Problem }> {
  try {
    return (await command.judgeCase?.(value, io, args)) ?? { problem: internal('No result.') }
  } catch (error) {
    return { problem: internal(error instanceof Error ? error.message : 'Unknown error.') }
  }
}

function internal(detail: string): Problem {
  return {
    code: 'internal-error',
    title: 'This case could not be judged because of a fault in Fedcred.',
    detail,
    retryable: false,
  }
}

function report(
  result: CaseResult | { readonly problem: Problem },
  args: ParsedArguments,
  io: CommandIo,
): ExitStatus {
  if ('problem' in result) {
    if (args.flags.has('json')) io.write(`${JSON.stringify({ problem: brief(result.problem) })}\n`)
    else {
      const { title, detail, hint } = result.problem
      io.writeError(`${title}\n${detail}${hint ? `\n${hint}` : ''}\n`)
    }
    return 2
  }
  io.write(
    args.flags.has('json') ? `${JSON.stringify(result.output)}\n` : `${result.text.join('\n')}\n`,
  )
  return result.exit
}

function brief(problem: Problem): object {
  const { code, title, detail, hint } = problem
  return hint === undefined ? { code, title, detail } : { code, title, detail, hint }
}

/** A text that is `undefined` was over the bound of `lines`. */
function parseJson(
  text: string | undefined,
  parse: (text: string) => unknown = JSON.parse,
): { readonly value: unknown } | { readonly problem: Problem } {
  if (text === undefined)
    return {
      problem: {
        code: 'input-too-long',
        title: 'The input is too long.',
        detail: 'One case may have 64 MiB.',
        hint: 'Leave out what the case does not need, or split it.',
        retryable: false,
      },
    }
  try {
    return { value: parse(text.startsWith('\uFEFF') ? text.slice(1) : text) }
  } catch {
    return {
      problem: {
        code: 'input-not-json',
        title: 'The input is not JSON.',
        detail:
          text.trim() === ''
            ? 'Standard input was empty.'
            : 'One JSON object was expected and the text could not be parsed.',
        hint: 'Give one JSON object a line with --ndjson, or one object without it.',
        retryable: false,
      },
    }
  }
}

function parseArguments(
  words: readonly string[],
  command: Command,
): ParsedArguments | { readonly problem: string } {
  const flags = new Set<string>()
  const options = new Map<string, string>()
  const positionals: string[] = []
  const knownFlags = new Set([...COMMON_FLAGS, ...(command.flags ?? [])])
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    if (!word.startsWith('--')) {
      positionals.push(word)
      continue
    }
    const [name = '', inline] = word.slice(2).split(/=(.*)/s, 2)
    if (knownFlags.has(name)) {
      flags.add(name)
    } else if (command.options?.includes(name)) {
      const value = inline ?? words[++index]
      if (value === undefined) return { problem: `--${name} needs a value.` }
      options.set(name, value)
    } else {
      return { problem: `there is no option --${name}.` }
    }
  }
  return { flags, options, positionals }
}

function usageOfAll(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length), 0)
  return [
    'Usage: fedcred COMMAND [--json | --ndjson]',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    'fedcred COMMAND --help tells more.',
  ].join('\n')
}
