import { editDistance } from './distance'

/** Finds texts that share rare words with a query, without looking at all of them. */
export interface TextIndex {
  /** Numbers of the texts that look most alike, best first, at most `limit`. */
  near(query: string, limit: number): readonly number[]
}

/** Words in more texts than this tell nothing apart (`repo`, `refs`, `heads`, `main`). */
const COMMON_WORD = 1500
/** Postings visited for one query at most: bounds the time of the worst one. */
const VISITS_MAX = 6000
/** Words compared letter by letter for one misspelt word. */
const SPELLINGS_MAX = 400
const FRAGMENT = 4
/** Misspelt words followed up, and words of a query looked at: a hostile query may have thousands. */
const RESPELL_MAX = 6
const WORDS_MAX = 64

/**
 * Builds an index over distinct texts. Words are runs of letters and digits in small letters. A
 * word that no text has is looked up by its first and last four letters, so that one wrong letter
 * in the only telling word still finds its neighbours.
 */
export function createTextIndex(texts: readonly string[]): TextIndex {
  const postings = new Map<string, number[]>()
  for (let id = 0; id < texts.length; id++) {
    for (const word of words(texts[id] ?? '')) {
      const list = postings.get(word)
      if (list === undefined) postings.set(word, [id])
      // A word that a text repeats counts once.
      else if (list[list.length - 1] !== id) list.push(id)
    }
  }
  const scores = new Float64Array(texts.length)
  let fragments: Map<string, string[]> | undefined

  /** Words of the vocabulary within two edits. */
  function respell(word: string): readonly string[] {
    if (word.length <= FRAGMENT) return []
    fragments ??= indexFragments(postings.keys())
    const candidates = [
      ...(fragments.get(`^${word.slice(0, FRAGMENT)}`) ?? []).slice(0, SPELLINGS_MAX),
      ...(fragments.get(`$${word.slice(-FRAGMENT)}`) ?? []).slice(0, SPELLINGS_MAX),
    ]
    return [...new Set(candidates)].filter(
      (candidate) =>
        Math.abs(candidate.length - word.length) <= 2 && editDistance(candidate, word) <= 2,
    )
  }

  function near(query: string, limit: number): readonly number[] {
    const lists: (readonly [readonly number[], number])[] = []
    let respelled = 0
    for (const word of [...new Set(words(query))].slice(0, WORDS_MAX)) {
      const list = postings.get(word)
      if (list) lists.push([list, 1])
      else if (respelled++ < RESPELL_MAX)
        for (const other of respell(word)) lists.push([postings.get(other) ?? [], 0.6])
    }
    lists.sort((a, b) => a[0].length - b[0].length)
    const touched: number[] = []
    let visits = 0
    for (const [list, factor] of lists) {
      // A common word is only of use while nothing rarer was found.
      if (list.length > COMMON_WORD && touched.length > 0) break
      const weight = factor * Math.log(1 + texts.length / list.length)
      const end = Math.min(list.length, VISITS_MAX - visits)
      for (let index = 0; index < end; index++) {
        const id = list[index] ?? 0
        if (scores[id] === 0) touched.push(id)
        scores[id] = (scores[id] ?? 0) + weight
      }
      visits += end
      if (visits >= VISITS_MAX) break
    }
    touched.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    for (const id of touched) scores[id] = 0
    return touched.slice(0, limit)
  }

  return { near }
}

function words(text: string): readonly string[] {
  const small = text.toLowerCase()
  const found: string[] = []
  let start = -1
  for (let at = 0; at < small.length; at++) {
    const unit = small.charCodeAt(at)
    // Nearly all issuers and subjects are ASCII; the expression says the same for every script.
    if (unit > 0x7f) return small.match(/[\p{L}\p{N}]+/gu) ?? []
    const inWord = (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39)
    if (inWord && start < 0) start = at
    if (!inWord && start >= 0) {
      found.push(small.slice(start, at))
      start = -1
    }
  }
  if (start >= 0) found.push(small.slice(start))
  return found
}

function indexFragments(vocabulary: Iterable<string>): Map<string, string[]> {
  const fragments = new Map<string, string[]>()
  for (const word of vocabulary) {
    if (word.length < FRAGMENT) continue
    push(fragments, `^${word.slice(0, FRAGMENT)}`, word)
    push(fragments, `$${word.slice(-FRAGMENT)}`, word)
  }
  return fragments
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
