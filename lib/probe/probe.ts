import { discoveryUrl, shown } from '@/lib/federation/issuer/identifier'
import { judgeIssuer, rank } from '@/lib/federation/issuer/judge'
import { keyCards } from '@/lib/federation/issuer/jwks'
import type {
  IssuerFinding,
  ProbeReport,
  ProbeStep,
  ProbeStepId,
} from '@/lib/federation/issuer/model'
import { isObject, type JsonObject, readJsonText } from '@/lib/federation/issuer/strict-json'
import type { FetchedDocument, FetchFailure, ProbeInternet, StageReport } from './internet'
import { networkFindings } from './network-findings'

const DISCOVERY_BYTES_MAX = 64 * 1024
const KEY_SET_BYTES_MAX = 256 * 1024
const PROBE_LIMIT_MS = 12_000
const ADDRESS_SHOWN = 600
const FIELD_SHOWN = 200
const LIST_SHOWN = 20

export interface ProbeOptions {
  readonly now?: () => Date
  /** Limit of the whole probe in milliseconds: names, discovery and keys. */
  readonly limitMs?: number
  /** Ends the probe early and closes its connection. */
  readonly signal?: AbortSignal
}

type Fetched = FetchedDocument | FetchFailure

/**
 * Fetches an issuer's discovery document and key set, and judges both.
 *
 * Takes the issuer text as the credential has it. Nothing is fetched that the policy of `internet`
 * refuses, `jwks_uri` and redirect targets included. Expected failures are states of the report;
 * it never throws for what an issuer can do. The report holds parsed fields only, each cut.
 */
export async function probeIssuer(
  issuer: string,
  internet: ProbeInternet,
  { now = () => new Date(), limitMs = PROBE_LIMIT_MS, signal }: ProbeOptions = {},
): Promise<ProbeReport> {
  const probedAt = now().toISOString()
  const verdict = internet.judge(issuer)
  if (!verdict.allowed) return refusedReport(issuer, probedAt, verdict.reason)
  const abort = new AbortController()
  const end = () => abort.abort()
  const timer = setTimeout(end, limitMs)
  if (signal?.aborted) end()
  signal?.addEventListener('abort', end, { once: true })
  try {
    return await probeAllowed(issuer, internet, abort.signal, probedAt)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', end)
  }
}

async function probeAllowed(
  issuer: string,
  internet: ProbeInternet,
  signal: AbortSignal,
  probedAt: string,
): Promise<ProbeReport> {
  const at = discoveryUrl(issuer)
  const discovery = await timed(() => fetchDiscovery(at, internet, signal))
  if (!discovery.answer.ok && discovery.answer.kind === 'refused') {
    const findings = networkFindings(discovery.answer, 'discovery')
    return { ...refusedReport(issuer, probedAt, discovery.answer.reason), findings }
  }
  const document = readDocument(discovery.answer)
  const keyAddress = keyAddressOf(document)
  const keySet =
    keyAddress === undefined
      ? undefined
      : await timed(() => internet.get(keyAddress, { maxBytes: KEY_SET_BYTES_MAX, signal }))
  const jwksText = keySet && bodyOf(keySet.answer)
  const findings = await findingsOf(issuer, discovery.answer, keySet?.answer, jwksText)
  const keys = jwksText === undefined ? [] : await keyCards(readJsonText(jwksText).value)
  const certificate = discovery.answer.ok ? discovery.answer.certificate : undefined
  return {
    issuer: shown(issuer, ADDRESS_SHOWN),
    state: stateOf({ document, findings, keySet: keySet?.answer, jwksText }),
    steps: [
      { id: 'policy', outcome: 'pass' },
      stageStep('dns', discovery.answer.stages.dns),
      stageStep('tls', discovery.answer.stages.tls),
      discoveryStep(discovery, findings),
      keySetStep(keySet, findings),
    ],
    keys,
    findings,
    ...(document && { discovery: discoveryFields(at, document) }),
    ...(certificate && { certificate: certificateFields(certificate) }),
    probedAt,
  }
}

/** One look says little about an error: it is repeated once, in the time that is left. */
async function fetchDiscovery(
  url: string,
  internet: ProbeInternet,
  signal: AbortSignal,
): Promise<Fetched> {
  const options = { maxBytes: DISCOVERY_BYTES_MAX, signal }
  const first = await internet.get(url, options)
  const worthRepeating = first.ok ? first.status >= 400 : REPEATED.has(first.kind)
  return worthRepeating && !signal.aborted ? internet.get(url, options) : first
}

const REPEATED: ReadonlySet<string> = new Set(['connection-lost', 'servfail', 'connect-failed'])

function readDocument(answer: Fetched): JsonObject | undefined {
  const text = bodyOf(answer)
  const value = text === undefined ? undefined : readJsonText(text).value
  return isObject(value) ? value : undefined
}

function bodyOf(answer: Fetched): string | undefined {
  return answer.ok && answer.status === 200 ? answer.body : undefined
}

function keyAddressOf(document: JsonObject | undefined): string | undefined {
  const value = document?.jwks_uri
  return typeof value === 'string' && URL.canParse(value) ? value : undefined
}

async function findingsOf(
  issuer: string,
  discovery: Fetched,
  keySet: Fetched | undefined,
  jwksText: string | undefined,
): Promise<readonly IssuerFinding[]> {
  const http = discovery.ok && { status: discovery.status, headers: discovery.headers }
  const judged = await judgeIssuer({
    issuer,
    ...(discovery.ok && http && { discovery: discovery.body, http }),
    ...(jwksText !== undefined && { jwks: jwksText }),
  })
  const others = [
    ...(discovery.ok ? [] : networkFindings(discovery, 'discovery')),
    ...(keySet ? networkFindings(keySet, 'jwks') : []),
  ]
  const known = new Set(judged.map(({ id }) => id))
  const all = [...judged, ...others.filter(({ id }) => !known.has(id))]
  return all.sort((a, b) => rank(a.severity) - rank(b.severity))
}

interface Facts {
  readonly document: JsonObject | undefined
  readonly findings: readonly IssuerFinding[]
  readonly keySet: Fetched | undefined
  readonly jwksText: string | undefined
}

/** Findings after which Entra gets no key to verify with, although something answered. */
const NO_KEYS = ['jwks-unreachable', 'jwks-no-usable-key', 'jwks-uri-invalid', 'jwks-not-https']

function stateOf({ document, findings, keySet, jwksText }: Facts): ProbeReport['state'] {
  const found = (...ids: readonly string[]) => findings.some(({ id }) => ids.includes(id))
  if (findings.some(({ severity }) => severity === 'critical')) return 'unsafe'
  const keysRefused = keySet !== undefined && !keySet.ok && keySet.kind === 'refused'
  if (keysRefused || found('issuer-redirect-refused')) return 'refused'
  if (found('issuer-mismatch')) return 'mismatched'
  const hasKeys = isObject(jwksText === undefined ? undefined : readJsonText(jwksText).value)
  if (!document || !hasKeys || found(...NO_KEYS)) return 'unreachable'
  return 'healthy'
}

interface Timed {
  readonly answer: Fetched
  readonly ms: number
}

async function timed(run: () => Promise<Fetched>): Promise<Timed> {
  const started = performance.now()
  const answer = await run()
  return { answer, ms: Math.round(performance.now() - started) }
}

function stageStep(id: ProbeStepId, { outcome, ms, detail }: StageReport): ProbeStep {
  return {
    id,
    outcome,
    ...(ms !== undefined && { ms }),
    ...(detail !== undefined && { detail }),
  }
}

function discoveryStep({ answer, ms }: Timed, findings: readonly IssuerFinding[]): ProbeStep {
  if (!answer.ok) {
    const reached = answer.stages.tls.outcome === 'pass'
    return reached
      ? { id: 'discovery', outcome: 'fail', ms, detail: answer.detail }
      : { id: 'discovery', outcome: 'not-checked', detail: answer.detail }
  }
  const about = findings.filter(({ id }) => /^(?:issuer|discovery)-/.test(id))
  return { id: 'discovery', ms, ...judgedOutcome(about), detail: `HTTP ${answer.status}` }
}

function keySetStep(keySet: Timed | undefined, findings: readonly IssuerFinding[]): ProbeStep {
  const about = findings.filter(({ id }) => id.startsWith('jwks-'))
  if (!keySet) {
    return about.length > 0
      ? { id: 'jwks', ...judgedOutcome(about) }
      : { id: 'jwks', outcome: 'not-checked', detail: 'No discovery document names a key set.' }
  }
  const { answer, ms } = keySet
  if (!answer.ok) return { id: 'jwks', outcome: 'fail', ms, detail: answer.detail }
  return { id: 'jwks', ms, ...judgedOutcome(about), detail: `HTTP ${answer.status}` }
}

function judgedOutcome(findings: readonly IssuerFinding[]): Pick<ProbeStep, 'outcome'> {
  if (findings.some(({ severity }) => rank(severity) <= rank('high'))) return { outcome: 'fail' }
  return { outcome: findings.some(({ severity }) => severity !== 'info') ? 'warn' : 'pass' }
}

function discoveryFields(url: string, document: JsonObject): NonNullable<ProbeReport['discovery']> {
  const text = (name: string) => {
    const value = document[name]
    return typeof value === 'string' ? shown(value, ADDRESS_SHOWN) : undefined
  }
  const list = (name: string) => {
    const value = document[name]
    if (!Array.isArray(value)) return undefined
    const texts = value.filter((item): item is string => typeof item === 'string')
    return texts.slice(0, LIST_SHOWN).map((item) => shown(item, FIELD_SHOWN))
  }
  const issuer = text('issuer')
  const jwksUri = text('jwks_uri')
  const algorithms = list('id_token_signing_alg_values_supported')
  const subjectTypes = list('subject_types_supported')
  const responseTypes = list('response_types_supported')
  return {
    url: shown(url, ADDRESS_SHOWN),
    ...(issuer !== undefined && { issuer }),
    ...(jwksUri !== undefined && { jwksUri }),
    ...(algorithms && { algorithms }),
    ...(subjectTypes && { subjectTypes }),
    ...(responseTypes && { responseTypes }),
  }
}

function certificateFields(
  certificate: NonNullable<FetchedDocument['certificate']>,
): NonNullable<ProbeReport['certificate']> {
  const entries = Object.entries(certificate).map(([name, value]) => [
    name,
    shown(value, FIELD_SHOWN),
  ])
  return Object.fromEntries(entries)
}

/** Nothing was fetched: the answer is the same whatever the rule, save for the reason in `detail`. */
function refusedReport(issuer: string, probedAt: string, reason: string | undefined): ProbeReport {
  const untouched = (['dns', 'tls', 'discovery', 'jwks'] as const).map((id) => ({
    id,
    outcome: 'not-checked' as const,
  }))
  const detail = `Refused by policy${reason === undefined ? '' : ` (${reason})`}.`
  return {
    issuer: shown(issuer, ADDRESS_SHOWN),
    state: 'refused',
    steps: [{ id: 'policy', outcome: 'fail', detail }, ...untouched],
    keys: [],
    findings: [],
    probedAt,
  }
}

/**
 * The report as a remote caller may see it: every refusal looks the same, whichever rule, name or
 * address was the reason, so that the probe tells nothing about networks it can see.
 */
export function reportForCaller(report: ProbeReport): ProbeReport {
  const [policy] = report.steps
  if (report.state !== 'refused' || policy?.outcome !== 'fail') return report
  return refusedReport(report.issuer, report.probedAt, undefined)
}
