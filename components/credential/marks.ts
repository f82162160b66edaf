import type { Tone } from '@/components/ui/tone'
import type { Cloud, Credential } from '@/lib/federation/credential/model'
import { type CredentialFinding, lintCredential } from '@/lib/federation/credential/subject-lint'

/** Something about the strings of a credential that deserves a look. */
export interface Mark {
  readonly id: CredentialFinding['id']
  /** `err`: it cannot match as it stands; `warn`: most likely a slip; `neutral`: unusual or worth knowing. */
  readonly tone: Tone
  readonly field: CredentialFinding['field']
  /** What was seen. */
  readonly title: string
  /** What to do about it. */
  readonly fix?: string
}

/** One word for a table, by finding. */
const WORDS: Readonly<Record<Mark['id'], string>> = {
  'name-malformed': 'name',
  'value-empty': 'empty',
  'value-too-long': 'length',
  'outer-whitespace': 'space',
  'odd-character': 'character',
  'issuer-slash': 'slash',
  'issuer-scheme': 'address',
  'audience-count': 'audiences',
  'audience-unusual': 'audience',
  'subject-wildcard': 'star',
  'subject-placeholder': 'placeholder',
  'subject-case': 'case',
  'subject-github': 'subject',
  'subject-kubernetes': 'subject',
  'subject-and-expression': 'subject',
}

/** The word for a mark; the id itself when it is not known, as in an old address. */
export function markWord(id: string): string {
  return Object.hasOwn(WORDS, id) ? WORDS[id as Mark['id']] : id
}

const MATCHED: ReadonlySet<CredentialFinding['field']> = new Set(['issuer', 'subject', 'audience'])

function toneOf(finding: CredentialFinding): Tone {
  // Another audience is a choice that works; it is shown, but asks for nothing.
  if (finding.severity === 'info' || finding.id === 'audience-unusual') return 'neutral'
  return finding.severity === 'error' ? 'err' : 'warn'
}

const UNMARKED = { marks: [], notes: [] }

/** The findings about a credential: `marks` for its row, `notes` that are only worth knowing. */
export function marksOf(
  credential: Credential,
  cloud: Cloud,
): { readonly marks: readonly Mark[]; readonly notes: readonly Mark[] } {
  // A stored credential has a name that Entra took, and names play no part in matching.
  const findings = lintCredential(credential, cloud).filter(({ field }) => MATCHED.has(field))
  // Most credentials have none: those share one answer.
  if (findings.length === 0) return UNMARKED
  const mark = (finding: CredentialFinding): Mark => ({
    id: finding.id,
    field: finding.field,
    tone: toneOf(finding),
    title: finding.message,
    ...(finding.fix === undefined ? {} : { fix: finding.fix }),
  })
  return {
    marks: findings.filter((finding) => finding.severity !== 'info').map(mark),
    notes: findings.filter((finding) => finding.severity === 'info').map(mark),
  }
}

/** Marks by tone, what cannot match first. */
const GRAVITY: readonly Tone[] = ['err', 'warn', 'info', 'neutral', 'ok']

/** The same marks, the gravest first; equal ones keep their order. */
export function gravest(marks: readonly Mark[]): readonly Mark[] {
  return marks.length < 2
    ? marks
    : [...marks].sort((a, b) => GRAVITY.indexOf(a.tone) - GRAVITY.indexOf(b.tone))
}
