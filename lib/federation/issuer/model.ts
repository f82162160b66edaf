/** What judging and probing an issuer's documents yields. */

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info'

/** One result of a rule on an issuer string, a discovery document or a key set. */
export interface IssuerFinding {
  /** Stable id, for example `issuer-trailing-slash-drift`. */
  readonly id: string
  readonly severity: Severity
  /** What was seen, in one sentence. Thumbprints, never key material. */
  readonly message: string
  /** What to do about it. */
  readonly fix?: string
  /** Why the rule is there, and where it comes from: an address or the name of a specification. */
  readonly why?: string
  readonly source?: string
}

/** A key of a key set, as shown on a key card. */
export interface KeyCard {
  readonly kid?: string
  readonly kty: string
  readonly bits?: number
  readonly alg?: string
  readonly use?: string
  /** RFC 7638 SHA-256 thumbprint, base64url. Empty when the key is malformed. */
  readonly thumbprint: string
  /** Modulus and exponent of a well-formed RSA public key, so that the page can verify with it. */
  readonly n?: string
  readonly e?: string
}

export type ProbeStepId = 'policy' | 'dns' | 'tls' | 'discovery' | 'jwks'

export interface ProbeStep {
  readonly id: ProbeStepId
  readonly outcome: 'pass' | 'fail' | 'warn' | 'not-checked'
  /** Milliseconds the step took. */
  readonly ms?: number
  readonly detail?: string
  /** Ids of the findings behind the outcome. */
  readonly rules?: readonly string[]
}

/** How one document was answered. */
export interface AnswerSeen {
  readonly status: number
  readonly contentType?: string
  /** Where a redirect that was not followed leads. */
  readonly location?: string
  /** Redirects that were followed. */
  readonly redirects: number
  readonly bytes: number
}

/** Answer of a probe. Unreachable, mismatched, refused and unsafe are four different things. */
export interface ProbeReport {
  readonly issuer: string
  readonly state: 'healthy' | 'mismatched' | 'unreachable' | 'refused' | 'unsafe'
  readonly steps: readonly ProbeStep[]
  readonly keys: readonly KeyCard[]
  readonly findings: readonly IssuerFinding[]
  /** Parsed fields of the discovery document, each cut to its limit; absent when none was read. */
  readonly discovery?: {
    readonly url: string
    readonly issuer?: string
    readonly jwksUri?: string
    readonly algorithms?: readonly string[]
    readonly subjectTypes?: readonly string[]
    readonly responseTypes?: readonly string[]
  }
  readonly certificate?: {
    readonly subject?: string
    readonly issuer?: string
    /** ISO time. */
    readonly validTo?: string
  }
  readonly http?: { readonly discovery?: AnswerSeen; readonly jwks?: AnswerSeen }
  /** Whose storage account the documents lie in; only for hosts of Azure Storage. */
  readonly storage?: {
    readonly account: string
    /** Entra tenant of the account; absent when the service does not say. */
    readonly tenantId?: string
  }
  /** ISO time of the probe. */
  readonly probedAt: string
}
