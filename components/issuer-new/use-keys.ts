'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { KidForm, PublishedKey } from '@/lib/federation/issuer/keys/model'
import { type HeldKeys, keyHolder } from './key-holder'

/** What is known of the page's keys. */
export function useHeldKeys(): HeldKeys {
  return useSyncExternalStore(keyHolder.subscribe, keyHolder.view, keyHolder.view)
}

const NO_KEYS: readonly PublishedKey[] = []

/** The members of the key set: ids that the source gave stay, others are derived. */
export function usePublishedKeys(held: HeldKeys, form: KidForm): readonly PublishedKey[] {
  const [published, setPublished] = useState(NO_KEYS)
  useEffect(() => {
    let left = false
    void publish(held, form).then((keys) => {
      if (!left) setPublished(keys)
    })
    return () => {
      left = true
    }
  }, [held, form])
  return held.status === 'ready' ? published : NO_KEYS
}

async function publish(held: HeldKeys, form: KidForm): Promise<readonly PublishedKey[]> {
  const { keyId, publishedKey } = await import('@/lib/federation/issuer/keys/key-id')
  return Promise.all(
    held.keys.map(async ({ jwk, kid }) => publishedKey(jwk, kid ?? (await keyId(jwk, form)))),
  )
}
