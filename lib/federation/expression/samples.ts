import { decodeAssertion } from '../assertion/decode'
import { isJsonObject, parseStrictJson } from '../assertion/json'
import type { JsonObject } from '../assertion/model'
import { evaluateExpression, type TermResult } from './evaluate'
import type { Expression } from './parse'

/** Longest text and most samples that are read. */
const TEXT_MAX = 1024 * 1024
export const SAMPLES_MAX = 500

/** One thing to try an expression on. Holds claims, never the token. */
export interface ClaimSample {
  readonly kind: 'token' | 'claims' | 'subject'
  readonly claims: JsonObject
  /** Number of the line it begins on, from 1. */
  readonly line: number
}

/** A line that holds nothing to try, with the reason. Its text is not kept. */
export interface UnreadSample {
  readonly line: number
  readonly reason: string
}

/** A secret that was pasted by mistake; UTF-16 indexes of where it stood. */
export interface DroppedSecret {
  readonly label: string
  readonly advice: string
  readonly start: number
  readonly end: number
}

export interface ReadSamples {
  readonly samples: readonly ClaimSample[]
  readonly unread: readonly UnreadSample[]
  readonly secrets: readonly DroppedSecret[]
  /** True when there were more than are read. */
  readonly cut: boolean
}

interface Block {
  readonly text: string
  readonly start: number
  readonly line: number
}

/**
 * Reads tokens, claims as JSON and plain subjects, one a line or separated by blank lines. Never
 * throws. Secrets are named with their place, so that the page can drop them; nothing is echoed.
 */
export function readSamples(text: string): ReadSamples {
  const found = { samples: [], unread: [], secrets: [] } as {
    samples: ClaimSample[]
    unread: UnreadSample[]
    secrets: DroppedSecret[]
  }
  for (const block of blocksOf(text.slice(0, TEXT_MAX))) {
    if (found.samples.length > SAMPLES_MAX) break
    for (const part of partsOf(block)) readPart(part, found)
  }
  const cut = found.samples.length > SAMPLES_MAX || text.length > TEXT_MAX
  return { ...found, samples: found.samples.slice(0, SAMPLES_MAX), cut }
}

/** Pieces between blank lines. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let current: string[] = []
  let start = 0
  let at = 0
  let line = 0
  let firstLine = 1
  const flush = () => {
    if (current.length > 0) blocks.push({ text: current.join('\n'), start, line: firstLine })
    current = []
  }
  for (const content of text.split('\n')) {
    line++
    if (content.trim() === '' && !isOpenKey(current)) flush()
    else {
      if (current.length === 0) {
        start = at
        firstLine = line
      }
      current.push(content)
    }
    at += content.length + 1
  }
  flush()
  return blocks
}

/** Within a PEM block a blank line is part of the key. */
function isOpenKey(lines: readonly string[]): boolean {
  return (
    lines.some((line) => line.includes('-----BEGIN')) &&
    !lines.some((line) => line.includes('-----END'))
  )
}

/** A block stays whole where it is one thing over several lines; else every line is one. */
function partsOf(block: Block): readonly Block[] {
  if (!block.text.includes('\n') || block.text.includes('-----BEGIN')) return [block]
  if (/^\s*[{[]/.test(block.text) && parseStrictJson(block.text).ok) return [block]
  const lines: Block[] = []
  let at = 0
  for (const [index, text] of block.text.split('\n').entries()) {
    lines.push({ text, start: block.start + at, line: block.line + index })
    at += text.length + 1
  }
  const [first] = lines
  const wrapped =
    first !== undefined &&
    /^\s*eyJ/.test(first.text) &&
    decodeAssertion(first.text).claims === undefined
  return wrapped && decodeAssertion(block.text).claims !== undefined ? [block] : lines
}

function readPart(
  { text, start, line }: Block,
  found: { samples: ClaimSample[]; unread: UnreadSample[]; secrets: DroppedSecret[] },
): void {
  const decoded = decodeAssertion(text)
  if (decoded.claims !== undefined) {
    found.samples.push({ kind: 'token', claims: decoded.claims, line })
    return
  }
  const { foreign } = decoded
  // Any text may be a secret to the decoder; here a subject is expected.
  if (foreign?.secret && foreign.kind !== 'text') {
    const { label, advice } = foreign
    found.secrets.push({ label, advice, start, end: start + text.length })
    return
  }
  if (/^\s*[{[]/.test(text)) readJson(text, line, found)
  else if (foreign === undefined || /eyJ[\w-]+\.[\w-]+/.test(text))
    found.unread.push({ line, reason: 'This looks like a token, and its claims cannot be read.' })
  else if (/\s/.test(text.trim()))
    found.unread.push({ line, reason: 'A subject has no spaces; this is no token and no JSON.' })
  else found.samples.push({ kind: 'subject', claims: { sub: text.trim() }, line })
}

function readJson(
  text: string,
  line: number,
  found: { samples: ClaimSample[]; unread: UnreadSample[] },
): void {
  const parsed = parseStrictJson(text)
  const value = parsed.ok ? parsed.value : undefined
  const claims = (Array.isArray(value) ? value : [value]).filter(isJsonObject)
  if (claims.length === 0)
    found.unread.push({ line, reason: 'This is no JSON object with claims.' })
  for (const one of claims) found.samples.push({ kind: 'claims', claims: one, line })
}

/** What an expression says to one sample. `undecided`: claims that it asks for are not known. */
export interface Trial {
  readonly sample: ClaimSample
  readonly outcome: 'accepted' | 'refused' | 'undecided'
  /** The first term that fails, or the first that cannot be judged. */
  readonly decides?: TermResult
  /** The token's issuer, where it is not the credential's: then no term is looked at. */
  readonly otherIssuer?: string
  readonly terms: readonly TermResult[]
  /** Claims read out of a subject that carries GitHub's ids. */
  readonly inferred: readonly string[]
}

/**
 * Tries an expression on a sample, as for a credential of `issuer`. Claims without `iss` count as
 * that issuer's. Of a plain subject only `sub` is known, and the ids when it carries them.
 */
export function tryExpression(expression: Expression, issuer: string, sample: ClaimSample): Trial {
  const inferred = sample.kind === 'subject' ? idsIn(sample.claims.sub) : {}
  const claims = { ...inferred, ...sample.claims }
  const { terms } = evaluateExpression(expression, claims)
  const common = { sample, terms, inferred: Object.keys(inferred) }
  const iss = Object.hasOwn(sample.claims, 'iss') ? sample.claims.iss : undefined
  if (iss !== undefined && iss !== issuer)
    return {
      ...common,
      outcome: 'refused',
      otherIssuer: typeof iss === 'string' ? iss : JSON.stringify(iss),
    }
  const isUnknown = (term: TermResult) => sample.kind === 'subject' && term.because === 'absent'
  const failed = terms.find((term) => !term.holds && !isUnknown(term))
  if (failed) return { ...common, outcome: 'refused', decides: failed }
  const unknown = terms.find(isUnknown)
  return unknown
    ? { ...common, outcome: 'undecided', decides: unknown }
    : { ...common, outcome: 'accepted' }
}

/** `repo:OWNER@ID/REPO@ID:…` says both ids (GitHub's immutable subjects, since 2026-07-15). */
function idsIn(subject: unknown): Readonly<Record<string, string>> {
  const match =
    typeof subject === 'string' ? /^repo:[^@/:]+@(\d+)\/[^@/:]+@(\d+):/.exec(subject) : null
  const [, owner, repository] = match ?? []
  return owner === undefined || repository === undefined
    ? {}
    : { repository_owner_id: owner, repository_id: repository }
}
