import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import {
  bits,
  boolean,
  generalizedTime,
  integer,
  octets,
  oid,
  sequence,
  set,
  tagged,
  utf8,
} from './der'

/** A certificate authority that lives as long as the process. */
export interface CertificateAuthority {
  /** PEM of the authority's own certificate, for `NODE_EXTRA_CA_CERTS` and the like. */
  readonly certificate: string
  /** Certificate and key for a host name, made once a name. */
  issue(host: string): ServerCertificate
}

export interface ServerCertificate {
  readonly certificate: string
  readonly key: string
}

/** Object identifiers. Sources: RFC 5280, RFC 5758. */
const OID = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyId: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
} as const

const DAY = 86_400_000
const AUTHORITY_NAME = 'Fedcred sandbox authority'

function name(commonName: string): Buffer {
  return sequence(set(sequence(oid(OID.commonName), utf8(commonName))))
}

function extension(id: string, critical: boolean, value: Buffer): Buffer {
  const flag = critical ? [boolean(true)] : []
  return sequence(oid(id), ...flag, octets(value))
}

function keyId(publicKey: KeyObject): Buffer {
  return createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest()
}

interface CertificateFields {
  readonly subject: string
  readonly publicKey: KeyObject
  readonly signer: KeyObject
  readonly now: Date
  readonly days: number
  readonly extensions: readonly Buffer[]
}

/** Builds and signs an X.509 v3 certificate (RFC 5280, section 4.1). */
function makeCertificate(fields: CertificateFields): string {
  const algorithm = sequence(oid(OID.ecdsaWithSha256))
  const { now, days } = fields
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    algorithm,
    name(AUTHORITY_NAME),
    sequence(
      generalizedTime(new Date(now.getTime() - DAY)),
      generalizedTime(new Date(now.getTime() + days * DAY)),
    ),
    name(fields.subject),
    fields.publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...fields.extensions)),
  )
  const signature = sign('sha256', body, fields.signer)
  const der = sequence(body, algorithm, bits(signature))
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })

/**
 * Makes a certificate authority with an EC key of its own, in pure Node.
 *
 * @param now the real time: clients check validity against their own clock.
 */
export function createAuthority(now: Date): CertificateAuthority {
  const authority = newKeys()
  const authorityId = keyId(authority.publicKey)
  const certificate = makeCertificate({
    subject: AUTHORITY_NAME,
    publicKey: authority.publicKey,
    signer: authority.privateKey,
    now,
    days: 30,
    extensions: [
      extension(OID.basicConstraints, true, sequence(boolean(true))),
      // keyCertSign and cRLSign.
      extension(OID.keyUsage, true, bits(Buffer.from([0x06]), 1)),
      extension(OID.subjectKeyId, false, octets(authorityId)),
    ],
  })
  const leaf = newKeys()
  const key = leaf.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const issued = new Map<string, ServerCertificate>()

  function issue(host: string): ServerCertificate {
    const known = issued.get(host)
    if (known !== undefined) return known
    const made = {
      key,
      certificate: makeCertificate({
        subject: host.slice(0, 64),
        publicKey: leaf.publicKey,
        signer: authority.privateKey,
        now,
        days: 7,
        extensions: [
          extension(OID.basicConstraints, true, sequence()),
          // digitalSignature.
          extension(OID.keyUsage, true, bits(Buffer.from([0x80]), 7)),
          extension(OID.extendedKeyUsage, false, sequence(oid(OID.serverAuth))),
          extension(OID.subjectAltName, false, sequence(tagged(0x82, Buffer.from(host, 'ascii')))),
          extension(OID.subjectKeyId, false, octets(keyId(leaf.publicKey))),
          extension(OID.authorityKeyId, false, sequence(tagged(0x80, authorityId))),
        ],
      }),
    }
    issued.set(host, made)
    return made
  }

  return { certificate, issue }
}
