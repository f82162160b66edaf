import type { Check, Warning } from '../verdict/model'

export type JsonObject = Readonly<Record<string, unknown>>

/** What a pasted text turned out to be when it is no assertion. Named, masked and dropped. */
export interface ForeignMaterial {
  /** `private-key`, `client-secret`, `refresh-token`, `saml`, `sas`, `storage-key`, `json`, `text`, … */
  readonly kind: string
  /** What it looks like, in words: "a private key (PEM)". */
  readonly label: string
  /** True when showing or keeping it would leak a secret. */
  readonly secret: boolean
  /** What to do. */
  readonly advice: string
}

/** What strict reading of a pasted text found. Never holds more of the text than the page may show. */
export interface DecodedAssertion {
  /** Present when the text is not an assertion at all. */
  readonly foreign?: ForeignMaterial
  /** Parsed header; absent when it could not be read. A null-prototype object. */
  readonly header?: JsonObject
  /** Parsed payload; absent when it could not be read. A null-prototype object. */
  readonly claims?: JsonObject
  /** `header.payload` exactly as signed; absent when the shape is wrong. */
  readonly signingInput?: string
  readonly signature?: Uint8Array
  /** The compact form after wrappers were stripped; for verification only, never shown. */
  readonly compact?: string
  /** `quotes`, `bearer`, `form-field`, `line-breaks`, `byte-order-mark`, …: what was stripped. */
  readonly wrappers: readonly string[]
  /**
   * Checks of reading alone: shape, size, base64, json, duplicate members, names, display. The rules
   * for header and claims are judged apart, by `judgeHeader` and `judgeClaims`.
   */
  readonly checks: readonly Check[]
  readonly warnings: readonly Warning[]
}
