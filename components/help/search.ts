import { listedCodes } from '@/lib/federation/aadsts/listed'
import type { ExplainedField } from '@/lib/federation/aadsts/model'
import { CODES, findCode } from '@/lib/federation/aadsts/registry'
import type { Scenario } from '@/lib/federation/scenarios/model'
import { SCENARIOS } from '@/lib/federation/scenarios/registry'

export interface CodeRow {
  readonly code: number
  readonly name: string
  readonly meaning: string
  readonly analysed: boolean
  readonly field: ExplainedField | null
}

/** Fields in the order in which federation users need them; the rest follows by number. */
const FIELD_ORDER: readonly (ExplainedField | null)[] = [
  null,
  'subject',
  'issuer',
  'audience',
  'time',
  'metadata',
  'signature',
  'header',
  'token',
  'policy',
  'client',
  'tenant',
]

/** Every known code: the analysed ones first, by field, then all others by number. */
export function codeRows(): readonly CodeRow[] {
  const analysed = CODES.map(({ code, name, meaning, field }) => ({
    code,
    name,
    meaning,
    field,
    analysed: true,
  })).sort((left, right) => rank(left.field) - rank(right.field) || left.code - right.code)
  const listed = listedCodes()
    .filter(({ code }) => !findCode(code))
    .map((entry) => ({ ...entry, field: null, analysed: false }))
  return [...analysed, ...listed]
}

function rank(field: ExplainedField | null): number {
  const place = FIELD_ORDER.indexOf(field)
  return place < 0 ? FIELD_ORDER.length : place
}

/** Rows that hold every word of the query; a number finds the codes that start with it. */
export function searchCodes(query: string, rows = codeRows()): readonly CodeRow[] {
  const words = wordsOf(query.replace(/aadsts/gi, ' '))
  return rows.filter((row) =>
    words.every((word) =>
      /^\d+$/.test(word)
        ? String(row.code).startsWith(word)
        : `${row.name} ${row.meaning} ${row.field ?? ''}`.toLowerCase().includes(word),
    ),
  )
}

/** Scenarios that hold every word of the query in name, id, issuer or subject form. */
export function searchScenarios(query: string): readonly Scenario[] {
  const words = wordsOf(query)
  return SCENARIOS.filter((scenario) => {
    const text = [
      scenario.id,
      scenario.name,
      ...scenario.issuerExamples,
      ...scenario.subjectTemplates.flatMap(({ label, template }) => [label, template]),
    ]
      .join(' ')
      .toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

function wordsOf(query: string): readonly string[] {
  return query
    .slice(0, 200)
    .toLowerCase()
    .split(/[\s:,]+/)
    .filter((word) => word !== '')
}
