'use client'

import { useProbeEntry } from '@/components/issuer/use-probes'
import { Notice } from '@/components/ui/notice'
import type { KidForm } from '@/lib/federation/issuer/keys/model'
import type { KeyCard } from '@/lib/federation/issuer/model'
import type { OpenedKey } from './key-file'
import { ProbeIssuerButton } from './probe-issuer-button'

/** The key id to sign with: the one under which the issuer publishes this key, else the form asked for. */
export function kidToUse(
  opened: OpenedKey,
  published: readonly KeyCard[] | undefined,
  form: KidForm,
): string {
  return publishedAs(opened, published)?.kid ?? opened.kids[form]
}

/** The published key with the same numbers, whatever its id. */
function publishedAs(
  opened: OpenedKey,
  published: readonly KeyCard[] | undefined,
): KeyCard | undefined {
  const { n, e } = opened.pair.publicKey
  return published?.find((key) => key.n === n && key.e === e)
}

/** Says whether the issuer publishes the key that was opened; a probe of the issuer tells. */
export function KeyMatch({ opened, issuer }: { opened: OpenedKey; issuer: string }) {
  const entry = useProbeEntry(issuer)
  if (issuer === '') return null
  const keys = entry?.report?.keys
  if (keys === undefined) {
    return (
      <Notice
        tone="info"
        title="Not known yet whether the issuer publishes this key"
        actions={<ProbeIssuerButton issuer={issuer} />}
      >
        {entry?.problem === undefined
          ? 'A probe sends only the issuer’s address to Fedcred’s server.'
          : `${entry.problem.title} ${entry.problem.hint ?? ''}`}
      </Notice>
    )
  }
  const match = publishedAs(opened, keys)
  if (match === undefined) {
    return (
      <Notice
        tone="warn"
        title="The issuer does not publish this key"
        actions={<ProbeIssuerButton issuer={issuer} />}
      >
        Entra will answer AADSTS7000272. Publish the public half at the issuer, or open the key that
        it publishes ({keys.length} {keys.length === 1 ? 'key' : 'keys'} found).
      </Notice>
    )
  }
  return match.kid === undefined ? (
    <Notice tone="warn" title="The issuer publishes this key without a key id">
      Entra looks a key up by its id. Publish it with one.
    </Notice>
  ) : (
    <Notice tone="ok" live="status" title="The issuer publishes this key">
      Its key id there is <span className="break-all font-mono">{match.kid}</span>, which the
      assertion will name.
    </Notice>
  )
}
