import { showHidden } from '@/lib/federation/diff/characters'
import { diffText } from '@/lib/federation/diff/text-diff'
import type { Check, Verdict } from '@/lib/federation/verdict/model'

const HEADLINES: Readonly<Record<Verdict['verdict'], string>> = {
  accepted: 'ACCEPTED      Entra would accept this assertion.',
  rejected: 'REJECTED      Entra would refuse this assertion.',
  undetermined:
    'UNDETERMINED  Nothing speaks against this assertion, but not everything was checked.',
}

const MARKS: Readonly<Record<Check['outcome'], string>> = {
  pass: 'pass',
  fail: 'FAIL',
  warn: 'warn',
  'not-checked': '  ? ',
}

/** A verdict for a person at a terminal. Hidden characters of the token are shown as escapes. */
export function verdictText(verdict: Verdict): readonly string[] {
  return [
    HEADLINES[verdict.verdict],
    ...answerLines(verdict),
    ...matchLines(verdict),
    '',
    ...verdict.checks.filter(isTelling).flatMap(checkLines),
    ...warningLines(verdict),
    ...causeLines(verdict),
  ]
}

function answerLines({ error }: Verdict): readonly string[] {
  if (!error) return []
  return ['', `${error.status} ${error.error}`, showHidden(error.message)]
}

function matchLines({ matched, nearest }: Verdict): readonly string[] {
  if (matched) return ['', `Credential: ${nameOf(matched.name, matched.issuer)}`]
  const [first] = nearest
  if (!first) return []
  const name = nameOf(first.credential.name, first.credential.issuer)
  return ['', `Nearest credential: ${name}; differs in ${first.differs.join(', ')}`]
}

function nameOf(name: string | undefined, issuer: string): string {
  return showHidden(name ?? issuer)
}

/** Checks outside the token's and credentials' reach would only drown the others. */
function isTelling({ id, outcome }: Check): boolean {
  const outside = [
    'request',
    'tenant',
    'parameters',
    'client',
    'policy',
    'scope',
    'conditional-access',
  ]
  return outcome !== 'not-checked' || !outside.includes(id)
}

function checkLines(check: Check): readonly string[] {
  const { outcome, title, expected, actual, reason } = check
  const lines = [`${MARKS[outcome]}  ${title}`]
  if (outcome === 'pass') return lines
  if (reason !== undefined) lines.push(`      ${showHidden(reason)}`)
  if (outcome === 'fail' && expected !== undefined)
    lines.push(`      expected  ${showHidden(expected)}`)
  if (outcome === 'fail' && actual !== undefined)
    lines.push(`      actual    ${showHidden(actual)}`)
  if (outcome === 'fail' && check.firstDifference !== undefined && expected !== undefined)
    lines.push(...differenceLines(expected, actual ?? ''))
  return lines
}

function differenceLines(expected: string, actual: string): readonly string[] {
  return diffText(expected, actual)
    .differences.slice(0, 3)
    .map(({ message }) => `      ${message}`)
}

function warningLines({ warnings }: Verdict): readonly string[] {
  return warnings.length === 0
    ? []
    : [
        '',
        'Warnings',
        ...warnings.map(({ class: id, message }) => `- ${id}: ${showHidden(message)}`),
      ]
}

function causeLines({ causes }: Verdict): readonly string[] {
  return causes.flatMap(({ title, detail, fix, fixEntra, fixWorkload, confidence }, index) => [
    ...(index === 0 ? ['', 'Probable causes'] : []),
    `- ${title}${confidence ? ` (${confidence})` : ''}`,
    ...(detail ? [`  ${showHidden(detail)}`] : []),
    ...(fixEntra || fixWorkload
      ? [
          ...(fixEntra ? [`  In Entra: ${showHidden(fixEntra)}`] : []),
          ...(fixWorkload ? [`  In the workload: ${showHidden(fixWorkload)}`] : []),
        ]
      : [`  ${showHidden(fix)}`]),
  ])
}
