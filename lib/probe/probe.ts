import { discoveryUrl, shown } from '@/lib/federation/issuer/identifier'
import { judgeIssuer, rank } from '@/lib/federation/issuer/judge'
import { keyCards } from '@/lib/federation/issuer/jwks'
import type { IssuerFinding, ProbeReport } from '@/lib/federation/issuer/model'
import { isObject, type JsonObject, readJsonText } from '@/lib/federation/issuer/strict-json'
import { certificateFields, expiringFinding } from './certificate'
import type { ProbeInternet } from './internet'
import { claimableFinding, discoveryFindings, keySetFindings } from './network-findings'
import {
  answerSeen,
  discoveryStep,
  type Fetched,
  keySetStep,
  stageStep,
  type Timed,
} from './report-steps'
import { checkStorage } from './storage-check'

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
  /** Entra tenants that are ours: a storage account of another is a finding. None given: not judged. */
  readonly tenants?: readonly string[]
}

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
  { now = () => new Date(), limitMs = PROBE_LIMIT_MS, signal, tenants = [] }: ProbeOptions = {},
): Promise<ProbeReport> {
  const at = now()
  const probedAt = at.toISOString()
  const verdict = internet.judge(issuer)
  if (!verdict.allowed) return refusedReport(issuer, probedAt, verdict.reason)
  const abort = new AbortController()
  const end = () => abort.abort()
  const timer = setTimeout(end, limitMs)
  if (signal?.aborted) end()
  signal?.addEventListener('abort', end, { once: true })
  try {
    return await probeAllowed({ issuer, internet, signal: abort.signal, at, tenants })
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', end)
  }
}

interface Asked {
  readonly issuer: string
  readonly internet: ProbeInternet
  readonly signal: AbortSignal
  readonly at: Date
  readonly tenants: readonly string[]
}

async function probeAllowed({
  issuer,
  internet,
  signal,
  at,
  tenants,
}: Asked): Promise<ProbeReport> {
  const probedAt = at.toISOString()
  const where = discoveryUrl(issuer)
  const { hostname } = new URL(where)
  const discovery = await timed(() => fetchDiscovery(where, internet, signal))
  if (!discovery.answer.ok && discovery.answer.kind === 'refused') {
    const findings = discoveryFindings(discovery.answer, hostname)
    return { ...refusedReport(issuer, probedAt, discovery.answer.reason), findings }
  }
  const document = readDocument(discovery.answer)
  const keyAddress = keyAddressOf(document)
  const [keySet, stored] = await Promise.all([
    keyAddress === undefined
      ? undefined
      : timed(() => internet.get(keyAddress, { maxBytes: KEY_SET_BYTES_MAX, signal })),
    discovery.answer.ok ? checkStorage(new URL(where), internet, { tenants, signal }) : undefined,
  ])
  const jwksText = keySet && bodyOf(keySet.answer)
  const judged = await documentFindings(issuer, discovery.answer, jwksText)
  const certificate = discovery.answer.ok ? discovery.answer.certificate : undefined
  const findings = merged(judged, [
    ...discoveryFindings(discovery.answer, hostname),
    ...(keySet ? keySetFindings(keySet.answer, judged) : []),
    ...followedFindings(discovery.answer),
    ...expiringFindings([discovery.answer, keySet?.answer], at),
    ...claimableFinding(hostname),
    ...(stored?.findings ?? []),
  ])
  const keys = jwksText === undefined ? [] : await keyCards(readJsonText(jwksText).value)
  const http = { discovery: answerSeen(discovery.answer), jwks: answerSeen(keySet?.answer) }
  return {
    issuer: shown(issuer, ADDRESS_SHOWN),
    state: stateOf({ document, findings, keySet: keySet?.answer, jwksText }),
    steps: [
      stageStep('policy', { outcome: 'pass' }, findings),
      stageStep('dns', discovery.answer.stages.dns, findings),
      stageStep('tls', discovery.answer.stages.tls, findings),
      discoveryStep(discovery, findings),
      keySetStep(keySet, findings),
    ],
    keys,
    findings,
    ...(document && { discovery: discoveryFields(where, document) }),
    ...(certificate && { certificate: certificateFields(certificate) }),
    ...(http.discovery && {
      http: { discovery: http.discovery, ...(http.jwks && { jwks: http.jwks }) },
    }),
    ...(stored && { storage: stored.storage }),
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

async function documentFindings(
  issuer: string,
  discovery: Fetched,
  jwksText: string | undefined,
): Promise<readonly IssuerFinding[]> {
  const http = discovery.ok && { status: discovery.status, headers: discovery.headers }
  return judgeIssuer({
    issuer,
    ...(discovery.ok && http && { discovery: discovery.body, http }),
    ...(jwksText !== undefined && { jwks: jwksText }),
  })
}

/** Each rule once, worst first; what the judge of documents says counts before the rest. */
function merged(
  judged: readonly IssuerFinding[],
  others: readonly IssuerFinding[],
): readonly IssuerFinding[] {
  const known = new Set(judged.map(({ id }) => id))
  const all = [...judged, ...others.filter(({ id }) => !known.has(id))]
  return all.sort((a, b) => rank(a.severity) - rank(b.severity))
}

/** One finding for the hosts of both documents, of the certificate that ends first. */
function expiringFindings(
  answers: readonly (Fetched | undefined)[],
  at: Date,
): readonly IssuerFinding[] {
  const seen = answers.flatMap((answer) =>
    answer?.ok && answer.certificate
      ? [{ host: new URL(answer.url).hostname, certificate: answer.certificate }]
      : [],
  )
  const ends = ({ certificate }: (typeof seen)[number]) => certificate.validTo ?? '9'
  const [first] = seen.sort((a, b) => ends(a).localeCompare(ends(b)))
  return first === undefined ? [] : expiringFinding(first.host, first.certificate, at)
}

/** A redirect that was followed, where the deployment allows that, is one nevertheless. */
function followedFindings(answer: Fetched): readonly IssuerFinding[] {
  if (!answer.ok || answer.redirects === 0) return []
  return [
    {
      id: 'issuer-redirects',
      severity: 'medium',
      message: `Discovery was read after ${answer.redirects} redirect${answer.redirects === 1 ? '' : 's'}.`,
      fix: 'Serve the document at the address itself.',
    },
  ]
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

async function timed(run: () => Promise<Fetched>): Promise<Timed> {
  const started = performance.now()
  const answer = await run()
  return { answer, ms: Math.round(performance.now() - started) }
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
