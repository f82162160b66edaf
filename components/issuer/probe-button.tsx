'use client'

import { Radar, RotateCw } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { probes, useProbeEntry, useProbeIssuer } from './use-probes'

interface Props {
  readonly issuer: string
}

function useProbe(issuer: string) {
  const entry = useProbeEntry(issuer)
  const send = useProbeIssuer()
  return {
    loading: entry?.phase === 'probing',
    again: entry?.report !== undefined || entry?.problem !== undefined,
    probe: () => probes.probe(issuer, send),
  }
}

/** The main action of an issuer's page: a labelled click, because it sends the issuer's address to Fedcred's server. */
export function ProbeButton({ issuer }: Props) {
  const { loading, again, probe } = useProbe(issuer)
  return (
    <Button variant="primary" icon={<Radar />} loading={loading} onClick={probe}>
      {again ? 'Probe again' : 'Probe now'}
    </Button>
  )
}

/** The same beside the message that a probe did not finish. */
export function RetryProbe({ issuer }: Props) {
  const { loading, probe } = useProbe(issuer)
  return (
    <Button size="sm" icon={<RotateCw />} loading={loading} onClick={probe}>
      Try again
    </Button>
  )
}

/** The same in a row of the list. */
export function RowProbeButton({ issuer, tabIndex }: Props & { readonly tabIndex: 0 | -1 }) {
  const { loading, probe } = useProbe(issuer)
  return (
    <Button
      size="sm"
      variant="ghost"
      className="text-accent"
      loading={loading}
      tabIndex={tabIndex}
      aria-label={`Probe ${issuer}`}
      onClick={probe}
    >
      Probe
    </Button>
  )
}
