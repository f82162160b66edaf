import { createHash, generateKeyPairSync, sign } from 'node:crypto'

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const size = content.length
  const head = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
  return Buffer.concat([Buffer.from([tag, ...head]), content])
}

const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts)
const hex = (text: string) => Buffer.from(text, 'hex')
const RSA_SHA256 = sequence(der(0x06, hex('2a864886f70d01010b')), der(0x05))

/**
 * A key as roadoidc publishes it: RSA, with a certificate that it signed itself for ten years, named
 * like the issuer, whose SHA-1 is the kid.
 */
export async function rogueCertificate(issuer: string): Promise<{ key: Record<string, unknown> }> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const name = sequence(
    der(0x31, sequence(der(0x06, hex('550403')), der(0x0c, Buffer.from(issuer)))),
  )
  const signed = sequence(
    der(0xa0, der(0x02, hex('02'))),
    der(0x02, hex('01')),
    RSA_SHA256,
    name,
    sequence(der(0x17, Buffer.from('260101000000Z')), der(0x17, Buffer.from('351230000000Z'))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = der(0x03, hex('00'), sign('sha256', signed, privateKey))
  const whole = sequence(signed, RSA_SHA256, signature)
  const key = {
    ...publicKey.export({ format: 'jwk' }),
    kid: createHash('sha1').update(whole).digest('base64url'),
    use: 'sig',
    alg: 'RS256',
    x5c: [whole.toString('base64')],
  }
  return { key }
}
