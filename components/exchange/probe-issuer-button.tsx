'use client'

import { Radar } from 'lucide-react'
import { probes, useProbeEntry, useProbeIssuer } from '@/components/issuer/use-probes'
import { Button } from '@/components/ui/button'

/** Fetches the issuer's documents beside another main action; sends the issuer's address only. */
export function ProbeIssuerButton({ issuer }: { issuer: string }) {
  const entry = useProbeEntry(issuer)
  const send = useProbeIssuer()
  return (
    <Button
      size="sm"
      icon={<Radar />}
      loading={entry?.phase === 'probing'}
      onClick={() => probes.probe(issuer, send)}
    >
      {entry?.report === undefined ? 'Probe the issuer' : 'Probe again'}
    </Button>
  )
}
