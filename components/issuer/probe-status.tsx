'use client'

import { cn } from '@/components/ui/cn'
import { Status } from '@/components/ui/status'
import type { ProbeEntry } from './probe-model'
import { PHASE_WORDS, stateWords } from './probe-words'
import { useProbeEntry } from './use-probes'

/** State of one issuer's probe as icon and word; what happens right now comes first. */
export function ProbeStatus({ issuer, className }: { issuer: string; className?: string }) {
  return <EntryStatus entry={useProbeEntry(issuer)} {...(className ? { className } : {})} />
}

function EntryStatus({ entry, className }: { entry: ProbeEntry | undefined; className?: string }) {
  if (entry !== undefined && entry.phase !== 'idle') {
    const { word, icon } = PHASE_WORDS[entry.phase]
    return (
      <Status
        tone="neutral"
        icon={icon}
        className={cn(entry.phase === 'probing' && 'motion-safe:[&_svg]:animate-spin', className)}
      >
        {word}
      </Status>
    )
  }
  const { word, tone, icon } = stateWords(entry)
  return (
    <Status tone={tone} icon={icon} {...(className ? { className } : {})}>
      {word}
    </Status>
  )
}
