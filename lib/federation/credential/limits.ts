/** A limit of Entra with where it is written down. */
export interface Limit {
  readonly value: number
  readonly source: string
}

const CONSIDERATIONS =
  'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations'
const GRAPH = 'https://learn.microsoft.com/graph/api/resources/federatedidentitycredential'

/** Limits of federated identity credentials. Lengths count UTF-16 units. */
export const LIMITS = {
  /** Credentials of one application, managed identity or blueprint; cannot be raised. */
  credentialsPerIdentity: { value: 20, source: CONSIDERATIONS },
  nameMin: { value: 3, source: CONSIDERATIONS },
  nameMax: { value: 120, source: GRAPH },
  issuerMax: { value: 600, source: GRAPH },
  subjectMax: { value: 600, source: GRAPH },
  audienceMax: { value: 600, source: GRAPH },
  /** Exactly this many audiences. */
  audiences: { value: 1, source: GRAPH },
  descriptionMax: { value: 600, source: GRAPH },
  /** Seconds from `iat` to `exp`; the error text prints 1.01:00:00, days first. */
  assertionLifetimeMax: {
    value: 90_000,
    source: 'https://github.com/MicrosoftDocs/azure-docs/issues/86915',
  },
  /** Keys of one issuer that Entra stores. */
  keysPerIssuer: {
    value: 100,
    source: 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation',
  },
} as const satisfies Readonly<Record<string, Limit>>

/** Names: a letter or digit, then letters, digits, `-` and `_`; 3 to 120 in all. Source: ARM schema of Microsoft.ManagedIdentity. */
export const NAME_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_-]{2,119}$/
