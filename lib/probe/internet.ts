import type { FetchPolicyAnswer } from '@/lib/federation/issuer/fetch-policy'

/** The seam between the probe and whatever answers it: the guarded internet or the sandbox's own. */

export type FailureKind =
  /** The policy refused the address, the name's answers, or a redirect's target. */
  | 'refused'
  | 'nxdomain'
  | 'nodata'
  | 'servfail'
  | 'dns-timeout'
  | 'connection-refused'
  | 'connect-failed'
  | 'connect-timeout'
  | 'tls-invalid'
  | 'tls-timeout'
  | 'answer-timeout'
  | 'malformed-answer'
  | 'headers-too-large'
  | 'body-too-large'
  | 'encoded-body'
  | 'connection-lost'
  | 'too-many-redirects'
  | 'timeout'

/** How a stage below HTTP went. */
export interface StageReport {
  readonly outcome: 'pass' | 'fail' | 'not-checked'
  readonly ms?: number
  readonly detail?: string
}

export interface FetchStages {
  readonly policy: StageReport
  readonly dns: StageReport
  readonly tls: StageReport
}

/** What the certificate said, as far as a person wants to know. */
export interface CertificateSeen {
  readonly subject?: string
  readonly issuer?: string
  /** ISO time. */
  readonly validTo?: string
}

/** An answer, whatever its status. A redirect that was not followed is an answer too. */
export interface FetchedDocument {
  readonly ok: true
  /** The address that answered; differs from the one asked when redirects were followed. */
  readonly url: string
  readonly status: number
  /** Lower-case names. Only those that the probe looks at. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly redirects: number
  readonly stages: FetchStages
  readonly certificate?: CertificateSeen
}

export interface FetchFailure {
  readonly ok: false
  readonly kind: FailureKind
  /** In words, without anything the target wrote. */
  readonly detail: string
  /** Id of the rule or range that refused; only with `refused`. Never shown to a remote caller. */
  readonly reason?: string
  /** With `nxdomain`: the names that the host is an alias of, in order. */
  readonly aliases?: readonly string[]
  readonly stages: FetchStages
}

export interface GetOptions {
  readonly maxBytes: number
  readonly signal: AbortSignal
}

/** A question to an Azure Storage host without any proof of who asks. */
export interface StorageQuestion {
  readonly host: string
  /** Path and query as they go out, made of fixed words and a judged container name. */
  readonly path: string
  readonly search: string
}

export interface ProbeInternet {
  /** The first stage alone: may this text be fetched? Opens nothing. */
  readonly judge: (url: string) => FetchPolicyAnswer
  /** Fetches one document. Never throws for what a network can do. */
  readonly get: (url: string, options: GetOptions) => Promise<FetchedDocument | FetchFailure>
  /** Asks a storage host, through the same stages; a 401 is a good answer. Other hosts are refused. */
  readonly askStorage?: (
    question: StorageQuestion,
    options: GetOptions,
  ) => Promise<FetchedDocument | FetchFailure>
}

export const NOT_CHECKED: StageReport = { outcome: 'not-checked' }
export const NO_STAGES: FetchStages = {
  policy: NOT_CHECKED,
  dns: NOT_CHECKED,
  tls: NOT_CHECKED,
}

/** Headers of an answer that the probe reads; the rest is dropped where it arrives. */
export const HEADERS_READ = [
  'content-type',
  'location',
  'x-ms-error-code',
  'www-authenticate',
] as const

/** All that goes to a storage host: from this version on it names the tenant that owns the account. */
export const STORAGE_HEADERS: Readonly<Record<string, string>> = { 'x-ms-version': '2020-10-02' }

/** Longest address of a document: an issuer of 600 characters and the well-known path. */
export const DOCUMENT_ADDRESS_MAX = 700
