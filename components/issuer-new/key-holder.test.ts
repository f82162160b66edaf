import { generateKeyPairSync } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createKeyHolder } from './key-holder'

/** A page that only knows how to download: what was offered, and which addresses are dead. */
function fakePage() {
  const offered: Blob[] = []
  const dead: string[] = []
  const clicked: string[] = []
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    offered.push(blob as Blob)
    return `blob:${offered.length}`
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void dead.push(url))
  vi.stubGlobal('document', {
    createElement: () => ({
      href: '',
      download: '',
      click() {
        clicked.push(this.download)
      },
    }),
  })
  return { offered, dead, clicked }
}

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const SIZE = { bits: 2048, extractable: false } as const

describe('the holder of the page’s key', () => {
  it('makes a key that cannot be read, and shows its public half only', async () => {
    const holder = createKeyHolder()
    await holder.make(SIZE)
    const { status, keys, canSign, canDownload } = holder.view()
    expect([status, canSign, canDownload, keys.length]).toEqual(['ready', true, false, 1])
    expect(Object.keys(keys[0]?.jwk ?? {}).sort()).toEqual(['e', 'kty', 'n'])
    expect(holder.privateKey()?.extractable).toBe(false)
    holder.drop()
    expect(holder.privateKey()).toBeUndefined()
    expect(holder.view().status).toBe('none')
  })

  it('offers a key to download once, then keeps a copy that cannot be read', async () => {
    const { offered, dead, clicked } = fakePage()
    const holder = createKeyHolder()
    await holder.make({ ...SIZE, extractable: true })
    expect(holder.privateKey()?.extractable).toBe(true)
    await holder.download('key.pem', '')
    await holder.download('key.pem', '')
    expect(clicked).toEqual(['key.pem'])
    expect(await offered[0]?.text()).toMatch(/^-----BEGIN PRIVATE KEY-----/)
    expect(holder.privateKey()?.extractable).toBe(false)
    expect(holder.view()).toMatchObject({ canSign: true, canDownload: false })
    expect(dead).toEqual([])
    vi.advanceTimersByTime(60_000)
    expect(dead).toEqual(['blob:1'])
  })

  it('encrypts the file with a passphrase', async () => {
    const { offered } = fakePage()
    const holder = createKeyHolder()
    await holder.make({ ...SIZE, extractable: true })
    await holder.download('key.pem', 'correct horse')
    expect(await offered[0]?.text()).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/)
    expect(holder.view().canSign).toBe(true)
  })

  it('takes public keys and refuses private ones', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const holder = createKeyHolder()
    await holder.read(publicKey.export({ type: 'spki', format: 'pem' }).toString())
    expect(holder.view()).toMatchObject({ status: 'ready', canSign: false, canDownload: false })
    await holder.read(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
    expect(holder.view()).toMatchObject({ status: 'failed', keys: [] })
  })

  it('goes by the last wish when two overlap', async () => {
    const holder = createKeyHolder()
    const first = holder.make({ ...SIZE, extractable: true })
    await Promise.all([first, holder.make(SIZE)])
    expect(holder.privateKey()?.extractable).toBe(false)
    expect(holder.view().canDownload).toBe(false)
  })
})
