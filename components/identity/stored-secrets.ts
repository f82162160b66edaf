import type { Identity } from '@/lib/federation/credential/model'

/** Secrets and certificates still stored; null when neither was read. */
export function storedSecrets(identity: Identity): number | null {
  const { secretCount, certificateCount } = identity
  if (secretCount === undefined && certificateCount === undefined) return null
  return (secretCount ?? 0) + (certificateCount ?? 0)
}
