import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase64url } from './base64url'

const ALPHABET = /^[A-Za-z0-9_-]*$/

/** The independent model: a text is strict when encoding what it decodes to gives it back. */
function modelAccepts(text: string): boolean {
  return ALPHABET.test(text) && Buffer.from(text, 'base64url').toString('base64url') === text
}

describe('decodeBase64url', () => {
  it.each([
    ['', []],
    ['AA', [0]],
    ['_w', [255]],
    ['AAA', [0, 0]],
    ['-_-_', [0xfb, 0xff, 0xbf]],
    ['Zm9vYmFy', [...Buffer.from('foobar')]],
  ])('decodes %j', (text, bytes) => {
    expect(decodeBase64url(text)).toEqual({ ok: true, bytes: Uint8Array.from(bytes) })
  })

  it.each([
    ['AA==', 'padding', 2],
    ['AA=', 'padding', 2],
    ['+/AA', 'standard-alphabet', 0],
    ['AA A', 'whitespace', 2],
    ['AA\n', 'whitespace', 2],
    ['AA\u00a0', 'whitespace', 2],
    ['AAé', 'other-character', 2],
    ['AA\u200b', 'other-character', 2],
    ['A', 'impossible-length', 1],
    ['AAAAA', 'impossible-length', 5],
    ['AB', 'unused-bits', 1],
    ['AAB', 'unused-bits', 2],
    ['_x', 'unused-bits', 1],
  ])('refuses %j: %s', (text, defect, at) => {
    expect(decodeBase64url(text)).toEqual({ ok: false, defect, at })
  })

  it('agrees with encoding back, for texts near base64url', () => {
    const near = fc.string({
      unit: fc.constantFrom(...'ABab09-_wxyz=+/ \n\u00e9\u0100'.split('')),
      maxLength: 24,
    })
    fc.assert(
      fc.property(near, (text) => decodeBase64url(text).ok === modelAccepts(text)),
      { numRuns: 20_000, seed: 1 },
    )
  })

  it('reads back every byte sequence', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const decoded = decodeBase64url(Buffer.from(bytes).toString('base64url'))
        expect(decoded).toEqual({ ok: true, bytes })
      }),
      { numRuns: 2_000, seed: 2 },
    )
  })
})
