import type { InventoryCredential } from '@/lib/federation/inventory/model'
import { type FriendlyIssuer, friendlyIssuer } from '@/lib/federation/scenarios/friendly'

/** How another spelling of what seems to be the same issuer differs. */
export type SpellingDifference = 'space' | 'scheme' | 'case' | 'slash'

/** Another issuer string of the inventory that differs by no more than a slash, case, scheme or blanks. */
export interface Twin {
  readonly issuer: string
  readonly differs: readonly SpellingDifference[]
}

/** One issuer string, byte for byte, and what trusts it. */
export interface TrustedIssuer {
  readonly issuer: string
  readonly words: FriendlyIssuer
  /** In the order of the inventory. */
  readonly credentials: readonly InventoryCredential[]
  /** Number of identities that own them. */
  readonly identities: number
  readonly twins: readonly Twin[]
}

/**
 * The distinct issuers of a list of credentials, in the order in which they first occur. Issuers are
 * compared byte for byte, as Entra does: two spellings are two issuers and name each other as twins.
 */
export function distinctIssuers(
  credentials: readonly InventoryCredential[],
): readonly TrustedIssuer[] {
  const groups = new Map<string, InventoryCredential[]>()
  for (const entry of credentials) {
    const group = groups.get(entry.credential.issuer)
    if (group === undefined) groups.set(entry.credential.issuer, [entry])
    else group.push(entry)
  }
  const families = new Map<string, string[]>()
  for (const issuer of groups.keys()) {
    const form = foldedForm(issuer)
    families.set(form, [...(families.get(form) ?? []), issuer])
  }
  return Array.from(groups, ([issuer, entries]) => ({
    issuer,
    words: friendlyIssuer(issuer),
    credentials: entries,
    identities: new Set(entries.map(({ identity }) => identity.id)).size,
    twins: twinsAmong(issuer, families.get(foldedForm(issuer)) ?? []),
  }))
}

/** What an issuer is compared by to find near twins; never by what is trusted. */
function foldedForm(issuer: string): string {
  return withoutSlash(withoutScheme(issuer.trim().toLowerCase()))
}

function withoutScheme(issuer: string): string {
  return issuer.replace(/^https?:\/\//i, '')
}

function withoutSlash(issuer: string): string {
  return issuer.replace(/\/+$/, '')
}

/** The other spellings of `issuer` among `spellings`. */
export function twinsAmong(issuer: string, spellings: readonly string[]): readonly Twin[] {
  const form = foldedForm(issuer)
  return spellings
    .filter((other) => other !== issuer && foldedForm(other) === form)
    .map((other) => ({ issuer: other, differs: spellingDifferences(issuer, other) }))
}

/** In what two spellings with one folded form differ. */
function spellingDifferences(a: string, b: string): readonly SpellingDifference[] {
  const [x, y] = [a.trim(), b.trim()]
  const [rest, otherRest] = [withoutScheme(x), withoutScheme(y)]
  const scheme = (text: string, without: string) =>
    text.slice(0, text.length - without.length).toLowerCase()
  const differences: readonly (readonly [SpellingDifference, boolean])[] = [
    ['space', a.length - x.length !== b.length - y.length],
    ['scheme', scheme(x, rest) !== scheme(y, otherRest)],
    ['case', caseDiffers(x, y)],
    [
      'slash',
      rest.length - withoutSlash(rest).length !== otherRest.length - withoutSlash(otherRest).length,
    ],
  ]
  return differences.flatMap(([id, differs]) => (differs ? [id] : []))
}

/** True when letters of the part that both have differ in case; the scheme's own case counts too. */
function caseDiffers(a: string, b: string): boolean {
  const scheme = (text: string) => /^https?(?=:\/\/)/i.exec(text)?.[0].slice(0, 4) ?? ''
  return (
    withoutSlash(withoutScheme(a)) !== withoutSlash(withoutScheme(b)) || scheme(a) !== scheme(b)
  )
}

/** How a twin is written, for a badge after the word "also"; the list has no room for more. */
export function twinWords({ issuer, differs }: Twin): string {
  const [only] = differs
  if (differs.length !== 1 || only === undefined) return 'written otherwise'
  const text = issuer.trim()
  const words: Readonly<Record<SpellingDifference, string>> = {
    space: 'with other blanks',
    scheme: /^https:/i.test(text) ? 'with https' : 'with http',
    case: 'in other case',
    slash: text.endsWith('/') ? 'with /' : 'without /',
  }
  return words[only]
}
