import { importPrivateKey } from '@/lib/federation/issuer/keys/import-private'
import { keyId } from '@/lib/federation/issuer/keys/key-id'
import { fail, ok, type Result } from '@/lib/federation/result'
import type { OpenedKey } from './key-file'

/** A key file has a few kilobytes; more is another file, and is not read at all. */
const FILE_BYTES_MAX = 64 * 1024

/** Opens a key file as a key that signs and cannot be read back. The bytes read are overwritten. */
export async function openKeyFile(file: File, passphrase?: string): Promise<Result<OpenedKey>> {
  if (file.size > FILE_BYTES_MAX) {
    return fail({
      code: 'private-key-too-large',
      title: 'The file is too large for a key.',
      detail: 'A private key has a few kilobytes; 64 KiB are read at most.',
    })
  }
  const bytes = new Uint8Array(await file.arrayBuffer())
  try {
    const pair = await importPrivateKey(bytes, passphrase)
    if (!pair.ok) return pair
    const { publicKey } = pair.value
    const [thumbprint, kubernetes] = await Promise.all([
      keyId(publicKey, 'thumbprint'),
      keyId(publicKey, 'kubernetes'),
    ])
    return ok({ fileName: file.name, pair: pair.value, kids: { thumbprint, kubernetes } })
  } finally {
    bytes.fill(0)
  }
}
