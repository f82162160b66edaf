import type { Credential } from '../credential/model'
import { type Expression, parseExpression } from '../expression/parse'
import { foldCase } from './subject-forms'
import { createTextIndex, type TextIndex } from './text-index'

/** What is looked for: the token's values, audiences in every spelling that counts as equal. */
export interface IndexQuery {
  readonly issuer: string | undefined
  readonly audiences: readonly string[]
  readonly subject: string | undefined
}

/** Answers about many credentials without walking through them. Numbers are places in `credentials`. */
export interface CredentialIndex {
  readonly credentials: readonly Credential[]
  /** True when any credential has an expression. */
  readonly hasExpression: boolean
  withIssuer(issuer: string): readonly number[]
  withIssuerAndAudience(issuer: string, audiences: readonly string[]): readonly number[]
  withIssuerAndSubject(issuer: string, subject: string): readonly number[]
  /** Issuer equal, subject equal but for the case of letters. */
  withSubjectIgnoringCase(issuer: string, subject: string): readonly number[]
  /** Credentials with this issuer that have an expression. */
  flexible(issuer: string): readonly number[]
  /** The parsed expression of a credential; undefined when it has none or it cannot be read. */
  expression(place: number): Expression | undefined
  /**
   * Candidates for "did you mean", unranked. Holds at least one credential of every narrower group
   * that exists: same issuer, same issuer and audience, same subject, same audience.
   */
  candidates(query: IndexQuery): readonly number[]
}

interface IssuerGroup {
  readonly places: number[]
  readonly byAudience: Map<string, number[]>
  readonly bySubject: Map<string, number[]>
  readonly flexible: number[]
  bySubjectFolded?: Map<string, number[]>
}

/** How many candidates each way of searching may add. */
const SAMPLE = 12
const SMALL_GROUP = 60
const NEAR_MAX = 60

/**
 * Builds the index over credentials, 50,000 of them in well under a second. What only near misses
 * need is built on the first one.
 */
export function createCredentialIndex(credentials: readonly Credential[]): CredentialIndex {
  const groups = new Map<string, IssuerGroup>()
  const bySubject = new Map<string, number[]>()
  // A few of each audience are enough: they only serve when nothing else agrees.
  const someByAudience = new Map<string, number[]>()
  let hasExpression = false
  for (const [place, credential] of credentials.entries()) {
    const group = groupOf(groups, credential.issuer)
    group.places.push(place)
    for (const audience of new Set(credential.audiences)) {
      push(group.byAudience, audience, place)
      if ((someByAudience.get(audience)?.length ?? 0) < SAMPLE)
        push(someByAudience, audience, place)
    }
    if (credential.claimsMatchingExpression !== undefined) {
      group.flexible.push(place)
      hasExpression = true
    } else if (credential.subject !== undefined) {
      push(group.bySubject, credential.subject, place)
      push(bySubject, credential.subject, place)
    }
  }

  const parsed = new Map<number, Expression | undefined>()
  function expression(place: number): Expression | undefined {
    if (!parsed.has(place)) {
      const value = credentials[place]?.claimsMatchingExpression?.value
      const result = value === undefined ? undefined : parseExpression(value)
      parsed.set(place, result?.ok ? result.expression : undefined)
    }
    return parsed.get(place)
  }

  let issuers: { readonly texts: readonly string[]; readonly index: TextIndex } | undefined
  let subjects: { readonly texts: readonly string[]; readonly index: TextIndex } | undefined

  function nearIssuers(issuer: string): readonly string[] {
    issuers ??= textsOf(groups.keys())
    return issuers.index.near(issuer, NEAR_MAX).map((id) => issuers?.texts[id] ?? '')
  }

  function nearSubjects(subject: string): readonly string[] {
    subjects ??= textsOf(bySubject.keys())
    return subjects.index.near(subject, NEAR_MAX).map((id) => subjects?.texts[id] ?? '')
  }

  function withIssuerAndAudience(issuer: string, audiences: readonly string[]) {
    const group = groups.get(issuer)
    if (!group) return []
    const [first = '', ...others] = audiences
    const places = group.byAudience.get(first) ?? []
    // One audience is the rule; its list is large and must not be copied.
    if (others.length === 0) return places
    const all = [places, ...others.map((audience) => group.byAudience.get(audience) ?? [])]
    return [...new Set(all.flat())].sort((a, b) => a - b)
  }

  function withSubjectIgnoringCase(issuer: string, subject: string): readonly number[] {
    const group = groups.get(issuer)
    if (!group) return []
    group.bySubjectFolded ??= foldSubjects(group.bySubject)
    return group.bySubjectFolded.get(foldCase(subject)) ?? []
  }

  function candidates({ issuer, audiences, subject }: IndexQuery): readonly number[] {
    const found = new Set<number>()
    const add = (places: readonly number[] | undefined, limit: number) => {
      if (places) for (const place of places.slice(0, limit)) found.add(place)
    }
    const group = issuer === undefined ? undefined : groups.get(issuer)
    const alike = subject === undefined ? [] : nearSubjects(subject)
    if (group) {
      const small = group.places.length <= SMALL_GROUP
      add(group.places, small ? SMALL_GROUP : SAMPLE)
      add(group.flexible, SAMPLE)
      for (const audience of audiences) add(group.byAudience.get(audience), SAMPLE)
      if (subject !== undefined) {
        add(group.bySubject.get(subject), SAMPLE)
        add(withSubjectIgnoringCase(issuer ?? '', subject), SAMPLE)
      }
      for (const other of alike) add(group.bySubject.get(other), 2)
    }
    const alikeIssuers = issuer === undefined || group ? [] : nearIssuers(issuer)
    for (const other of alikeIssuers) {
      const neighbour = groups.get(other)
      if (subject !== undefined) add(neighbour?.bySubject.get(subject), 2)
      add(neighbour?.places, 1)
      for (const text of alike.slice(0, SAMPLE)) add(neighbour?.bySubject.get(text), 1)
    }
    if (subject !== undefined) addSameSubject(subject, issuer, audiences, add)
    for (const other of alike) add(bySubject.get(other), 1)
    if (found.size === 0)
      add(
        credentials.slice(0, SAMPLE).map((_, place) => place),
        SAMPLE,
      )
    return [...found]
  }

  /** Same subject under other issuers: those with the right audience first, they differ in less. */
  function addSameSubject(
    subject: string,
    issuer: string | undefined,
    audiences: readonly string[],
    add: (places: readonly number[], limit: number) => void,
  ): void {
    const places = bySubject.get(subject) ?? []
    const wanted = new Set(audiences)
    const right: number[] = []
    for (const place of places) {
      if (right.length >= SAMPLE) break
      const credential = credentials[place]
      if (credential === undefined || credential.issuer === issuer) continue
      if (credential.audiences.some((audience) => wanted.has(audience))) right.push(place)
    }
    add(right, SAMPLE)
    add(places, SAMPLE)
  }

  return {
    credentials,
    hasExpression,
    withIssuer: (issuer) => groups.get(issuer)?.places ?? [],
    withIssuerAndAudience,
    withIssuerAndSubject: (issuer, subject) => groups.get(issuer)?.bySubject.get(subject) ?? [],
    withSubjectIgnoringCase,
    flexible: (issuer) => groups.get(issuer)?.flexible ?? [],
    expression,
    candidates,
  }
}

const INDEXES = new WeakMap<readonly Credential[], CredentialIndex>()

/** The index of a list of credentials, built once for each list object. The list must not change. */
export function indexOf(credentials: readonly Credential[]): CredentialIndex {
  let index = INDEXES.get(credentials)
  if (!index) {
    index = createCredentialIndex(credentials)
    INDEXES.set(credentials, index)
  }
  return index
}

function groupOf(groups: Map<string, IssuerGroup>, issuer: string): IssuerGroup {
  let group = groups.get(issuer)
  if (!group) {
    group = { places: [], byAudience: new Map(), bySubject: new Map(), flexible: [] }
    groups.set(issuer, group)
  }
  return group
}

function foldSubjects(bySubject: ReadonlyMap<string, readonly number[]>): Map<string, number[]> {
  const folded = new Map<string, number[]>()
  for (const [subject, places] of bySubject)
    for (const place of places) push(folded, foldCase(subject), place)
  return folded
}

function textsOf(keys: Iterable<string>) {
  const texts = [...keys]
  return { texts, index: createTextIndex(texts) }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
