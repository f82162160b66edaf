import type { Tone } from '@/components/ui/tone'
import type { Inventory, SourceId, SourceState } from '@/lib/federation/inventory/model'

/** What a source of the scan is called on screen. */
export const SOURCE_NAMES: Readonly<Record<SourceId, string>> = {
  applications: 'Applications',
  blueprints: 'Agent identity blueprints',
  'managed-identities': 'Managed identities',
  subscriptions: 'Subscriptions',
  'azure-identities': 'Managed identities in Azure',
  organization: 'Organisation',
}

/** How the state of a source is shown. */
export const SOURCE_STATES: Readonly<Record<SourceState['state'], { word: string; tone: Tone }>> = {
  waiting: { word: 'Waiting', tone: 'neutral' },
  reading: { word: 'Reading', tone: 'neutral' },
  done: { word: 'Read', tone: 'ok' },
  partial: { word: 'Partly read', tone: 'info' },
  denied: { word: 'No permission', tone: 'info' },
  throttled: { word: 'Slowed by Microsoft', tone: 'warn' },
  failed: { word: 'Failed', tone: 'err' },
}

const LIST = new Intl.ListFormat('en-GB')
/** Endings that titles of gaps share: said once for all that they are true of. */
const ENDINGS: readonly string[] = [' could not be read', ' were read in part']

/** Titles of gaps as one sentence: `A, B and C could not be read; D.` */
export function gapSentence(titles: readonly string[]): string {
  const groups = new Map<string, string[]>()
  for (const title of titles) {
    const ending = ENDINGS.find((each) => title.endsWith(each)) ?? ''
    // What shares no ending stands for itself.
    const key = ending === '' ? title : ending
    const name = title.slice(0, title.length - ending.length)
    groups.set(key, [...(groups.get(key) ?? []), name])
  }
  const said = Array.from(groups, ([key, names]) =>
    ENDINGS.includes(key) ? `${LIST.format(names)}${key}` : key,
  )
  return `${said.join('; ')}.`
}

const NUMBER = new Intl.NumberFormat('en')
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** `1234` as `1,234`. */
export function formatNumber(value: number): string {
  return NUMBER.format(value)
}

/** `1 credential`, `2 credentials`. */
export function countOf(value: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(value)} ${value === 1 ? noun : plural}`
}

/** Hours and minutes of an ISO time, in the reader's time zone; a dash when it is not a time. */
export function formatTime(iso: string): string {
  const time = new Date(iso)
  return Number.isNaN(time.getTime()) ? '–' : TIME.format(time)
}

/** Objects that a source brought; a dash where it brought nothing and did not end well: not read is not none. */
export function sourceCount({ state, count }: Pick<SourceState, 'state' | 'count'>): string {
  return count === 0 && state !== 'done' ? '–' : formatNumber(count)
}

/** `90 credentials · 17 requests`. */
export function scanCounts(inventory: Inventory): string {
  return `${countOf(inventory.credentials.length, 'credential')} · ${countOf(inventory.requests, 'request')}`
}

/** Things to know about a scan beside its counts: sources that are slowed, failed or not visible. */
export function scanTrouble(inventory: Inventory): { word: string; tone: Tone } | null {
  const states = new Set(inventory.sources.map((source) => source.state))
  if (states.has('failed')) return { word: 'Incomplete', tone: 'err' }
  if (states.has('throttled')) return { word: 'Slowed by Microsoft', tone: 'warn' }
  const gaps = inventory.gaps.length
  return gaps === 0 ? null : { word: countOf(gaps, 'gap'), tone: 'info' }
}

/** How much of a list is shown: `90 credentials`, `12 of 90 credentials`; during a scan it says that the order waits. */
export function listSummary(
  shown: number,
  total: number,
  nouns: string,
  scanning: boolean,
): string {
  if (scanning && total === 0) return 'Reading'
  const count =
    shown === total ? formatNumber(total) : `${formatNumber(shown)} of ${formatNumber(total)}`
  const noun = total === 1 ? nouns.replace(/ies$/, 'y').replace(/s$/, '') : nouns
  return scanning ? `${count} ${noun} so far, sorted when the scan ends` : `${count} ${noun}`
}
