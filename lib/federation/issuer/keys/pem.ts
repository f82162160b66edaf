/**
 * PEM (RFC 7468) from bytes to bytes: a text would stay in memory until it is collected, bytes can be
 * overwritten.
 */

export interface PemBlock {
  readonly label: string
  /** The block carries headers, as OpenSSL's old password protection writes them. */
  readonly hasHeaders: boolean
  /** Absent when the block is not base64. A buffer of its own, for the caller to overwrite. */
  readonly der?: Uint8Array<ArrayBuffer>
}

const BEGIN = ascii('-----BEGIN ')
const END = ascii('-----END ')
const DASHES = ascii('-----')
const LABEL_LENGTH_MAX = 60
const LINE_LENGTH = 64
const ALPHABET = ascii('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')
const VALUES = new Map([...ALPHABET].map((byte, value) => [byte, value]))
const [NEWLINE, RETURN, SPACE, TAB, PAD, COLON] = [0x0a, 0x0d, 0x20, 0x09, 0x3d, 0x3a]
const WHITE: ReadonlySet<number> = new Set([NEWLINE, RETURN, SPACE, TAB])

/**
 * The blocks of a file, in order. Text around them is skipped; a block without an end, or with another
 * beginning before it, is left out. Takes linear time for hostile files too.
 */
export function pemBlocks(file: Uint8Array): readonly PemBlock[] {
  const blocks: PemBlock[] = []
  let end = -1
  for (let begin = find(file, BEGIN, 0); begin !== -1; ) {
    const labelAt = begin + BEGIN.length
    const next = find(file, BEGIN, labelAt)
    if (end < labelAt) end = find(file, END, labelAt)
    if (end === -1) break
    if (next === -1 || end < next) {
      const block = readBlock(file, labelAt, end)
      if (block) blocks.push(block)
    }
    begin = next
  }
  return blocks
}

function readBlock(file: Uint8Array, labelAt: number, end: number): PemBlock | undefined {
  const labelEnd = labelAt + find(file.subarray(labelAt, end), DASHES, 0)
  if (labelEnd < labelAt) return undefined
  const label = new TextDecoder().decode(
    file.subarray(labelAt, Math.min(labelEnd, labelAt + LABEL_LENGTH_MAX)),
  )
  const body = file.subarray(labelEnd + DASHES.length, end)
  const hasHeaders = body.includes(COLON)
  const der = hasHeaders ? undefined : decode(body)
  return { label, hasHeaders, ...(der && { der }) }
}

/** One block of 64-character lines, as openssl writes it. The result is the caller's to overwrite. */
export function pemBytes(label: string, der: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = ascii(`-----BEGIN ${label}-----\n`)
  const foot = ascii(`-----END ${label}-----\n`)
  const characters = Math.ceil(der.length / 3) * 4
  const lines = Math.ceil(characters / LINE_LENGTH)
  const pem = new Uint8Array(head.length + characters + lines + foot.length)
  pem.set(head)
  let at = head.length
  for (let index = 0; index < characters; index++) {
    pem[at++] = characterAt(der, index)
    if (index % LINE_LENGTH === LINE_LENGTH - 1 || index === characters - 1) pem[at++] = NEWLINE
  }
  pem.set(foot, at)
  return pem
}

/** Character `index` of the base64 of the bytes, padding included. */
function characterAt(bytes: Uint8Array, index: number): number {
  const group = Math.floor(index / 4) * 3
  const place = index % 4
  if (group + place > bytes.length) return PAD
  const [a = 0, b = 0, c = 0] = bytes.subarray(group, group + 3)
  const bits = (a << 16) | (b << 8) | c
  return ALPHABET[(bits >> (18 - 6 * place)) & 63] ?? PAD
}

function decode(body: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const buffer = new Uint8Array(Math.ceil((body.length * 3) / 4))
  let bits = 0
  let count = 0
  let written = 0
  let padding = 0
  let characters = 0
  for (const byte of body) {
    if (WHITE.has(byte)) continue
    characters++
    if (byte === PAD) {
      padding++
      continue
    }
    const value = VALUES.get(byte)
    if (value === undefined || padding > 0) return undefined
    bits = ((bits << 6) | value) & 0xffff
    count += 6
    if (count >= 8) {
      count -= 8
      buffer[written++] = (bits >> count) & 0xff
    }
  }
  if (characters === 0 || characters % 4 !== 0 || padding > 2) return undefined
  const der = buffer.slice(0, written)
  buffer.fill(0)
  return der
}

function find(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const [first = 0] = wanted
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at
  }
  return -1
}

function ascii(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
