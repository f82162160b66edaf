import { SOURCE_STATES } from '@/components/shell/words'
import type { CredentialFacet } from './credential-rows'
import { KIND_NAMES } from './describe'
import { markWord } from './marks'

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

/** The words for a facet value; the value itself when it is not known. `kinds` names the issuer kinds. */
export function facetValueLabel(
  facet: CredentialFacet,
  value: string,
  kinds: ReadonlyMap<string, string>,
): string {
  if (facet === 'kind') return own(KIND_NAMES, value) ?? value
  if (facet === 'issuerKind') return kinds.get(value) ?? value
  if (facet === 'state') return own(SOURCE_STATES, value)?.word ?? value
  if (facet === 'mark') return markWord(value)
  return value
}
