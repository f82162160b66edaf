'use client'

import { useEffect, useState } from 'react'
import type { Explanation } from '@/lib/federation/aadsts/model'
import type { DecodedAssertion } from '@/lib/federation/assertion/model'
import { splitPaste } from '@/lib/federation/assertion/paste'
import type { Cloud, Credential, IdentityKind } from '@/lib/federation/credential/model'
import type { KeyCard } from '@/lib/federation/issuer/model'
import type { Verdict } from '@/lib/federation/verdict/model'

/** What a pasted text is judged against. */
export interface JudgementScope {
  readonly credentials: readonly Credential[]
  readonly clientId?: string
  readonly kind?: IdentityKind
  readonly cloud: Cloud
}

/** Everything that can be said about one pasted text. Lives in memory only. */
export interface Judgement {
  readonly decoded?: DecodedAssertion
  readonly verdict?: Verdict
  readonly explanation?: Explanation
  /** The moment it was judged at. */
  readonly now: Date
}

/**
 * Judges a pasted text, and again when the scope or the keys change. The rules load with the first
 * paste; nothing is sent anywhere. Null while there is no text; the last answer stays while a newer
 * one is in the making.
 */
export function useJudgement(
  text: string,
  scope: JudgementScope,
  keys: readonly KeyCard[] | undefined,
): Judgement | null {
  const [judgement, setJudgement] = useState<Judgement | null>(null)
  useEffect(() => {
    if (text.trim() === '') {
      setJudgement(null)
      return
    }
    let stale = false
    void judge(text, scope, keys, new Date()).then((result) => {
      if (!stale) setJudgement(result)
    })
    return () => {
      stale = true
    }
  }, [text, scope, keys])
  return judgement
}

async function judge(
  text: string,
  scope: JudgementScope,
  keys: readonly KeyCard[] | undefined,
  now: Date,
): Promise<Judgement> {
  const rules = await import('./rules')
  const paste = splitPaste(text)
  const explanation = paste.error === undefined ? undefined : rules.explain(paste.error)
  if (paste.token === undefined) return explanation ? { explanation, now } : { now }
  const decoded = rules.decodeAssertion(paste.token)
  const verdict =
    decoded.foreign === undefined
      ? await rules.evaluate({
          token: paste.token,
          credentials: scope.credentials,
          now,
          cloud: scope.cloud,
          ...(scope.clientId === undefined ? {} : { clientId: scope.clientId }),
          ...(scope.kind === undefined ? {} : { kind: scope.kind }),
          ...(keys === undefined ? {} : { jwks: { keys: keys.map(toJwk) } }),
        })
      : undefined
  return {
    decoded,
    now,
    ...(verdict ? { verdict } : {}),
    ...(explanation ? { explanation } : {}),
  }
}

/** A key card back as the JWK that it was made of. */
function toJwk(card: KeyCard): Readonly<Record<string, unknown>> {
  const { kid, kty, n, e, alg, use } = card
  return Object.fromEntries(
    Object.entries({ kid, kty, n, e, alg, use }).filter(([, value]) => value !== undefined),
  )
}
