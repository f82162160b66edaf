import { cleanText } from './clean'
import { compactText } from './compact'
import { type Extraction, extract } from './extract'
import { findCodeByWords, findCodes } from './find-codes'
import { lookupListed } from './listed'
import type { CodeCause, CodeEntry, ExplainedCode, Explanation, Extracted } from './model'
import { findCode } from './registry'

/** Codes of user sign-in that are pasted by mistake; they say nothing about federation. */
const USER_FLOW_CODES: ReadonlySet<number> = new Set([
  50020, 50034, 500341, 51004, 50053, 530035, 65001, 650052, 650056, 650057, 650059, 90094, 70002,
  90101, 240002, 399284,
])

/**
 * Explains a pasted error or log: its AADSTS codes in order of appearance, the values it carries, and
 * probable causes with fixes. Reads at most 1 MiB, never throws, takes time linear in the text.
 */
export function explain(pasted: string): Explanation {
  const clean = cleanText(pasted)
  const text = compactText(clean.text)
  const numbers = findCodes(text)
  const byWords = numbers.length === 0 ? findCodeByWords(text) : undefined
  const codes = (byWords === undefined ? numbers : [byWords]).map(describe)
  const entries = codes.flatMap(({ code }) => findCode(code) ?? [])
  const extraction = extract(
    text,
    entries.flatMap((entry) => entry.patterns ?? []),
  )
  return {
    codes,
    field: entries[0]?.field ?? null,
    extracted: extraction.extracted,
    causes: causesOf(entries, extraction.extracted),
    notes: notesOf(codes, extraction, clean.cut, byWords !== undefined),
  }
}

function describe(code: number): ExplainedCode {
  const entry = findCode(code)
  if (entry) return { code, name: entry.name, meaning: entry.meaning, known: 'analysed' }
  const listed = lookupListed(code)
  if (listed) return { ...listed, known: 'listed' }
  return {
    code,
    name: '-',
    meaning: 'This number is in none of the lists that Fedcred knows.',
    known: 'unknown',
  }
}

function causesOf(entries: readonly CodeEntry[], extracted: Extracted): readonly CodeCause[] {
  const causes = new Map<string, CodeCause>()
  for (const cause of entries.flatMap((entry) => entry.causes)) {
    if (!causes.has(cause.id) && fits(cause, extracted)) causes.set(cause.id, cause)
  }
  return [...causes.values()]
}

/** A cause that belongs to one kind of workload is dropped when the text shows another kind. */
function fits({ subjectStarts, issuerHas }: CodeCause, { subject, issuer }: Extracted): boolean {
  const starts = subjectStarts?.some((start) => subject?.toLowerCase().startsWith(start))
  const has = issuerHas?.some((part) => issuer?.toLowerCase().includes(part))
  return !(subject !== undefined && starts === false) && !(issuer !== undefined && has === false)
}

function notesOf(
  codes: readonly ExplainedCode[],
  { extracted, masked, joined, cut, printed }: Extraction,
  tooLong: boolean,
  byWords: boolean,
): readonly string[] {
  const notes: string[] = []
  if (codes.length === 0) notes.push('No AADSTS code was found in this text.')
  if (byWords) notes.push('The text carries no number; the code was told from its words.')
  if (extracted.issuer !== undefined) {
    notes.push(
      'Logs and error texts can add or drop the slash at the end of an issuer. Take the issuer from the decoded token.',
    )
  }
  for (const [key, value] of printed) {
    notes.push(
      `The message says ${key} ${extracted[key]}, the token details in the log say ${value}.`,
    )
  }
  if (masked.length > 0) {
    notes.push(`The log masked part of ${masked.join(' and ')} with ***; it cannot be compared.`)
  }
  if (joined.length > 0) {
    notes.push(`A line break inside ${joined.join(' and ')} was taken out.`)
  }
  if (cut.length > 0) notes.push(`The text ends inside ${cut.join(' and ')}.`)
  if (tooLong) notes.push('Only the first 1,048,576 characters were read.')
  if (codes.length > 0 && codes.every(({ code }) => USER_FLOW_CODES.has(code))) {
    notes.push('This code belongs to the sign-in of users, not to workload identity federation.')
  }
  return notes
}
