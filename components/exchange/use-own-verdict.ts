'use client'

import { useEffect, useState } from 'react'
import { useRuntimeConfig } from '@/components/session/context'
import { toJwk } from '@/components/verdict/use-judgement'
import type { Explanation } from '@/lib/federation/aadsts/model'
import type { JsonObject } from '@/lib/federation/assertion/model'
import type { Credential, Identity } from '@/lib/federation/credential/model'
import type { KeyCard } from '@/lib/federation/issuer/model'
import type { Verdict } from '@/lib/federation/verdict/model'
import type { Exchanged } from './use-exchange'

/** What our own rules say of an assertion that was exchanged. */
export interface OwnVerdict {
  readonly claims?: JsonObject
  readonly kid?: string
  /** Absent when no credentials are at hand. */
  readonly verdict?: Verdict
  /** Of Entra's text, when it refused. */
  readonly explanation?: Explanation
}

/** Judges the exchanged assertion as of the moment it was sent, and again when keys arrive. */
export function useOwnVerdict(
  exchanged: Exchanged,
  target: { readonly identity: Identity; readonly credentials: readonly Credential[] } | undefined,
  published: { readonly issuer: string; readonly keys: readonly KeyCard[] | undefined },
): OwnVerdict | null {
  const { cloud, tenantId } = useRuntimeConfig()
  const [own, setOwn] = useState<OwnVerdict | null>(null)
  const credentials = target?.credentials
  const kind = target?.identity.kind
  const { issuer, keys } = published
  useEffect(() => {
    let stale = false
    void judge().then((result) => {
      if (!stale) setOwn(result)
    })
    return () => {
      stale = true
    }

    async function judge(): Promise<OwnVerdict> {
      const rules = await import('@/components/verdict/rules')
      const { assertion, outcome, at, clientId } = exchanged
      const decoded = rules.decodeAssertion(assertion.open())
      // Keys belong to one issuer: another's say nothing about this assertion.
      const jwks = decoded.claims?.iss === issuer ? keys?.map(toJwk) : undefined
      const kid = decoded.header?.kid
      return {
        ...(decoded.claims ? { claims: decoded.claims } : {}),
        ...(typeof kid === 'string' ? { kid } : {}),
        ...(outcome.kind === 'refused' ? { explanation: rules.explain(outcome.description) } : {}),
        ...(credentials === undefined || decoded.compact === undefined
          ? {}
          : {
              verdict: await rules.evaluate({
                token: decoded.compact,
                credentials,
                now: at,
                clientId,
                tenantId,
                cloud,
                ...(kind === undefined ? {} : { kind }),
                ...(jwks === undefined ? {} : { jwks: { keys: jwks } }),
              }),
            }),
      }
    }
  }, [exchanged, credentials, kind, issuer, keys, cloud, tenantId])
  return own
}
