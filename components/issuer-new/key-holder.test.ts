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
  vi.restoreAllMocks()
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

  it('shows no key for signing that could be read back', async () => {
    fakePage()
    const holder = createKeyHolder()
    await holder.make({ ...SIZE, extractable: true })
    const readable: boolean[] = []
    holder.subscribe(() => {
      const { canSign, canDownload } = holder.view()
      if (canSign && !canDownload) readable.push(holder.privateKey()?.extractable ?? true)
    })
    await holder.download('key.pem', '')
    expect(readable).toEqual([false])
  })

  it('keeps the key, and says so, when the file could not be saved', async () => {
    const { clicked } = fakePage()
    const holder = createKeyHolder()
    await holder.make({ ...SIZE, extractable: true })
    vi.spyOn(crypto.subtle, 'exportKey').mockRejectedValueOnce(new Error('not now'))
    await holder.download('key.pem', '')
    expect(clicked).toEqual([])
    expect(holder.view()).toMatchObject({
      canSign: true,
      canDownload: true,
      problem: { code: 'key-not-saved' },
    })
    await holder.download('key.pem', '')
    expect(clicked).toEqual(['key.pem'])
    expect(holder.view().problem).toBeUndefined()
  })

  it('keeps no key that can be read when it cannot be taken in again', async () => {
    fakePage()
    const holder = createKeyHolder()
    await holder.make({ ...SIZE, extractable: true })
    vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new Error('not now'))
    await holder.download('key.pem', '')
    vi.restoreAllMocks()
    expect(holder.privateKey()).toBeUndefined()
    expect(holder.view()).toMatchObject({ canSign: false, canDownload: false, status: 'ready' })
  })

  it('does not put an older key in the place of one made while it was saved', async () => {
    const { clicked } = fakePage()
    const holder = createKeyHolder()
    await holder.make({ ...SIZE, extractable: true })
    const saving = holder.download('old.pem', 'correct horse')
    await holder.make({ ...SIZE, extractable: true })
    const mine = holder.privateKey()
    await saving
    expect(holder.privateKey()).toBe(mine)
    expect(holder.view().canDownload).toBe(true)
    expect(clicked).toEqual([])
    await holder.download('new.pem', '')
    expect(clicked).toEqual(['new.pem'])
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
