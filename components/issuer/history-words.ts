import type { IssuerHistory, KeyChange, KeySighting } from '@/lib/federation/issuer/key-history'
import { friendlyIssuer } from '@/lib/federation/scenarios/friendly'

/**
 * Platforms that rotate their keys by themselves, by the kinds of `friendlyIssuer`: a new key there is
 * no event. Source: the list in the audit rule issuer-document-drift.
 */
const SELF_ROTATING: ReadonlySet<string> = new Set([
  'entra',
  'aks',
  'github-actions',
  'github-enterprise-slug',
  'github-ghe-com',
  'gitlab',
  'google-cloud',
])

/** True for an issuer whose platform rotates keys without being asked. */
export function rotatesItself(issuer: string): boolean {
  return SELF_ROTATING.has(friendlyIssuer(issuer).kind)
}

/** What happened to the keys, in a few words. */
export const CHANGE_WORDS: Readonly<Record<KeyChange['kind'], string>> = {
  added: 'New key',
  vanished: 'Key gone',
  returned: 'Key back again',
  replaced: 'All keys replaced by',
  'kid-reused': 'Key id now names another key',
  'address-changed': 'Key set moved',
}

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' })
const MINUTE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** A day in words. */
export function dayWords(iso: string): string {
  return DAY.format(new Date(iso))
}

/** A day with its time. */
export function timeWords(iso: string): string {
  return MINUTE.format(new Date(iso))
}

/** Since when a key is known. One that was there at the first look may be much older. */
export function seenWords(sighting: KeySighting, history: IssuerHistory): string {
  return sighting.firstSeen === history.firstLook
    ? `First seen ${dayWords(sighting.firstSeen)}, at the first look`
    : `New since ${timeWords(sighting.firstSeen)}`
}
