'use client'

import { Radar } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { probes, useProbeEntry, useProbeIssuer } from './use-probes'

/** Probes one issuer: a labelled click, because it sends the issuer's address to Fedcred's server. */
export function ProbeButton({
  issuer,
  tabIndex = 0,
  primary = false,
}: {
  issuer: string
  tabIndex?: 0 | -1
  /** The page's main action instead of a row's. */
  primary?: boolean
}) {
  const entry = useProbeEntry(issuer)
  const send = useProbeIssuer()
  const again = entry?.report !== undefined || entry?.problem !== undefined
  return (
    <Button
      size={primary ? 'md' : 'sm'}
      variant={primary ? 'primary' : 'ghost'}
      icon={primary ? <Radar /> : undefined}
      loading={entry?.phase === 'probing'}
      tabIndex={tabIndex}
      aria-label={primary ? undefined : `Probe ${issuer}`}
      onClick={() => probes.probe(issuer, send)}
    >
      {primary ? (again ? 'Probe again' : 'Probe now') : 'Probe'}
    </Button>
  )
}
