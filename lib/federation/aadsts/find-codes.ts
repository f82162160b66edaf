import type { CompactText } from './compact'
import { compactAnchor } from './compact'
import { lookupListed } from './listed'
import { CODES, findCode } from './registry'

interface Place {
  readonly code: number
  readonly at: number
}

/** `AADSTS700213`, also with a line break inside the number or a character before it. */
const PREFIXED = /AADSTS[ :_-]{0,2}(\d{4,9})(?:\n[ \t]{0,40}(\d{1,5})(?=:))?/gi
/** The same with its first letters lost in copying; taken only when the number is a known code. */
const CLIPPED = /(?<![A-Za-z])(?:AD|D)?STS(\d{5,8})(?!\d)/g
const LIST = /error_?codes?["']?\s{0,4}[:=]\s{0,4}\[([\d,\s]{1,200})\]/gi
const LINK = /\/error\?code=(\d{4,9})/gi
/** A number after a word that announces one; taken only when the number is a known code. */
const ANNOUNCED =
  /\b(?:(?:error|result|failure|status|sign-in|aad)[ _-]?){0,2}(?:code|type|number)["']?\s{0,4}[:=#]?\s{0,4}["']?(\d{5,8})\b/gi
const NUMBER_ALONE = /^\s{0,100}(\d{5,8})\s{0,100}$/

/**
 * Finds AADSTS numbers in a cleaned text, in order of appearance, each once. A number without a
 * prefix counts only where a word announces it and when it is known.
 */
export function findCodes(text: CompactText): readonly number[] {
  const places: Place[] = []
  const { source } = text
  for (const match of source.matchAll(PREFIXED)) {
    const short = Number(match[1])
    const long = match[2] === undefined ? short : Number(`${match[1]}${match[2]}`)
    places.push({ code: isKnown(long) ? long : short, at: match.index })
  }
  for (const match of source.matchAll(CLIPPED)) {
    const code = Number(match[1])
    if (isKnown(code)) places.push({ code, at: match.index })
  }
  for (const match of source.matchAll(LIST)) {
    for (const [index, word] of (match[1] ?? '').split(',').entries()) {
      const code = Number(word.trim())
      if (code > 0) places.push({ code, at: match.index + index / 1000 })
    }
  }
  for (const match of source.matchAll(LINK))
    places.push({ code: Number(match[1]), at: match.index })
  for (const match of source.matchAll(ANNOUNCED)) {
    const code = Number(match[1])
    if (isKnown(code)) places.push({ code, at: match.index })
  }
  const alone = source.length < 300 ? NUMBER_ALONE.exec(source) : null
  if (alone && isKnown(Number(alone[1]))) places.push({ code: Number(alone[1]), at: 0 })
  places.sort((left, right) => left.at - right.at)
  return [...new Set(places.map((place) => place.code))]
}

/** The code whose message this is, for texts that lost their number; the longest sentence wins. */
export function findCodeByWords(text: CompactText): number | undefined {
  const found = PHRASES.find((phrase) => text.compact.includes(phrase.compact))
  return found?.code
}

const PHRASES = CODES.flatMap((entry) =>
  entry.phrase === undefined ? [] : [{ code: entry.code, compact: compactAnchor(entry.phrase) }],
).sort((left, right) => right.compact.length - left.compact.length)

function isKnown(code: number): boolean {
  return findCode(code) !== undefined || lookupListed(code) !== undefined
}
