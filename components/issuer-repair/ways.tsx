'use client'

import { useMemo, useState } from 'react'
import { DownloadKey } from '@/components/issuer-new/download-key'
import { type KeyDraft, KeyFields } from '@/components/issuer-new/key-fields'
import { useHeldKeys, usePublishedKeys } from '@/components/issuer-new/use-keys'
import { Checkbox } from '@/components/ui/checkbox'
import { Notice } from '@/components/ui/notice'
import type { PublishedKey } from '@/lib/federation/issuer/keys/model'
import { type IssuerHome, Republish, type Republishing } from './republish'
import type { Published } from './use-published'

export interface WayProps {
  readonly home: IssuerHome
  readonly published: Published
  /** Why nothing can be published at all. */
  readonly barred: string | undefined
  readonly onStart: (republishing: Republishing) => void
}

const KEY_DRAFT: KeyDraft = { source: 'download', bits: 2048, kidForm: 'thumbprint' }

/**
 * How long to wait while rotating. Entra documents neither how long it keeps an issuer's keys nor how soon
 * it sees new ones; the ranges are reports. Sources: azure-workload-identity, key rotation;
 * learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations.
 */
function WaitBeforeSigning() {
  return (
    <p>
      Then wait before you sign with the new key. How soon Entra sees it is not documented: reports
      say 1 to 15 minutes, and a Microsoft test of a new issuer allows 30. Until then tokens with it
      can be refused with AADSTS7000272.
    </p>
  )
}

function WaitBeforeRetiring() {
  return (
    <p>
      Sign with the new key only, then wait for the longest life of a token that the old key signed
      (Kubernetes: up to 24 hours; Entra takes none over 25), plus the time that Entra keeps keys,
      which is not documented. Then retire the old key.
    </p>
  )
}

/** First half of a rotation: a second key beside those of now. */
export function AddKey({ home, published, barred, onStart }: WayProps) {
  // A key of the page alone would be lost with it, and what signs here runs elsewhere.
  const [draft, setDraft] = useState(KEY_DRAFT)
  const held = useHeldKeys()
  const fresh = usePublishedKeys(held, draft.kidForm)
  const keys = useMemo(() => merged(published.keys, fresh), [published.keys, fresh])
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose text-text-2">
        The new key is published beside the old, so tokens of both are accepted.
      </p>
      <KeyFields
        draft={draft}
        held={held}
        sources={['download', 'paste']}
        change={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
      {held.canDownload && home.account && (
        <>
          <p className="max-w-prose text-sm text-text-2">
            Download it before you publish: the page is its only place.
          </p>
          <DownloadKey account={home.account.name} />
        </>
      )}
      <Dropped published={published} />
      <Republish
        home={home}
        keys={fresh.length === 0 ? fresh : keys}
        reason={
          barred ??
          (fresh.length === 0 ? 'There is no new key yet.' : undefined) ??
          (held.canDownload ? 'Download the new key first.' : undefined)
        }
        summary={
          <p>
            {keys.length} keys will be published: those of now and the new one. Tokens that are out
            stay good.
          </p>
        }
        next={
          <>
            <WaitBeforeSigning />
            <WaitBeforeRetiring />
          </>
        }
        onStart={onStart}
      />
    </div>
  )
}

/** Second half of a rotation: the old key goes. */
export function RetireKey({ home, published, barred, onStart }: WayProps) {
  const [gone, setGone] = useState<readonly string[]>([])
  const keys = published.keys.filter(({ kid }) => !gone.includes(kid))
  const none = gone.length === 0 ? 'Choose the key that goes.' : undefined
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="warn" title="Tokens of a retired key are refused">
        <WaitBeforeRetiring />
      </Notice>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-medium text-sm">Keys that go</legend>
        {published.keys.map(({ kid }) => (
          <Checkbox
            key={kid}
            label={<span className="break-all font-mono text-sm">{kid}</span>}
            checked={gone.includes(kid)}
            onCheckedChange={(checked) =>
              setGone(checked ? [...gone, kid] : gone.filter((one) => one !== kid))
            }
          />
        ))}
      </fieldset>
      <Dropped published={published} />
      <Republish
        home={home}
        keys={none === undefined ? keys : []}
        reason={
          barred ??
          none ??
          (keys.length === 0 ? 'One key at least must stay: add one first.' : undefined)
        }
        summary={<p>Tokens signed with the keys that go are refused from then on.</p>}
        next={<p>Look at sign-ins that fail with AADSTS7000272: they still use a retired key.</p>}
        onStart={onStart}
      />
    </div>
  )
}

/** The keys of a cluster, pasted, in place of all that is published. */
export function ClusterKeys({ home, published, barred, onStart }: WayProps) {
  const [draft, setDraft] = useState<KeyDraft>(() => ({
    ...KEY_DRAFT,
    source: 'paste',
    kidForm: 'kubernetes',
  }))
  const held = useHeldKeys()
  const keys = usePublishedKeys(held, draft.kidForm)
  const lost = published.keys.filter(({ kid }) => !keys.some((key) => key.kid === kid))
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose text-text-2">
        A recreated cluster signs with new keys, and its tokens are refused with AADSTS7000272 until
        they are published. Paste what <code>kubectl get --raw /openid/v1/jwks</code> prints.
      </p>
      <KeyFields
        draft={draft}
        held={held}
        sources={['paste']}
        change={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
      {keys.length > 0 && lost.length > 0 && (
        <Notice tone="warn" title="Keys of now that are not among the pasted ones go">
          <ul>
            {lost.map(({ kid }) => (
              <li key={kid} className="break-all font-mono">
                {kid}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Republish
        home={home}
        keys={keys}
        reason={barred ?? (keys.length === 0 ? 'Paste the keys first.' : undefined)}
        summary={<p>The published keys become exactly the pasted ones.</p>}
        next={<WaitBeforeSigning />}
        onStart={onStart}
      />
    </div>
  )
}

function Dropped({ published }: { published: Published }) {
  if (published.others.length === 0) return null
  return (
    <Notice tone="warn" title="Some published keys cannot be kept">
      {published.others.length} of them have no id or are no RSA keys. Entra uses none of those;
      they are left out of the new documents.
    </Notice>
  )
}

function merged(old: readonly PublishedKey[], fresh: readonly PublishedKey[]) {
  return [...old, ...fresh.filter(({ kid }) => !old.some((key) => key.kid === kid))]
}
