import { describe, expect, it } from 'vitest'
import type { Command, CommandIo } from './command'
import { run } from './run'

/** Doubles numbers; zero is refused, text cannot be read, 13 hits a bug. */
const double: Command = {
  name: 'double',
  summary: 'Doubles.',
  usage: 'Usage: fedcred double',
  flags: ['loud'],
  options: ['by'],
  judgeCase: async (value, _io, args) => {
    if (value === 13) throw new Error('unlucky')
    if (typeof value !== 'number') {
      return {
        problem: {
          code: 'not-a-number',
          title: 'No number.',
          detail: 'A number was expected.',
          retryable: false,
        },
      }
    }
    const factor = Number(args.options.get('by') ?? 2)
    const text = args.flags.has('loud') ? 'DOUBLED' : 'doubled'
    if (value < 0) return { output: { undetermined: true }, exit: 3, text: ['?'] }
    return { output: { doubled: value * factor }, exit: value === 0 ? 1 : 0, text: [text] }
  },
  runWithArguments: async (args) => ({
    output: { given: args.positionals },
    exit: 0,
    text: ['given'],
  }),
}

async function fedcred(
  argv: readonly string[],
  input: string | readonly (string | Uint8Array)[] = '',
) {
  let out = ''
  let error = ''
  const chunks = typeof input === 'string' ? [input] : input
  const io: CommandIo = {
    stdin: (async function* () {
      yield* chunks
    })(),
    write: (text) => {
      out += text
    },
    writeError: (text) => {
      error += text
    },
    now: () => new Date(0),
  }
  const exit = await run(argv, [double], io)
  return { exit, out, error }
}

describe('fedcred', () => {
  it('writes exactly one line for each line read, in order', async () => {
    const { out } = await fedcred(['double', '--ndjson'], '1\nnonsense\n"text"\n\n13\n2')
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { doubled: 2 },
      {
        problem: {
          code: 'input-not-json',
          title: expect.any(String),
          detail: expect.any(String),
          hint: expect.any(String),
        },
      },
      { problem: { code: 'not-a-number', title: 'No number.', detail: 'A number was expected.' } },
      {
        problem: {
          code: 'input-not-json',
          title: expect.any(String),
          detail: 'Standard input was empty.',
          hint: expect.any(String),
        },
      },
      { problem: { code: 'internal-error', title: expect.any(String), detail: 'unlucky' } },
      { doubled: 4 },
    ])
  })

  it.each([
    ['1\n2\n', 0],
    ['1\n0\n', 1],
    ['1\n-1\n', 3],
    ['-1\n0\n', 1],
    ['0\nx\n', 2],
    ['', 0],
  ] as const)('exit status of lines %j is %i', async (input, exit) => {
    expect((await fedcred(['double', '--ndjson'], input)).exit).toBe(exit)
  })

  it('reads lines that are split across chunks and characters that are split across bytes', async () => {
    const bytes = new TextEncoder().encode('"\u00e9"\n3\n')
    const { out } = await fedcred(
      ['double', '--ndjson'],
      [bytes.slice(0, 2), bytes.slice(2, 5), bytes.slice(5)],
    )
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { problem: { code: 'not-a-number', title: 'No number.', detail: 'A number was expected.' } },
      { doubled: 6 },
    ])
  })

  it('takes a carriage return and a byte order mark', async () => {
    expect((await fedcred(['double', '--ndjson'], '\uFEFF4\r\n5\r\n')).out).toBe(
      '{"doubled":8}\n{"doubled":10}\n',
    )
  })

  it('prints text for a person and JSON with --json', async () => {
    expect(await fedcred(['double'], '4')).toEqual({ exit: 0, out: 'doubled\n', error: '' })
    expect(await fedcred(['double', '--json', '--by=3'], '4')).toEqual({
      exit: 0,
      out: '{"doubled":12}\n',
      error: '',
    })
    expect((await fedcred(['double', '--loud', '--by', '5'], '4')).out).toBe('DOUBLED\n')
  })

  it('puts an unreadable single case on standard error and ends with 2', async () => {
    const plain = await fedcred(['double'], 'x')
    expect(plain.exit).toBe(2)
    expect(plain.out).toBe('')
    expect(plain.error).toContain('The input is not JSON.')
    const json = await fedcred(['double', '--json'], 'x')
    expect(json.exit).toBe(2)
    expect(JSON.parse(json.out)).toMatchObject({ problem: { code: 'input-not-json' } })
  })

  it.each([[[]], [['nothing']], [['double', '--unknown']], [['double', '--by']]])(
    'ends with 2 and the usage for %j',
    async (argv) => {
      const { exit, out, error } = await fedcred(argv)
      expect(exit).toBe(2)
      expect(out + error).toContain('Usage: fedcred')
    },
  )

  it('passes positional arguments', async () => {
    expect((await fedcred(['double', 'https://example.com', '--json'])).out).toBe(
      '{"given":["https://example.com"]}\n',
    )
  })
})
