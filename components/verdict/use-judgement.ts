'use client'

import { useEffect, useState } from 'react'
import type { ExplanationMatch } from '@/lib/federation/aadsts/match'
import type { Explanation } from '@/lib/federation/aadsts/model'
import type { DecodedAssertion } from '@/lib/federation/assertion/model'
import { splitPaste } from '@/lib/federation/assertion/paste'
import type { Cloud, Credential, Identity, IdentityKind } from '@/lib/federation/credential/model'
import type { InventoryCredential } from '@/lib/federation/inventory/model'
import type { KeyCard } from '@/lib/federation/issuer/model'
import type { TenantVerdict } from '@/lib/federation/verdict/evaluate-tenant'
import type { CheckInput, Verdict } from '@/lib/federation/verdict/model'
import type { SharedClaims } from './share-link'

/** What a pasted text is judged against. */
export interface JudgementScope {
  readonly credentials: readonly Credential[]
  readonly clientId?: string
  readonly kind?: IdentityKind
  readonly cloud: Cloud
  /** False when no credentials are at hand: then only the token itself is judged. */
  readonly given: boolean
  /** All rows of the tenant; absent when pasted credentials are compared with. */
  readonly tenant?: readonly InventoryCredential[]
}

/** Everything that can be said about one pasted text. Lives in memory only. */
export interface Judgement {
  readonly decoded?: DecodedAssertion
  readonly verdict?: Verdict
  readonly explanation?: Explanation
  /** The identity that was assumed, when none was chosen. */
  readonly judgedAs?: Identity
  /** Identities of the tenant that accept the token, when the chosen one does not. */
  readonly acceptedBy?: readonly Identity[]
  /** Credentials near the value of an error text; only without a token, whose verdict knows more. */
  readonly matches?: readonly ExplanationMatch[]
  /** Thumbprint of the fetched key whose signature of the token was verified. */
  readonly signer?: string
  /** The moment it was judged at. */
  readonly now: Date
}

/**
 * Judges a pasted text, or the claims of a shared link, and again when the scope or the keys change.
 * The rules load with the first paste; nothing is sent anywhere. Null while there is nothing to judge;
 * the last answer stays while a newer one is in the making.
 */
export function useJudgement(
  input: string | SharedClaims,
  scope: JudgementScope,
  keys: readonly KeyCard[] | undefined,
): Judgement | null {
  const [judgement, setJudgement] = useState<Judgement | null>(null)
  useEffect(() => {
    if (typeof input === 'string' && input.trim() === '') {
      setJudgement(null)
      return
    }
    let stale = false
    const now = new Date()
    void (
      typeof input === 'string'
        ? judgeText(input, scope, keys, now)
        : judgeClaims(input, scope, now)
    ).then((result) => {
      if (!stale) setJudgement(result)
    })
    return () => {
      stale = true
    }
  }, [input, scope, keys])
  return judgement
}

async function judgeText(
  text: string,
  scope: JudgementScope,
  keys: readonly KeyCard[] | undefined,
  now: Date,
): Promise<Judgement> {
  const rules = await import('./rules')
  const paste = splitPaste(text)
  const explanation = paste.error === undefined ? undefined : rules.explain(paste.error)
  if (paste.token === undefined) {
    return explanation
      ? { explanation, matches: rules.matchExplanation(explanation, scope.credentials), now }
      : { now }
  }
  const decoded = rules.decodeAssertion(paste.token)
  const { verdict, judgedAs } =
    decoded.foreign === undefined
      ? await judgeWithin(scope, {
          token: paste.token,
          now,
          cloud: scope.cloud,
          ...(keys === undefined ? {} : { jwks: { keys: keys.map(toJwk) } }),
        })
      : {}
  const signer = verdict && signerAmong(verdict, decoded, keys)
  const acceptedBy =
    verdict?.matched === null && decoded.claims && scope.tenant && scope.clientId !== undefined
      ? rules.otherClients(decoded.claims, scope.tenant, scope.cloud, scope.clientId)
      : []
  return {
    decoded,
    now,
    ...(verdict ? { verdict } : {}),
    ...(judgedAs ? { judgedAs } : {}),
    ...(explanation ? { explanation } : {}),
    ...(signer === undefined ? {} : { signer }),
    ...(acceptedBy.length > 0 ? { acceptedBy } : {}),
  }
}

/** The one key that carries the token's key id, when the signature was verified with it. */
function signerAmong(
  { checks }: Verdict,
  { header }: DecodedAssertion,
  keys: readonly KeyCard[] = [],
): string | undefined {
  if (!checks.some(({ id, outcome }) => id === 'signature' && outcome === 'pass')) return undefined
  const named = keys.filter(({ kid }) => kid !== undefined && kid === header?.kid)
  return named.length === 1 ? named[0]?.thumbprint : undefined
}

/** Claims are judged as of the moment they were shared: the reader sees what the sender saw. */
async function judgeClaims(
  shared: SharedClaims,
  scope: JudgementScope,
  fallback: Date,
): Promise<Judgement> {
  const at = new Date(shared.judgedAt)
  const now = Number.isNaN(at.getTime()) ? fallback : at
  const { header, claims } = shared
  const input = { claims, now, cloud: scope.cloud, ...(header ? { header } : {}) }
  return {
    decoded: { claims, ...(header ? { header } : {}), wrappers: [], checks: [], warnings: [] },
    ...(await judgeWithin(scope, input)),
    now,
  }
}

/** As the chosen identity, as the nearest one of the tenant, or against pasted credentials. */
async function judgeWithin(
  { credentials, clientId, kind, tenant }: JudgementScope,
  input: Omit<CheckInput, 'credentials' | 'clientId' | 'kind'>,
): Promise<TenantVerdict> {
  const { evaluate, evaluateTenant } = await import('./rules')
  if (tenant && clientId === undefined) return evaluateTenant(input, tenant)
  const verdict = await evaluate({
    ...input,
    credentials,
    ...(clientId === undefined ? {} : { clientId }),
    ...(kind === undefined ? {} : { kind }),
  })
  return { verdict }
}

/** A key card back as the JWK that it was made of. */
export function toJwk(card: KeyCard): Readonly<Record<string, unknown>> {
  const { kid, kty, n, e, alg, use } = card
  return Object.fromEntries(
    Object.entries({ kid, kty, n, e, alg, use }).filter(([, value]) => value !== undefined),
  )
}
