'use client'

import { useEffect, useMemo } from 'react'
import { probes, useProbeEntry, useProbeIssuer } from '@/components/issuer/use-probes'
import { publishedKey } from '@/lib/federation/issuer/keys/key-id'
import type { PublishedKey } from '@/lib/federation/issuer/keys/model'
import type { KeyCard, ProbeReport } from '@/lib/federation/issuer/model'

export interface Published {
  readonly report: ProbeReport | undefined
  readonly probing: boolean
  /** Keys of now that can be published again as they are. */
  readonly keys: readonly PublishedKey[]
  /** Keys of now that cannot: they have no id, or are no RSA keys. */
  readonly others: readonly KeyCard[]
}

/** What the issuer publishes now: one probe when the page opens. */
export function usePublished(issuer: string): Published {
  const entry = useProbeEntry(issuer)
  const send = useProbeIssuer()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each issuer
  useEffect(() => {
    probes.probe(issuer, send)
  }, [issuer])
  const report = entry?.report
  return useMemo(() => {
    const all = report?.keys ?? []
    const keys = all.flatMap(({ n, e, kid }) =>
      n === undefined || e === undefined || kid === undefined
        ? []
        : [publishedKey({ kty: 'RSA', n, e }, kid)],
    )
    const others = all.filter(
      ({ n, e, kid }) => n === undefined || e === undefined || kid === undefined,
    )
    return { report, probing: entry?.phase !== 'idle', keys, others }
  }, [report, entry?.phase])
}
