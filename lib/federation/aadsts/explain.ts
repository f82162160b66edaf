import { cleanText } from './clean'
import { compactText } from './compact'
import { type Extraction, extract } from './extract'
import { findCodeByWords, findCodes } from './find-codes'
import { lookupListed } from './listed'
import type { CodeCause, CodeEntry, ExplainedCode, Explanation, Extracted } from './model'
import { findNeighbours, type Neighbour } from './neighbours'
import { rankCauses } from './rank'
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
  // Without a code the text may be an error next door, which has a cause all the same.
  const neighbours = codes.length === 0 ? findNeighbours(text) : []
  const extraction = extract(
    text,
    [...entries, ...neighbours].flatMap((known) => known.patterns ?? []),
  )
  return {
    codes,
    field: entries[0]?.field ?? neighbours[0]?.field ?? null,
    extracted: extraction.extracted,
    causes:
      neighbours.length > 0
        ? neighbours.map(({ cause }) => cause)
        : causesOf(entries, extraction.extracted, clean.text),
    notes: notesOf(codes, neighbours, extraction, clean.cut, byWords !== undefined),
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

function causesOf(
  entries: readonly CodeEntry[],
  extracted: Extracted,
  text: string,
): readonly CodeCause[] {
  const causes = new Map<string, CodeCause>()
  for (const entry of entries) {
    const fitting = entry.causes.filter((cause) => fits(cause, extracted))
    for (const cause of rankCauses(entry.code, fitting, { extracted, text })) {
      if (!causes.has(cause.id)) causes.set(cause.id, cause)
    }
  }
  return [...causes.values()]
}

/** A cause that belongs to one kind of workload is dropped when the text shows another kind. */
function fits({ subjectStarts, issuerHas }: CodeCause, { subject, issuer }: Extracted): boolean {
  const form = isShown(subject) ? subject : usualSubject(issuer)
  const starts = subjectStarts?.some((start) => form?.toLowerCase().startsWith(start))
  const has = issuerHas?.some((part) => issuer?.toLowerCase().includes(part))
  return !(form !== undefined && starts === false) && !(isShown(issuer) && has === false)
}

/** How subjects of an issuer begin, where its address tells. */
function usualSubject(issuer: string | undefined): string | undefined {
  return USUAL_SUBJECTS.find(([part]) => issuer?.includes(part))?.[1]
}

const USUAL_SUBJECTS: readonly (readonly [issuerPart: string, subjectStart: string])[] = [
  ['token.actions.', 'repo:'],
  ['.oic.prod-aks.azure.', 'system:serviceaccount:'],
  ['oidc.prod-aks.azure.', 'system:serviceaccount:'],
  ['oidc.eks.', 'system:serviceaccount:'],
  ['kubernetes.default', 'system:serviceaccount:'],
  ['vstoken.', 'sc://'],
  ['app.terraform.io', 'organization:'],
  ['gitlab.', 'project_path:'],
]

/** False for a value that is absent or stands for one: `***`, `<redacted sub>`, `xxx`. */
function isShown(value: string | undefined): value is string {
  return value !== undefined && !/^(?:[<[{*].*|x+|redacted)$/is.test(value)
}

function notesOf(
  codes: readonly ExplainedCode[],
  neighbours: readonly Neighbour[],
  { extracted, masked, joined, cut, printed }: Extraction,
  tooLong: boolean,
  byWords: boolean,
): readonly string[] {
  const notes: string[] = []
  if (codes.length === 0) notes.push('No AADSTS code was found in this text.')
  if (neighbours[0]) notes.push(`This is ${neighbours[0].from}.`)
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
