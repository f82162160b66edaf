import { createHash, generateKeyPair, type KeyObject, sign } from 'node:crypto'
import { promisify } from 'node:util'

const generate = promisify(generateKeyPair)

/** An RSA key that signs tokens, with the public half as it stands in a key set. */
export interface SigningKey {
  readonly kid: string
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  readonly publicJwk: Readonly<Record<string, string>>
}

/**
 * How a platform names its keys: Kubernetes takes SHA-256 of the public key (kubernetes
 * `pkg/serviceaccount/jwt.go`), GitHub an upper-case SHA-1 in hex, Entra a SHA-1 in base64url.
 */
export type KeyIdForm = 'kubernetes' | 'hex' | 'thumbprint'

const KEY_ID: Readonly<Record<KeyIdForm, (spki: Buffer) => string>> = {
  kubernetes: (spki) => createHash('sha256').update(spki).digest('base64url'),
  hex: (spki) => createHash('sha1').update(spki).digest('hex').toUpperCase(),
  thumbprint: (spki) => createHash('sha1').update(spki).digest('base64url'),
}

/** One pool a process: RSA keys cost up to a second each, so tenants share them. */
const pool = new Map<string, Promise<SigningKey>>()

async function makeKey(form: KeyIdForm): Promise<SigningKey> {
  const { privateKey, publicKey } = await generate('rsa', { modulusLength: 2048 })
  const kid = KEY_ID[form](publicKey.export({ type: 'spki', format: 'der' }))
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' })
  return {
    kid,
    privateKey,
    publicKey,
    publicJwk: { kty: 'RSA', use: 'sig', alg: 'RS256', kid, n, e },
  }
}

/** The key of that name; made on first need and kept for the life of the process. */
export function signingKey(name: string, form: KeyIdForm = 'thumbprint'): Promise<SigningKey> {
  const existing = pool.get(name)
  if (existing !== undefined) return existing
  const made = makeKey(form)
  pool.set(name, made)
  return made
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/**
 * Signs a compact JWT with RS256, whatever the header says: faulty headers are wanted in tests.
 *
 * @param header the protected header as written; nothing is added.
 */
export function signJwt(key: SigningKey, header: object, claims: object): string {
  const input = `${part(header)}.${part(claims)}`
  return `${input}.${sign('RSA-SHA256', Buffer.from(input), key.privateKey).toString('base64url')}`
}
