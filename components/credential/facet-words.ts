import { SOURCE_STATES } from '@/components/shell/words'
import type { CredentialFacet } from './credential-rows'
import { issuerKindLabel, KIND_NAMES } from './describe'

export const FACET_LABELS: Readonly<Record<CredentialFacet, string>> = {
  kind: 'Kind',
  issuerKind: 'Issuer',
  aud: 'Audience',
  mark: 'Marks',
  state: 'Source',
}

function own<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

/** The words for a facet value; the value itself when it is not known. */
export function facetValueLabel(facet: CredentialFacet, value: string): string {
  if (facet === 'kind') return own(KIND_NAMES, value) ?? value
  if (facet === 'issuerKind') return issuerKindLabel(value)
  if (facet === 'state') return own(SOURCE_STATES, value)?.word ?? value
  return value
}
