import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** A tiny DER writer: certificates for loopback servers, made at run time and without openssl. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const length = content.length
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...head]), content])
}

const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts)
const hex = (text: string) => Buffer.from(text, 'hex')
const ECDSA_SHA256 = sequence(der(0x06, hex('2a8648ce3d040302')))
const COMMON_NAME = der(0x06, hex('550403'))
const ALTERNATIVE_NAME = der(0x06, hex('551d11'))
const BASIC_CONSTRAINTS = der(0x06, hex('551d13'))

function name(common: string): Buffer {
  return sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(common)))))
}

function time(date: Date): Buffer {
  const text = date.toISOString().replace(/[-:T]/g, '').slice(2, 14)
  return der(0x17, Buffer.from(`${text}Z`))
}

export interface CertificateWish {
  readonly subject: string
  readonly dnsName?: string
  readonly from?: Date
  readonly until?: Date
  /** Signs it; absent: signed by itself. */
  readonly authority?: Authority
}

export interface Authority {
  readonly subject: string
  readonly key: KeyObject
  readonly pem: string
}

export interface MadeCertificate extends Authority {
  readonly keyPem: string
  readonly der: Buffer
}

const DAY_MS = 86_400_000
let serial = 1

/** Makes an EC key and a certificate for it. With no authority it is one itself. */
export function makeCertificate(wish: CertificateWish): MadeCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { subject, authority } = wish
  const now = Date.now()
  const extension = authority
    ? sequence(
        ALTERNATIVE_NAME,
        der(0x04, sequence(der(0x82, Buffer.from(wish.dnsName ?? subject)))),
      )
    : sequence(BASIC_CONSTRAINTS, der(0x01, hex('ff')), der(0x04, sequence(der(0x01, hex('ff')))))
  const signed = sequence(
    der(0xa0, der(0x02, hex('02'))),
    der(0x02, Buffer.from([++serial & 0x7f, 1])),
    ECDSA_SHA256,
    name(authority?.subject ?? subject),
    sequence(time(wish.from ?? new Date(now - DAY_MS)), time(wish.until ?? new Date(now + DAY_MS))),
    name(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension)),
  )
  const signature = sign('sha256', signed, authority?.key ?? privateKey)
  const whole = sequence(signed, ECDSA_SHA256, der(0x03, hex('00'), signature))
  const body = whole.toString('base64').replace(/.{64}/g, '$&\n')
  return {
    subject,
    key: privateKey,
    keyPem: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    pem: `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`,
    der: whole,
  }
}
