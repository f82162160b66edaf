import { COMMANDS } from '../commands'
import { run } from '../run'
import { NOW } from './kit'

const CHUNK = 1024 * 1024

/** Runs one command over lines, as a pipe would. */
export async function fedcred(argv: readonly string[], lines: readonly (string | object)[]) {
  let out = ''
  const exit = await run(argv, COMMANDS, {
    stdin: (async function* () {
      for (const line of lines) {
        const text = `${typeof line === 'string' ? line : JSON.stringify(line)}\n`
        for (let start = 0; start < text.length; start += CHUNK)
          yield text.slice(start, start + CHUNK)
      }
    })(),
    write: (text) => {
      out += text
    },
    writeError: () => undefined,
    now: () => new Date(NOW),
  })
  return {
    exit,
    out,
    results: out
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line)),
  }
}
