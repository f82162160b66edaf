import {
  Ban,
  CircleCheck,
  CircleHelp,
  CloudAlert,
  EqualNot,
  Hourglass,
  LoaderCircle,
  ShieldAlert,
  TriangleAlert,
  Unplug,
} from 'lucide-react'
import type { ComponentType } from 'react'
import type { Tone } from '@/components/ui/tone'
import type { ProbeReport, ProbeStep, ProbeStepId, Severity } from '@/lib/federation/issuer/model'
import type { Problem } from '@/lib/federation/result'
import type { RuntimeConfig } from '@/lib/transport/config'
import type { ProbeEntry } from './probe-model'

/** What a list can be filtered by: the state of the last answer, or why there is none. */
export const PROBE_STATES = [
  'not-probed',
  'healthy',
  'mismatched',
  'unreachable',
  'refused',
  'unsafe',
  'failed',
] as const
export type ProbeState = (typeof PROBE_STATES)[number]

export interface StateWords {
  readonly word: string
  readonly tone: Tone
  readonly icon: ComponentType<{ className?: string }>
  /** What was seen, and the next step. */
  readonly sentence: string
}

/** Five answers and two ways of having none: seven different words. */
export const STATE_WORDS: Readonly<Record<ProbeState, StateWords>> = {
  'not-probed': {
    word: 'Not probed',
    tone: 'info',
    icon: CircleHelp,
    sentence: 'Nothing is known yet about what this issuer publishes. Probe it to find out.',
  },
  healthy: {
    word: 'Reachable',
    tone: 'ok',
    icon: CircleCheck,
    sentence: 'The issuer answered, names itself as the credentials do, and publishes its keys.',
  },
  mismatched: {
    word: 'Mismatch',
    tone: 'err',
    icon: EqualNot,
    sentence:
      'The issuer answered, but its document names another issuer. Compare the two and make them equal.',
  },
  unreachable: {
    word: 'Unreachable',
    tone: 'err',
    icon: Unplug,
    sentence:
      'The issuer’s documents could not be fetched. The steps say where it ended; whoever runs the issuer can mend it.',
  },
  refused: {
    word: 'Refused by policy',
    tone: 'warn',
    icon: Ban,
    sentence:
      'Fedcred does not fetch this address, so nothing is known about the issuer itself. An issuer needs a public host name, https and port 443.',
  },
  unsafe: {
    word: 'Unsafe',
    tone: 'err',
    icon: ShieldAlert,
    sentence:
      'The issuer answered, and what it publishes lets others sign in its name. Act on the critical finding first.',
  },
  failed: {
    word: 'Probe failed',
    tone: 'warn',
    icon: CloudAlert,
    sentence: 'The probe itself did not finish. This says nothing about the issuer; try again.',
  },
}

/** State of an issuer for lists and filters: the last answer counts, also while a newer one is awaited. */
export function probeState(entry: ProbeEntry | undefined): ProbeState {
  if (entry?.problem !== undefined) return 'failed'
  return entry?.report?.state ?? 'not-probed'
}

/** True when the last attempt says nothing about the issuer: it gave no answer, or met a passing fault. */
export function isWorthRepeating(entry: ProbeEntry | undefined): boolean {
  if (entry === undefined || entry.phase !== 'idle') return false
  const passing = entry.report?.findings.some(({ id }) => id === 'issuer-temporary-failure')
  return entry.problem !== undefined || passing === true
}

/** Words of an issuer's state, by what the last answer saw. */
export function stateWords(entry: ProbeEntry | undefined): StateWords {
  const state = probeState(entry)
  const report = state === 'failed' ? undefined : entry?.report
  const words = STATE_WORDS[state]
  const refined = report && REFINED[report.state]?.find(({ applies }) => applies(report))
  if (refined === undefined) return words
  const { applies: _, ...others } = refined
  return { ...words, ...others }
}

interface Refinement extends Partial<StateWords> {
  readonly applies: (report: ProbeReport) => boolean
}

/** Cases of one state that need other words. */
const REFINED: Readonly<Partial<Record<ProbeReport['state'], readonly Refinement[]>>> = {
  // A reachable issuer with a finding of weight carries no green mark.
  healthy: [
    {
      applies: ({ findings }) =>
        findings.some(({ severity }) => severity !== 'low' && severity !== 'info'),
      tone: 'warn',
      icon: TriangleAlert,
      sentence: 'The issuer answered and names itself as the credentials do. Look at the findings.',
    },
  ],
  unreachable: [
    {
      applies: ({ discovery }) => discovery !== undefined,
      sentence:
        'The issuer’s discovery document was read, but it led to no key that a token could be verified with. The findings say what to mend.',
    },
  ],
  refused: [
    {
      applies: ({ steps }) =>
        steps.some(({ id, outcome }) => id === 'policy' && outcome === 'pass'),
      sentence:
        'The issuer answered, but sends its readers on to an address that Fedcred does not fetch. The findings name it.',
    },
  ],
}

/** What happens right now, over the state; null when nothing does. */
export const PHASE_WORDS: Readonly<
  Record<'waiting' | 'probing', { readonly word: string; readonly icon: StateWords['icon'] }>
> = {
  waiting: { word: 'Waiting', icon: Hourglass },
  probing: { word: 'Probing', icon: LoaderCircle },
}

/** Worst first. */
export const SEVERITY_ORDER = [
  'critical',
  'high',
  'medium',
  'low',
  'info',
] as const satisfies readonly Severity[]

export const SEVERITY_WORDS: Readonly<
  Record<Severity, { readonly word: string; readonly tone: Tone }>
> = {
  critical: { word: 'Critical', tone: 'err' },
  high: { word: 'High', tone: 'err' },
  medium: { word: 'Medium', tone: 'warn' },
  low: { word: 'Low', tone: 'neutral' },
  info: { word: 'Note', tone: 'neutral' },
}

/** Findings by severity, worst first; severities without a finding are left out. */
export function findingsBySeverity(report: ProbeReport) {
  return SEVERITY_ORDER.flatMap((severity) => {
    const findings = report.findings.filter((finding) => finding.severity === severity)
    return findings.length === 0 ? [] : [{ severity, findings }]
  })
}

/** One number to sort by: a single worse finding outweighs any number of lesser ones. */
export function findingsWeight(report: ProbeReport | undefined): number {
  if (report === undefined) return -1
  return findingsBySeverity(report).reduce(
    (sum, { severity, findings }) =>
      sum +
      Math.min(findings.length, 99) *
        100 ** (SEVERITY_ORDER.length - 1 - SEVERITY_ORDER.indexOf(severity)),
    0,
  )
}

export const STEP_NAMES: Readonly<Record<ProbeStepId, string>> = {
  policy: 'Address policy',
  dns: 'Name look-up',
  tls: 'TLS certificate',
  discovery: 'Discovery document',
  jwks: 'Key set',
}

export const OUTCOME_WORDS: Readonly<
  Record<ProbeStep['outcome'], { readonly word: string; readonly tone: Tone }>
> = {
  pass: { word: 'Passed', tone: 'ok' },
  fail: { word: 'Failed', tone: 'err' },
  warn: { word: 'Warning', tone: 'warn' },
  'not-checked': { word: 'Not checked', tone: 'info' },
}

const SANDBOX_STEPS: ReadonlySet<ProbeStepId> = new Set(['dns', 'tls'])

/**
 * The five steps of a probe, in order. A step that the report lacks was not checked; in the sandbox
 * neither names nor certificates are real, so those two never count as checked.
 */
export function shownSteps(report: ProbeReport, mode: RuntimeConfig['mode']): readonly ProbeStep[] {
  return (Object.keys(STEP_NAMES) as ProbeStepId[]).map((id) => {
    if (mode === 'sandbox' && SANDBOX_STEPS.has(id)) {
      return {
        id,
        outcome: 'not-checked',
        detail: 'The sandbox answers in place of the network, so there was nothing real to check.',
      }
    }
    return report.steps.find((step) => step.id === id) ?? { id, outcome: 'not-checked' }
  })
}

const DAY = 86_400_000

/** Whole days from one ISO time to another; undefined when either is not a time. */
export function daysBetween(from: string, to: string): number | undefined {
  const days = Math.floor((Date.parse(to) - Date.parse(from)) / DAY)
  return Number.isNaN(days) ? undefined : days
}

/** Below this many days a certificate deserves a look; most are renewed thirty days before they end. */
const CERTIFICATE_SOON = 14

/** How long a certificate still holds, seen from the time of the probe. */
export function certificateWords(
  validTo: string,
  probedAt: string,
): { readonly word: string; readonly tone: Tone } {
  const days = daysBetween(probedAt, validTo)
  if (days === undefined) return { word: 'End not readable', tone: 'info' }
  if (days < 0) return { word: 'Expired', tone: 'err' }
  const left = days === 0 ? 'Ends within a day' : `Ends in ${days} ${days === 1 ? 'day' : 'days'}`
  return { word: left, tone: days < CERTIFICATE_SOON ? 'warn' : 'ok' }
}

/** An issuer that a run ended without answering. */
export const CUT_SHORT: Problem = {
  code: 'probe-cut-short',
  title: 'The probe of this issuer got no answer.',
  detail: 'The server ended the run before this issuer’s turn.',
  hint: 'Probe it again.',
  retryable: true,
}
