import { BIT_STRING, INTEGER, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE } from '../der'

/** Writes DER (X.690): just what RSA keys and PBES2 need. Each function returns tag, length and content. */

const NULL_TAG = 0x05

type Bytes = Uint8Array<ArrayBuffer>

/** A SEQUENCE of elements that are written already. */
export function sequence(...parts: readonly Uint8Array[]): Bytes {
  return element(SEQUENCE, parts)
}

/** An INTEGER from big-endian bytes of a number that is not negative. */
export function integer(bytes: Uint8Array): Bytes {
  let start = 0
  while (start < bytes.length - 1 && bytes[start] === 0) start++
  const shortest = bytes.subarray(start)
  // A set top bit would make it negative.
  const sign = (shortest[0] ?? 0x80) >= 0x80 ? [Uint8Array.of(0)] : []
  return element(INTEGER, [...sign, shortest])
}

/** An OCTET STRING. */
export function octetString(content: Uint8Array): Bytes {
  return element(OCTET_STRING, [content])
}

/** A BIT STRING of whole bytes. */
export function bitString(content: Uint8Array): Bytes {
  return element(BIT_STRING, [Uint8Array.of(0), content])
}

/** An OBJECT IDENTIFIER from its dotted form. */
export function objectIdentifier(dotted: string): Bytes {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const content = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f]
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) {
      groups.unshift((left & 0x7f) | 0x80)
    }
    return groups
  })
  return element(OBJECT_IDENTIFIER, [Uint8Array.from(content)])
}

/** NULL. */
export function nullValue(): Bytes {
  return element(NULL_TAG, [])
}

function element(tag: number, parts: readonly Uint8Array[]): Bytes {
  const size = parts.reduce((sum, part) => sum + part.length, 0)
  const head = [tag, ...lengthBytes(size)]
  const whole = new Uint8Array(head.length + size)
  whole.set(head)
  let at = head.length
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function lengthBytes(size: number): readonly number[] {
  if (size < 0x80) return [size]
  const bytes: number[] = []
  for (let left = size; left > 0; left >>= 8) bytes.unshift(left & 0xff)
  return [0x80 | bytes.length, ...bytes]
}
