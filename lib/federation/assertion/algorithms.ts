/** How to verify one algorithm, and whether Entra documents it for federation. */
export interface AlgorithmEntry {
  readonly name: string
  readonly documented: boolean
  readonly scheme: 'RSASSA-PKCS1-v1_5' | 'RSA-PSS'
  readonly hash: 'SHA-256' | 'SHA-384' | 'SHA-512'
  /** Bytes of salt (RSA-PSS only): the length of the hash, RFC 7518 section 3.5. */
  readonly saltLength: number
}

function entry(
  name: string,
  scheme: AlgorithmEntry['scheme'],
  hash: AlgorithmEntry['hash'],
  saltLength: number,
): AlgorithmEntry {
  return { name, documented: name === 'RS256', scheme, hash, saltLength }
}

/**
 * The only algorithms a signature is tried with. Entra documents RS256 alone ("others may work",
 * workload-identity-federation-considerations); RS384, RS512 and PS* are said to be accepted
 * (AzureAD/microsoft-identity-web#3467, unverified). A Map, so that `__proto__` finds nothing.
 */
export const RSA_ALGORITHMS: ReadonlyMap<string, AlgorithmEntry> = new Map(
  [
    entry('RS256', 'RSASSA-PKCS1-v1_5', 'SHA-256', 0),
    entry('RS384', 'RSASSA-PKCS1-v1_5', 'SHA-384', 0),
    entry('RS512', 'RSASSA-PKCS1-v1_5', 'SHA-512', 0),
    entry('PS256', 'RSA-PSS', 'SHA-256', 32),
    entry('PS384', 'RSA-PSS', 'SHA-384', 48),
    entry('PS512', 'RSA-PSS', 'SHA-512', 64),
  ].map((algorithm) => [algorithm.name, algorithm]),
)

/** HMAC algorithms and their hashes; known only to recognise a forgery made with the public key. */
export const HMAC_HASHES: ReadonlyMap<string, AlgorithmEntry['hash']> = new Map([
  ['HS256', 'SHA-256'],
  ['HS384', 'SHA-384'],
  ['HS512', 'SHA-512'],
])
