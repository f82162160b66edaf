import { entraAnswer } from '../aadsts/answer'
import { DEFAULT_SKEW_SECONDS } from '../assertion/claim-times'
import { judgeClaims } from '../assertion/claims'
import { decodeAssertion } from '../assertion/decode'
import { judgeHeader } from '../assertion/header'
import { notChecked } from '../assertion/make-check'
import type { DecodedAssertion } from '../assertion/model'
import { verifyAssertion } from '../assertion/verify'
import { answerValues } from './answer-values'
import { probableCauses } from './causes/registry'
import { CHECK_TEXTS, DECIDING, ORDER_UNCERTAIN } from './check-texts'
import type { VerdictContext } from './context'
import { type CredentialIndex, indexOf } from './credential-index'
import { isEntraIssuer } from './known-issuers'
import { matchCredentials } from './match'
import {
  CHECK_IDS,
  type Check,
  type CheckId,
  type CheckInput,
  type EntraAnswer,
  type Verdict,
  type Warning,
} from './model'
import { RULES } from './rules/registry'

export interface EvaluateOptions {
  /** A prebuilt index of `input.credentials`; else one is built and kept with that list. */
  readonly index?: CredentialIndex
  readonly order?: OrderAssumptions
}

/** Places of the order that no log settles. The defaults are those of the docs on `ORDER_UNCERTAIN`. */
export interface OrderAssumptions {
  /** Default false: the audience is compared first. */
  readonly subjectBeforeAudience?: boolean
  /** Default false: keys and signature are looked at before the time window. */
  readonly validityBeforeKeys?: boolean
}

/** Places of our own reading rules in the order, as far as Entra would answer them with a code. */
const OWN_PLACES: ReadonlyMap<string, CheckId> = new Map<string, CheckId>([
  ['kid-invalid', 'key-id'],
  ['claim-units', 'lifetime'],
  ['iss-refused', 'metadata'],
])

/** Reading stopped here: whatever fails after says nothing about Entra's answer. */
const READING_STOPS: ReadonlySet<string> = new Set(['size', 'not-a-token'])

/** Classes whose warning leaves the outcome open: Entra may pass or refuse, nothing documents which. */
const OPEN_CLASSES: ReadonlySet<string> = new Set(['alg-unsupported', 'embedded-key'])

/**
 * Says what Entra would answer to an assertion: every check in Entra's working order, the answer of
 * the first that fails, the credential that matches or the nearest ones, and probable causes.
 *
 * Takes either `token` or `claims`; both together are a mistake of the caller and throw. Without a
 * token, or without a key set, the verdict is at best undetermined. Pure: the time is `input.now`.
 * The order follows public logs; places that no log settles are marked `orderUncertain`.
 */
export async function evaluate(input: CheckInput, options: EvaluateOptions = {}): Promise<Verdict> {
  if (input.token !== undefined && input.claims !== undefined)
    throw new TypeError('Give a token or claims, not both.')
  const decoded = input.token === undefined ? undefined : decodeAssertion(input.token)
  const context = createContext(input, decoded, options)
  const checks = inOrder(context, options.order ?? {}, [
    ...(decoded?.checks ?? []),
    ...(context.header ? judgeHeader(context.header) : []),
    ...readClaims(context),
    ...RULES.flatMap((rule) => rule.judge(context)),
    ...(decoded ? await verifyAssertion(decoded, input.jwks) : []),
  ])
  const { match } = context
  return {
    verdict: decide(context, checks),
    error: answerOf(context, checks),
    matched: match?.matched ?? null,
    mismatches: match?.mismatches ?? [],
    checks,
    warnings: warningsOf(checks, decoded?.warnings ?? []),
    nearest: match?.nearest ?? [],
    causes: probableCauses({ ...context, checks, ...(decoded && { decoded }) }),
  }
}

function createContext(
  input: CheckInput,
  decoded: DecodedAssertion | undefined,
  options: EvaluateOptions,
): VerdictContext {
  const cloud = input.cloud ?? 'public'
  const index = options.index ?? indexOf(input.credentials)
  const claims = decoded ? decoded.claims : input.claims
  const header = decoded ? decoded.header : input.header
  return {
    input,
    cloud,
    index,
    kind: input.kind ?? 'application',
    ...(header && { header }),
    ...(claims && { claims, match: matchCredentials(claims, index, cloud) }),
  }
}

function readClaims({ claims, input }: VerdictContext): readonly Check[] {
  if (!claims) return []
  const checks = judgeClaims(claims, {
    now: input.now,
    skewSeconds: input.skewSeconds ?? DEFAULT_SKEW_SECONDS,
  })
  // The comparison of issuers says the same with its place in the order.
  return checks.filter(({ id }) => id !== 'iss-whitespace')
}

/** Sorts the checks into the order, fills the gaps and marks the uncertain places. */
function inOrder(
  context: VerdictContext,
  order: OrderAssumptions,
  made: readonly Check[],
): readonly Check[] {
  const present = new Set(made.map((check) => check.id))
  const missing = CHECK_IDS.filter((id) => !present.has(id)).map((id) =>
    notChecked(id, CHECK_TEXTS[id].title, unmadeReason(context, id)),
  )
  return [...made, ...missing]
    .map((check) => ({ check, place: placeOf(check, order) }))
    .sort((a, b) => a.place - b.place)
    .map(({ check }) =>
      ORDER_UNCERTAIN.has(check.id as CheckId) ? { ...check, orderUncertain: true } : check,
    )
}

function unmadeReason(context: VerdictContext, id: CheckId): string {
  if (id === 'metadata' && context.input.jwks !== undefined)
    return 'Nothing is fetched here; the key set that was given stands for the published one.'
  if (
    context.input.token !== undefined &&
    (id === 'type' || id === 'algorithm' || id === 'header' || id === 'key-id')
  )
    return 'The header could not be read.'
  return CHECK_TEXTS[id].unmade
}

const PLACES: ReadonlyMap<string, number> = new Map(CHECK_IDS.map((id, place) => [id, place]))

function placeBefore(id: CheckId): number {
  return (PLACES.get(id) ?? 0) - 0.25
}

/** Own reading rules without a place stand right after the shape. */
function placeOf({ id }: Check, order: OrderAssumptions): number {
  if (id === 'subject' && order.subjectBeforeAudience) return placeBefore('audience')
  if (id === 'validity' && order.validityBeforeKeys) return placeBefore('metadata')
  const ordered = PLACES.get(id)
  if (ordered !== undefined) return ordered
  const near = OWN_PLACES.get(id)
  return (PLACES.get(near ?? 'shape') ?? 0) + 0.5
}

/**
 * The answer of the first failing check that has a place in Entra's order, or of one of our own
 * rules that has a code. A failing check without a documented code ends the search: what Entra
 * answers there is not known.
 */
function answerOf(context: VerdictContext, checks: readonly Check[]): EntraAnswer | null {
  const first = checks.find(
    ({ id, outcome, code }) =>
      outcome === 'fail' && (PLACES.has(id) || READING_STOPS.has(id) || code !== undefined),
  )
  if (first?.code === undefined) return null
  const { code, error, status, message } = entraAnswer(first.code, answerValues(context, first))
  return { code, error, status, message }
}

function decide(context: VerdictContext, checks: readonly Check[]): Verdict['verdict'] {
  if (checks.some(({ outcome }) => outcome === 'fail')) return 'rejected'
  const open = checks.some(
    (check) =>
      (check.outcome === 'not-checked' && isDeciding(context, check)) ||
      (check.outcome === 'warn' && check.class !== undefined && OPEN_CLASSES.has(check.class)),
  )
  return open ? 'undetermined' : 'accepted'
}

function isDeciding({ match }: VerdictContext, { id }: Check): boolean {
  if (id === 'entra-issued') return match?.issuer !== undefined && isEntraIssuer(match.issuer)
  return DECIDING.has(id as CheckId)
}

function warningsOf(checks: readonly Check[], read: readonly Warning[]): readonly Warning[] {
  const warnings = new Map<string, Warning>()
  for (const check of checks)
    if (check.outcome === 'warn' && check.class !== undefined && !warnings.has(check.class))
      warnings.set(check.class, { class: check.class, message: check.reason ?? check.title })
  for (const warning of read) if (!warnings.has(warning.class)) warnings.set(warning.class, warning)
  return [...warnings.values()]
}
