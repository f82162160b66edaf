import type { KeyBits, RsaPublicJwk } from '@/lib/federation/issuer/keys/model'
import type { ReadPublicKey } from '@/lib/federation/issuer/keys/read-public'
import type { Problem } from '@/lib/federation/result'

/** Where the key of a new issuer comes from. */
export type KeySource = 'stay' | 'download' | 'paste'

/** What screens may know of the keys: the public half, and what can be done with the private one. */
export interface HeldKeys {
  readonly status: 'none' | 'making' | 'ready' | 'failed'
  readonly keys: readonly ReadPublicKey[]
  /** This page holds the private half and can sign with it. */
  readonly canSign: boolean
  /** It can be downloaded, once. */
  readonly canDownload: boolean
  readonly problem?: Problem
}

const NONE: HeldKeys = { status: 'none', keys: [], canSign: false, canDownload: false }

const NO_CRYPTO: Problem = {
  code: 'no-crypto',
  title: 'This browser makes no keys here',
  detail:
    'Keys are made by the browser’s own WebCrypto, which works on https pages and localhost only.',
  hint: 'Open Fedcred over https, or paste a public key.',
  retryable: false,
}

const NOT_SAVED: Problem = {
  code: 'key-not-saved',
  title: 'The key was not saved',
  detail: 'A part of this page could not be loaded, or the browser refused. The key is still here.',
  hint: 'Try again before you leave this page: it is the key’s only place.',
  retryable: true,
}

/** Milliseconds after which the address of a download is dead. */
const DOWNLOAD_LIFE = 10_000

/**
 * Holds the private key of the page, apart from everything that is drawn: screens see `HeldKeys`. It
 * lives as long as the page and is written nowhere.
 */
export function createKeyHolder() {
  const listeners = new Set<() => void>()
  let privateKey: CryptoKey | undefined
  let shown: HeldKeys = NONE
  /** Only the last wish counts. */
  let wish = 0
  /** The wish whose key is being saved. */
  let saving: number | undefined

  function show(next: HeldKeys): void {
    shown = next
    for (const listener of listeners) listener()
  }

  function drop(): void {
    wish += 1
    privateKey = undefined
    show(NONE)
  }

  async function make(options: { bits: KeyBits; extractable: boolean }): Promise<void> {
    drop()
    const mine = wish
    show({ ...NONE, status: 'making' })
    try {
      const { generateSigningPair } = await import('@/lib/federation/issuer/keys/generate')
      const pair = await generateSigningPair(options)
      if (mine !== wish) return
      privateKey = pair.privateKey
      show(ready([{ jwk: pair.publicKey }], true, options.extractable))
    } catch {
      if (mine === wish) show({ ...NONE, status: 'failed', problem: NO_CRYPTO })
    }
  }

  async function read(text: string): Promise<void> {
    drop()
    const mine = wish
    if (text.trim() === '') return
    const { readPublicKeys } = await import('@/lib/federation/issuer/keys/read-public')
    const answer = await readPublicKeys(text)
    if (mine !== wish) return
    if (answer.ok) show(ready(answer.value, false, false))
    else show({ ...NONE, status: 'failed', problem: answer.problem })
  }

  /**
   * Offers the private key as a file, once. Afterwards the page keeps a copy that can sign and cannot be
   * read; the bytes are overwritten and the address of the file dies within seconds.
   */
  async function download(name: string, passphrase: string): Promise<void> {
    const key = privateKey
    if (key === undefined || !shown.canDownload || saving === wish) return
    const mine = wish
    saving = mine
    let bytes: Uint8Array<ArrayBuffer> | undefined
    let saved = false
    try {
      const [{ exportPrivateKey }, { importPrivateKey }] = await Promise.all([
        import('@/lib/federation/issuer/keys/export-private'),
        import('@/lib/federation/issuer/keys/import-private'),
      ])
      const secret = passphrase === '' ? undefined : passphrase
      bytes = await exportPrivateKey(key, secret)
      // Another key was wished for meanwhile: this one is in no document and in no file.
      if (mine !== wish) return
      save(bytes, name)
      saved = true
      const again = await importPrivateKey(bytes, secret)
      if (mine !== wish) return
      settle(again.ok ? again.value.privateKey : undefined)
    } catch {
      if (mine !== wish) return
      // Once the file is out, the page keeps no key that script could read.
      if (saved) settle(undefined)
      else show({ ...shown, problem: NOT_SAVED })
    } finally {
      bytes?.fill(0)
      saving = undefined
    }
  }

  /** After the download. Screens may take the key only now: before, it could be read. */
  function settle(kept: CryptoKey | undefined): void {
    privateKey = kept
    const { status, keys } = shown
    show({ status, keys, canSign: kept !== undefined, canDownload: false })
  }

  return {
    view: () => shown,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** For signing in this page; never to be kept by the caller. */
    privateKey: () => privateKey,
    make,
    read,
    download,
    drop,
  }
}

function ready(
  keys: readonly { readonly jwk: RsaPublicJwk; readonly kid?: string }[],
  canSign: boolean,
  canDownload: boolean,
): HeldKeys {
  return { status: 'ready', keys, canSign, canDownload }
}

function save(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/x-pem-file' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), DOWNLOAD_LIFE)
}

/** The key of this page. */
export const keyHolder = createKeyHolder()
