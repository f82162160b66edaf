import type { Check, CheckId, Verdict } from '@/lib/federation/verdict/model'

/** Who takes part in an exchange, from left to right. */
export const ACTORS = ['Workload', 'Issuer', 'Entra', 'Resource'] as const
type Actor = (typeof ACTORS)[number]

interface HopPlan {
  readonly id: string
  readonly from: Actor
  readonly to: Actor
  readonly text: string
  /** Checks that Entra makes at this hop. */
  readonly checks: readonly CheckId[]
}

const PLAN: readonly HopPlan[] = [
  { id: 'sign', from: 'Issuer', to: 'Workload', text: 'signs the assertion', checks: [] },
  {
    id: 'present',
    from: 'Workload',
    to: 'Entra',
    text: 'presents the assertion',
    checks: [
      ...([
        'request',
        'tenant',
        'parameters',
        'shape',
        'type',
        'algorithm',
        'header',
        'key-id',
      ] as const),
      ...(['required-claims', 'audience-count', 'assertion-kind', 'lifetime', 'validity'] as const),
    ],
  },
  {
    id: 'match',
    from: 'Entra',
    to: 'Entra',
    text: 'looks for a credential that matches',
    checks: ['client', 'credentials', 'issuer', 'audience', 'subject', 'policy', 'entra-issued'],
  },
  {
    id: 'keys',
    from: 'Entra',
    to: 'Issuer',
    text: 'fetches the keys and checks the signature',
    checks: ['metadata', 'key', 'signature'],
  },
  {
    id: 'token',
    from: 'Entra',
    to: 'Workload',
    text: 'issues an access token',
    checks: ['scope', 'conditional-access'],
  },
  { id: 'call', from: 'Workload', to: 'Resource', text: 'calls the API', checks: [] },
]

/** `unknown`: nothing failed here, and not everything was checked. `not-reached`: an earlier hop fails. */
export type HopState = 'passed' | 'failed' | 'unknown' | 'not-reached'

export interface Hop extends Omit<HopPlan, 'checks'> {
  readonly state: HopState
  /** AADSTS number of the failing check. */
  readonly code?: number
}

/**
 * The hops of an exchange, with the failing one marked. `accepted`: Entra has really issued a token, so
 * all up to that works, whatever could be checked.
 */
export function exchangeHops(verdict: Verdict, accepted = false): Hop[] {
  if (accepted) {
    return PLAN.map(({ checks: _, ...hop }) => ({
      ...hop,
      state: hop.id === 'call' ? 'unknown' : 'passed',
    }))
  }
  const deciding = verdict.checks.find((check) => check.outcome === 'fail')
  let ended = false
  return PLAN.map(({ checks, ...hop }): Hop => {
    if (ended) return { ...hop, state: 'not-reached' }
    const made = verdict.checks.filter((check) => checks.some((id) => id === check.id))
    const fails =
      deciding !== undefined && (made.includes(deciding) || isReadingRule(deciding, hop.id))
    if (fails) {
      ended = true
      return {
        ...hop,
        state: 'failed',
        ...(deciding.code === undefined ? {} : { code: deciding.code }),
      }
    }
    return { ...hop, state: stateOf(hop.id, made, verdict) }
  })
}

/** Our own reading rules carry their class as id: what they refuse is the assertion itself. */
function isReadingRule(check: Check, hop: string): boolean {
  return hop === 'present' && !PLAN.some(({ checks }) => checks.some((id) => id === check.id))
}

/** Checks of the request that a pasted token cannot answer; they leave a hop as it is. */
const OF_THE_REQUEST = new Set([
  'request',
  'tenant',
  'parameters',
  'client',
  'policy',
  'metadata',
  'scope',
  'conditional-access',
])

function stateOf(hop: string, made: readonly Check[], verdict: Verdict): HopState {
  if (hop === 'sign')
    return made.length === 0 && verdict.checks.some((check) => check.id === 'shape')
      ? 'passed'
      : 'unknown'
  if (made.length === 0 || hop === 'token') return 'unknown'
  const open = made.some(
    (check) => check.outcome === 'not-checked' && !OF_THE_REQUEST.has(check.id),
  )
  return open ? 'unknown' : 'passed'
}
