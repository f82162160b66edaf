/** What the error recogniser knows and what it yields. */

/** The part of a request, assertion or tenant to look at first. */
export type ExplainedField =
  | 'issuer'
  | 'subject'
  | 'audience'
  | 'signature'
  | 'time'
  | 'header'
  | 'token'
  | 'client'
  | 'tenant'
  | 'scope'
  | 'resource'
  | 'policy'
  | 'metadata'
  | 'request'

/** Values that an error text can carry. */
export const EXTRACTED_KEYS = [
  'issuer',
  'subject',
  'audience',
  'kid',
  'traceId',
  'correlationId',
  'timestamp',
  'clientId',
  'tenant',
  'resource',
  'scope',
  'algorithm',
  'metadataIssuer',
  'expectedSubject',
  'validFrom',
  'validTo',
  'currentTime',
  'issuedAt',
  'policyId',
] as const

export type ExtractedKey = (typeof EXTRACTED_KEYS)[number]

export type Extracted = { readonly [key in ExtractedKey]?: string }

/**
 * Where a value stands in a message. Both anchors are compared without regard to white space and
 * letter case, so that wrapped log lines still match.
 */
export interface MessagePattern {
  readonly key: ExtractedKey
  /** Text right before the value. Its last character may be an opening quote. */
  readonly before: string
  /** Text right after the value. Absent for a value in quotes and for one without white space. */
  readonly after?: string
}

/** A probable cause with its fix. */
export interface CodeCause {
  /** Stable kebab-case id. */
  readonly id: string
  readonly title: string
  /** One sentence: what to change. */
  readonly fix: string
  readonly fixEntra?: string
  readonly fixWorkload?: string
  /** Ids of our checks, or classes of token defects, that confirm this cause when a token is at hand. */
  readonly confirmedBy: readonly string[]
  /** The cause is left out when a subject was read and starts with none of these. */
  readonly subjectStarts?: readonly string[]
  /** The cause is left out when an issuer was read and holds none of these. */
  readonly issuerHas?: readonly string[]
}

/**
 * How well a code is known. `response`: a real answer was seen; `documented`: described by Microsoft;
 * `lookup`: text of Microsoft's error look-up page; `secondhand`: reported by others only.
 */
export type Evidence = 'response' | 'documented' | 'lookup' | 'secondhand'

/** One analysed code: a file of `codes/`, named after its number. */
export interface CodeEntry {
  readonly code: number
  /** Symbolic name in Microsoft's published list, `-` when none is published. */
  readonly name: string
  /** One or two sentences in our own words. */
  readonly meaning: string
  readonly field: ExplainedField | null
  /** Most probable first. */
  readonly causes: readonly CodeCause[]
  readonly patterns?: readonly MessagePattern[]
  /** A sentence that only this code's message holds; finds the code in texts that lost its number. */
  readonly phrase?: string
  readonly evidence: Evidence
  /** What is not certain about this entry, in one sentence. */
  readonly uncertain?: string
  /** https links. */
  readonly sources: readonly string[]
  readonly examples: readonly CodeExample[]
}

/** An error text with invented ids and what must be read from it. */
export interface CodeExample {
  readonly text: string
  readonly extracted?: Extracted
}

export interface ExplainedCode {
  readonly code: number
  readonly name: string
  readonly meaning: string
  /** `analysed`: an entry of its own; `listed`: one line of the table; `unknown`: neither. */
  readonly known: 'analysed' | 'listed' | 'unknown'
}

/** What a pasted text says. */
export interface Explanation {
  /** In order of appearance, each once. */
  readonly codes: readonly ExplainedCode[]
  /** Field of the first analysed code. */
  readonly field: ExplainedField | null
  readonly extracted: Extracted
  readonly causes: readonly CodeCause[]
  /** What the reader should know about the reading itself, in sentences. */
  readonly notes: readonly string[]
}
