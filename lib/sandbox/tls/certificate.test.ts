import { X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createAuthority } from './certificate'
import { integer, oid, tagged } from './der'

describe('DER', () => {
  it('writes lengths, numbers and identifiers as X.690 says', () => {
    expect(tagged(0x04, Buffer.alloc(200)).subarray(0, 3).toString('hex')).toBe('0481c8')
    expect(tagged(0x04, Buffer.alloc(300)).subarray(0, 4).toString('hex')).toBe('0482012c')
    expect(integer(Buffer.from([0, 0, 0x80])).toString('hex')).toBe('02020080')
    expect(integer(Buffer.from([0])).toString('hex')).toBe('020100')
    expect(oid('1.2.840.10045.4.3.2').toString('hex')).toBe('06082a8648ce3d040302')
  })
})

describe('certificates', () => {
  it('are read by Node, name their host and verify against the authority', () => {
    const now = new Date()
    const authority = createAuthority(now)
    const root = new X509Certificate(authority.certificate)
    expect(root.ca).toBe(true)
    expect(root.verify(root.publicKey)).toBe(true)
    const { certificate } = authority.issue('login.microsoftonline.com')
    const leaf = new X509Certificate(certificate)
    expect(leaf.ca).toBe(false)
    expect(leaf.subjectAltName).toBe('DNS:login.microsoftonline.com')
    expect(leaf.checkHost('login.microsoftonline.com')).toBe('login.microsoftonline.com')
    expect(leaf.checkHost('graph.microsoft.com')).toBeUndefined()
    expect(leaf.checkIssued(root)).toBe(true)
    expect(leaf.verify(root.publicKey)).toBe(true)
    expect(new Date(leaf.validTo).getTime()).toBeGreaterThan(now.getTime())
    expect(authority.issue('login.microsoftonline.com').certificate).toBe(certificate)
  })

  it('of two authorities do not vouch for each other', () => {
    const [one, other] = [createAuthority(new Date()), createAuthority(new Date())]
    const leaf = new X509Certificate(one.issue('gitlab.com').certificate)
    expect(leaf.verify(new X509Certificate(other.certificate).publicKey)).toBe(false)
  })
})
