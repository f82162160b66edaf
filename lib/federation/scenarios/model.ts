/** A kind of workload: its issuer, its subject forms and what goes wrong with it. */

export type ScenarioCategory =
  | 'ci'
  | 'iac'
  | 'kubernetes'
  | 'kubernetes-local'
  | 'kubernetes-app'
  | 'workload-identity'
  | 'secrets'
  | 'network'
  | 'cloud'
  | 'hosting'
  | 'entra'
  | 'custom'
  | 'idp'
  | 'no-issuer-found'

/**
 * What an issuer address proves. `vendor`: host or path belong to this platform; `hint`: the pattern
 * is a guess by name; `shared`: any https address, so only the subject tells; `none`: never told by
 * its address, because another scenario stands for it.
 */
export type Recognition = 'vendor' | 'hint' | 'shared' | 'none'

/** One variable part of a subject. */
export interface SubjectField {
  readonly name: string
  /** Anchored, linear. */
  readonly pattern: RegExp
  readonly example: string
  /** Help text beside the input. */
  readonly help: string
}

/** One form of subject. `{name}` in `template` stands for a field, all else is literal. */
export interface SubjectTemplate {
  readonly id: string
  readonly label: string
  readonly template: string
  readonly fields: readonly SubjectField[]
  readonly note?: string
  /** False when no credential can match this form twice. */
  readonly usable?: false
}

/** Named values of a subject. */
export type SubjectParts = Readonly<Record<string, string>>

export interface Scenario {
  readonly id: string
  readonly name: string
  readonly category: ScenarioCategory
  readonly issuerPatterns: readonly RegExp[]
  readonly recognition: Recognition
  readonly issuerExamples: readonly string[]
  readonly subjectTemplates: readonly SubjectTemplate[]
  readonly audience: {
    /** What the platform writes into aud when nothing is asked for. */
    readonly token: string
    /** What to write into the credential. */
    readonly credential?: string
    /** True when the workload can ask for another audience. */
    readonly configurable?: boolean
    readonly clouds?: { readonly public: string; readonly usgov: string; readonly china: string }
  }
  /** Signing algorithms that the platform uses; Entra is tested with RS256. */
  readonly algorithms: readonly string[]
  /** What to set so that tokens are signed with RS256. */
  readonly algorithmToAsk?: string
  readonly lifetime: string
  /** What differs between two runs of the same workload. */
  readonly varies?: string
  /** Whether flexible credentials with an expression work for this issuer. */
  readonly flexible: {
    readonly supported: 'yes' | 'no' | 'unknown'
    readonly claims: readonly string[]
    readonly required?: string
    readonly example?: string
    readonly note?: string
  }
  readonly claims: readonly string[]
  readonly pitfalls: readonly string[]
  /** Shell command or fixed value. */
  readonly obtainIssuer?: string
  /** Shell command. */
  readonly obtainToken?: string
  readonly discoveryUrl?: string
  readonly jwksUrl?: string
  /** What is verified and what is not. */
  readonly verification: string
  /** False for a workload that uses the issuer of its cluster, and where no issuer was found. */
  readonly isIssuer: boolean
  /** False when its tokens cannot be used with Entra as they are. */
  readonly usable: boolean
  /** https links; empty where no public page was found. */
  readonly sources: readonly string[]
}
