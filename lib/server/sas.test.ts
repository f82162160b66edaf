import { describe, expect, it } from 'vitest'
import { accountSas, serviceSas } from '../sandbox/storage/sas'
import { readSas } from './sas'
import { NOW } from './testing/relay'

const KEY = Buffer.from('fake key').toString('base64')
const inMinutes = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000).toISOString()
const FIELDS = {
  canonicalizedResource: '/blob/contosooidc/oidc',
  signedResource: 'c',
  signedPermission: 'cw',
  signedProtocol: 'https',
  signedExpiry: inMinutes(10),
}
const sas = (change: Partial<Parameters<typeof serviceSas>[1]> = {}) =>
  serviceSas(KEY, { ...FIELDS, ...change })
const verdict = (text: string) => {
  const read = readSas(text, NOW)
  return read.ok ? 'taken' : read.problem.detail
}

describe('readSas', () => {
  it.each<[string, string]>([
    ['as Resource Manager makes it', sas()],
    ['with a question mark before it', `?${sas()}`],
    ['rights in the other order', sas({ signedPermission: 'wc' })],
    ['only to write', sas({ signedPermission: 'w' })],
    ['a start', sas({ signedStart: inMinutes(-5) })],
    ['an address range', sas({ signedIp: '198.51.100.1-198.51.100.9' })],
    ['seven digits of a second', sas({ signedExpiry: inMinutes(10).replace('000Z', '0000000Z') })],
    ['no seconds', sas({ signedExpiry: inMinutes(10).replace(':00.000Z', 'Z') })],
    ['15 minutes to the second', sas({ signedExpiry: inMinutes(15) })],
  ])('takes one %s', (_, text) => {
    expect(verdict(text)).toBe('taken')
  })

  it('keeps the signature whole', () => {
    const read = readSas(sas(), NOW)
    expect(read.ok && read.query.get('sig')).toBe(new URLSearchParams(sas()).get('sig'))
    expect(read.ok && new URLSearchParams(read.query.toString()).get('sig')).toBe(
      new URLSearchParams(sas()).get('sig'),
    )
  })

  const expires = 'It has expired, or its expiry (se) is no time.'
  const rights = 'It allows more than to create and write (sp may hold c and w only).'
  const others = 'It carries parameters that a SAS of one container does not have.'
  it.each<[string, string, string]>([
    [
      'an account SAS',
      accountSas('contosooidc', KEY, {
        signedPermission: 'cw',
        signedServices: 'b',
        signedResourceTypes: 'o',
        signedExpiry: inMinutes(10),
        signedProtocol: 'https',
      }),
      'It is an account SAS, which opens the whole account. One container is enough.',
    ],
    ['one blob', sas({ signedResource: 'b' }), 'It is not for a container (sr must be c).'],
    ['reading', sas({ signedPermission: 'rcw' }), rights],
    ['deleting', sas({ signedPermission: 'cwd' }), rights],
    ['listing', sas({ signedPermission: 'cwl' }), rights],
    ['a right twice', sas({ signedPermission: 'cc' }), rights],
    [
      'plain http',
      sas({ signedProtocol: 'https,http' }),
      'It is valid over plain http too (spr must be https).',
    ],
    ['no protocol', sas({ signedProtocol: '' }), 'It lacks spr.'],
    ['a stored policy', sas({ signedIdentifier: 'policy' }), others],
    ['a changed answer', `${sas()}&rsct=text/html`, others],
    ['a user delegation', `${sas()}&skoid=x`, others],
    ['another query', `${sas()}&comp=block`, others],
    [
      'a fragment',
      `${sas()}#x`,
      'It carries parameters that a SAS of one container does not have.',
    ],
    ['a line end', `${sas()}\r\nx-ms-meta-a: b`, others],
    ['a parameter twice', `${sas()}&sp=rwdl`, 'A parameter stands in it twice.'],
    ['no signature', sas().replace(/&sig=.*/, ''), 'It lacks sig.'],
    ['nothing', 'x', others],
    [
      'a version that is none',
      sas().replace(/sv=[\d-]+/, 'sv=latest'),
      'Its version (sv) is no date.',
    ],
    ['past', sas({ signedExpiry: inMinutes(-1) }), expires],
    ['now', sas({ signedExpiry: inMinutes(0) }), expires],
    ['a word for a time', sas({ signedExpiry: 'tomorrow' }), expires],
    ['a time of another zone', sas({ signedExpiry: '2026-09-01T12:10:00+00:00' }), expires],
    ['a date alone', sas({ signedExpiry: '2026-09-02' }), expires],
    [
      '15 minutes and a second',
      sas({ signedExpiry: new Date(NOW.getTime() + 901_000).toISOString() }),
      'It is valid for longer than 15 minutes (se).',
    ],
  ])('refuses %s', (_, text, why) => {
    expect(verdict(text)).toBe(why)
  })

  it('repeats no value', () => {
    for (const text of [sas({ signedPermission: 'rwdl' }), sas({ signedExpiry: inMinutes(99) })]) {
      const signature = new URLSearchParams(text).get('sig') ?? 'none'
      expect(JSON.stringify(readSas(text, NOW))).not.toContain(signature.slice(0, 10))
    }
  })
})
