import {
  constants,
  createHmac,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto'

/** What the cases of the contract are made of. Keys are made at run time; nothing here is a secret of anyone. */
export const NOW = '2026-09-20T12:00:00Z'
export const NOW_SECONDS = Date.parse(NOW) / 1000
export const GITHUB = 'https://token.actions.githubusercontent.com'
export const AUDIENCE = 'api://AzureADTokenExchange'
export const SUBJECT = 'repo:octo-org/octo-repo:environment:prod'
export const KID = 'contract-key-1'

export type Json = Record<string, unknown>

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const otherPair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const weakPair = generateKeyPairSync('rsa', { modulusLength: 1024 })

export const keys = { main: pair, other: otherPair, weak: weakPair }

/** The public half of a key as an issuer publishes it. */
export function publicJwk(key: KeyObject, patch: Json = {}): Json {
  return withoutUndefined({
    ...key.export({ format: 'jwk' }),
    kid: KID,
    use: 'sig',
    alg: 'RS256',
    ...patch,
  })
}

export const JWKS = { keys: [publicJwk(pair.publicKey)] }

export const CREDENTIAL = { name: 'prod', issuer: GITHUB, subject: SUBJECT, audiences: [AUDIENCE] }

/** The claims of a healthy GitHub token; `undefined` in the patch takes a claim away. */
export function claims(patch: Json = {}): Json {
  return withoutUndefined({
    iss: GITHUB,
    sub: SUBJECT,
    aud: AUDIENCE,
    iat: NOW_SECONDS - 60,
    nbf: NOW_SECONDS - 60,
    exp: NOW_SECONDS + 240,
    jti: 'contract',
    repository_id: '74',
    ...patch,
  })
}

export function header(patch: Json = {}): Json {
  return withoutUndefined({ typ: 'JWT', alg: 'RS256', kid: KID, ...patch })
}

/** Signs any text parts, so that malformed parts can carry a true signature. */
export function signParts(
  headerText: string,
  payloadText: string,
  key: KeyObject = pair.privateKey,
): string {
  const input = `${base64url(headerText)}.${base64url(payloadText)}`
  return `${input}.${createSign('RSA-SHA256').update(input).sign(key).toString('base64url')}`
}

export function token(
  claimPatch: Json = {},
  headerPatch: Json = {},
  key: KeyObject = pair.privateKey,
): string {
  return signParts(JSON.stringify(header(headerPatch)), JSON.stringify(claims(claimPatch)), key)
}

/** A token signed with an RSA algorithm other than RS256. */
export function tokenOf(alg: string): string {
  const input = `${base64url(JSON.stringify(header({ alg })))}.${base64url(JSON.stringify(claims()))}`
  const padding = alg.startsWith('PS')
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : {}
  const signature = sign(`sha${alg.slice(2)}`, Buffer.from(input), {
    key: pair.privateKey,
    ...padding,
  })
  return `${input}.${signature.toString('base64url')}`
}

/** A token whose signature is an HMAC. */
export function hmacToken(secret: string | Buffer, alg = 'HS256'): string {
  const input = `${base64url(JSON.stringify(header({ alg })))}.${base64url(JSON.stringify(claims()))}`
  return `${input}.${createHmac(`sha${alg.slice(2)}`, secret)
    .update(input)
    .digest('base64url')}`
}

export function base64url(text: string | Uint8Array): string {
  return Buffer.from(text as string).toString('base64url')
}

/** One case of `fedcred check` that is accepted, with a patch. */
export function checkInput(patch: Json = {}): Json {
  return withoutUndefined({
    credentials: [CREDENTIAL],
    token: token(),
    jwks: JWKS,
    now: NOW,
    ...patch,
  })
}

function withoutUndefined(value: Json): Json {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined))
}
