import { shown } from '@/lib/federation/issuer/identifier'
import { rank } from '@/lib/federation/issuer/judge'
import type {
  AnswerSeen,
  IssuerFinding,
  ProbeStep,
  ProbeStepId,
} from '@/lib/federation/issuer/model'
import type { FetchedDocument, FetchFailure, StageReport } from './internet'

export type Fetched = FetchedDocument | FetchFailure

export interface Timed {
  readonly answer: Fetched
  readonly ms: number
}

/** Which step of a probe a finding belongs to. */
const STEP_OF: readonly (readonly [RegExp, ProbeStepId])[] = [
  [/^issuer-(?:private-address|not-https|address-literal)$/, 'policy'],
  [/^issuer-(?:host-nxdomain|storage-account-unclaimed|cname-dangling|claimable-host)$/, 'dns'],
  [/^issuer-tls-/, 'tls'],
  [/^jwks-/, 'jwks'],
  [/^(?:issuer|discovery)-/, 'discovery'],
]

function stepOf({ id }: IssuerFinding): ProbeStepId | undefined {
  return STEP_OF.find(([pattern]) => pattern.test(id))?.[1]
}

/** The findings of one step. */
function about(id: ProbeStepId, findings: readonly IssuerFinding[]): readonly IssuerFinding[] {
  return findings.filter((finding) => stepOf(finding) === id)
}

function rulesOf(findings: readonly IssuerFinding[]): Pick<ProbeStep, 'rules'> {
  return findings.length === 0 ? {} : { rules: [...new Set(findings.map(({ id }) => id))] }
}

/** A stage below HTTP. A finding on a stage that passed makes it a warning. */
export function stageStep(
  id: ProbeStepId,
  { outcome, ms, detail }: StageReport,
  findings: readonly IssuerFinding[],
): ProbeStep {
  const own = about(id, findings)
  const warns = outcome === 'pass' && own.some(({ severity }) => severity !== 'info')
  return {
    id,
    outcome: warns ? 'warn' : outcome,
    ...(ms !== undefined && { ms }),
    ...(detail !== undefined && { detail }),
    ...rulesOf(own),
  }
}

/** How the discovery document came and what is wrong with it. */
export function discoveryStep(
  { answer, ms }: Timed,
  findings: readonly IssuerFinding[],
): ProbeStep {
  const own = about('discovery', findings)
  if (!answer.ok) {
    const reached = answer.stages.tls.outcome === 'pass'
    return reached
      ? { id: 'discovery', outcome: 'fail', ms, detail: answer.detail, ...rulesOf(own) }
      : { id: 'discovery', outcome: 'not-checked', detail: answer.detail }
  }
  const detail = `HTTP ${answer.status}`
  return { id: 'discovery', ms, outcome: judgedOutcome(own), detail, ...rulesOf(own) }
}

/** How the key set came and what is wrong with it. */
export function keySetStep(
  keySet: Timed | undefined,
  findings: readonly IssuerFinding[],
): ProbeStep {
  const own = about('jwks', findings)
  if (!keySet) {
    return own.length > 0
      ? { id: 'jwks', outcome: judgedOutcome(own), ...rulesOf(own) }
      : { id: 'jwks', outcome: 'not-checked', detail: 'No discovery document names a key set.' }
  }
  const { answer, ms } = keySet
  if (!answer.ok) {
    // How long a refusal took could tell of names inside: it is nobody's business.
    const time = answer.kind === 'refused' ? {} : { ms }
    return { id: 'jwks', outcome: 'fail', ...time, detail: answer.detail, ...rulesOf(own) }
  }
  const detail = `HTTP ${answer.status}`
  return { id: 'jwks', ms, outcome: judgedOutcome(own), detail, ...rulesOf(own) }
}

function judgedOutcome(findings: readonly IssuerFinding[]): ProbeStep['outcome'] {
  if (findings.some(({ severity }) => rank(severity) <= rank('high'))) return 'fail'
  return findings.some(({ severity }) => severity !== 'info') ? 'warn' : 'pass'
}

const HEADER_SHOWN = 200

/** How a document was answered, as a report shows it; undefined when nothing answered. */
export function answerSeen(answer: Fetched | undefined): AnswerSeen | undefined {
  if (!answer?.ok) return undefined
  const { status, headers, redirects, body } = answer
  const contentType = headers['content-type']
  const location = headers.location
  return {
    status,
    ...(contentType !== undefined && { contentType: shown(contentType, HEADER_SHOWN) }),
    ...(location !== undefined && { location: shown(location, HEADER_SHOWN) }),
    redirects,
    bytes: Buffer.byteLength(body),
  }
}
