export type ExpressionOperator = 'eq' | 'matches'

/** `claims['sub'] matches 'repo:contoso/*'` */
export interface ExpressionTerm {
  readonly claim: string
  readonly operator: ExpressionOperator
  /** Comparand with quotes undone. */
  readonly comparand: string
  /** UTF-16 indexes of the term in the text. */
  readonly start: number
  readonly end: number
}

/** Terms that must all hold: the language has neither `or` nor `not` nor parentheses. */
export interface Expression {
  readonly terms: readonly [ExpressionTerm, ...ExpressionTerm[]]
}

/** Where reading stopped and what was wanted there. */
export interface ExpressionError {
  /** UTF-16 index in the text. */
  readonly index: number
  readonly message: string
  readonly hint?: string
}

export type ParsedExpression =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly error: ExpressionError }

/** Words that other filter languages have and this one lacks. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ['or', 'There is no `or`: add a second credential.'],
  ['not', 'There is no `not`.'],
  ['ne', 'There is no `ne`: only `eq` and `matches`.'],
  ['startswith', 'Write `matches` with a `*` at the end.'],
  ['endswith', 'Write `matches` with a `*` at the start.'],
  ['contains', 'Write `matches` with a `*` at both ends.'],
  ['in', 'There is no `in`: add one credential for each value.'],
  ['has', 'There is no `has`: only `eq` and `matches`.'],
])

/**
 * Reads a claimsMatchingExpression: `claims['name'] op 'value'` joined by ` and `, single spaces.
 * Two quotes in a value stand for one; that rule is likely but not documented.
 * Never throws. Source: learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials (2026-09).
 */
export function parseExpression(value: string): ParsedExpression {
  const reader = new Reader(value)
  try {
    const terms: [ExpressionTerm, ...ExpressionTerm[]] = [reader.term()]
    while (!reader.atEnd()) {
      reader.join()
      terms.push(reader.term())
    }
    return { ok: true, expression: { terms } }
  } catch (error) {
    if (error instanceof Stop) return { ok: false, error: error.detail }
    throw error
  }
}

/** Leaves the recursive reader; never leaves this file. */
class Stop extends Error {
  constructor(readonly detail: ExpressionError) {
    super(detail.message)
  }
}

class Reader {
  private at = 0

  constructor(private readonly text: string) {}

  atEnd(): boolean {
    return this.at === this.text.length
  }

  term(): ExpressionTerm {
    const start = this.at
    this.expect("claims['", "a term such as `claims['sub'] eq '…'`")
    const nameEnd = this.text.indexOf("'", this.at)
    const claim = nameEnd < 0 ? '' : this.text.slice(this.at, nameEnd)
    if (claim === '' || /\s/.test(claim)) this.stop('The name of a claim was expected.')
    this.at = nameEnd
    this.expect("']", '`]` after the name of the claim')
    this.expect(' ', 'one space before the operator')
    const operator = this.operator()
    this.expect(' ', 'one space before the value')
    const comparand = this.comparand()
    return { claim, operator, comparand, start, end: this.at }
  }

  join(): void {
    if (this.text.startsWith(' and ', this.at)) {
      this.at += 5
      return
    }
    const word = /^ *(\S*)/.exec(this.text.slice(this.at))?.[1] ?? ''
    if (word === '') this.stop('The expression must end here: there is a space too many.')
    this.stop(
      'Terms are joined by ` and ` with single spaces.',
      FOREIGN.get(word.toLowerCase()) ??
        (word.toLowerCase() === 'and'
          ? 'Write `and` in small letters with one space around.'
          : undefined),
    )
  }

  private operator(): ExpressionOperator {
    const word = /^[^\s']*/.exec(this.text.slice(this.at))?.[0] ?? ''
    if (word !== 'eq' && word !== 'matches') {
      const lower = word.toLowerCase()
      const hint =
        lower === 'eq' || lower === 'matches'
          ? 'Write the operator in small letters.'
          : FOREIGN.get(lower)
      return this.stop(`\`${word}\` is no operator: only \`eq\` and \`matches\` exist.`, hint)
    }
    this.at += word.length
    return word
  }

  private comparand(): string {
    this.expect("'", 'a value in single quotes')
    let value = ''
    for (;;) {
      const quote = this.text.indexOf("'", this.at)
      if (quote < 0) {
        this.at = this.text.length
        this.stop('The closing quote is missing.')
      }
      value += this.text.slice(this.at, quote)
      this.at = quote + 1
      if (this.text[this.at] !== "'") return value
      value += "'"
      this.at++
    }
  }

  private expect(literal: string, wanted: string): void {
    if (!this.text.startsWith(literal, this.at)) this.stop(`Expected ${wanted}.`)
    this.at += literal.length
  }

  private stop(message: string, hint?: string): never {
    throw new Stop({ index: this.at, message, ...(hint !== undefined && { hint }) })
  }
}
