import { quoteShell } from '../recipes/quote'

/** A word of a command that is ours and needs no quoting, or a value that does. */
export type Word = string | { readonly value: string }

/** Marks text of a person: it is quoted as one word. */
export function value(text: string): Word {
  return { value: text }
}

/** An option with a person's value. A value that starts with a dash is joined by `=`, or it would be an option itself. */
export function option(name: string, text: string): Word {
  const quoted = quoteShell(text)
  return `${name}${text.startsWith('-') || text === '' ? '=' : ' '}${quoted}`
}

/** One command: the first words on the first line, every option on a line of its own. */
export function command(words: readonly Word[], options: readonly Word[] = []): string {
  return [words.map(written).join(' '), ...options.map(written)].join(' \\\n  ')
}

/** Several commands, one after the other, as the text of a block. */
export function script(...commands: readonly string[]): string {
  return commands.join('\n')
}

function written(word: Word): string {
  return typeof word === 'string' ? word : quoteShell(word.value)
}
