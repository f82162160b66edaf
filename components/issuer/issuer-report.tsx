import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'
import type { ProbeReport } from '@/lib/federation/issuer/model'
import type { RuntimeConfig } from '@/lib/transport/config'
import { CertificateFacts, DiscoveryFacts } from './document-facts'
import { FindingList } from './finding-list'
import { KeyCardList } from './key-card'
import { Outlook } from './outlook'
import { stateWords } from './probe-words'
import { Section } from './section'
import { StepList } from './step-list'

/** The answer of a probe: the state in a sentence, what it means for tokens, then the evidence. */
export function IssuerReport({
  issuer,
  report,
  mode,
  children,
}: {
  /** The text that credentials have. */
  issuer: string
  report: ProbeReport
  mode: RuntimeConfig['mode']
  /** More sections for the narrow column. */
  children: ReactNode
}) {
  const { tone, sentence } = stateWords({ phase: 'idle', report })
  return (
    <>
      <Notice tone={tone} title={sentence} live="status" />
      <div className="grid items-start gap-x-8 gap-y-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <Section title="What Entra would answer" id="outlook">
            <Outlook report={report} />
          </Section>
          <Section title="Findings" id="findings">
            {report.findings.length === 0 ? (
              <p className="text-text-2">{noFindings(report)}</p>
            ) : (
              <FindingList report={report} />
            )}
          </Section>
          <Section title="Discovery document" id="discovery">
            <DiscoveryFacts issuer={issuer} report={report} />
          </Section>
          <Section title="Keys" id="keys">
            {report.keys.length === 0 ? (
              <p className="text-text-2">No key was read.</p>
            ) : (
              <KeyCardList keys={report.keys} />
            )}
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <Section title="Steps" id="steps">
            <StepList report={report} mode={mode} />
          </Section>
          <Section title="Certificate" id="certificate">
            <CertificateFacts report={report} mode={mode} />
          </Section>
          {children}
        </div>
      </div>
    </>
  )
}

/** "None" counts only where there was something to look at. */
function noFindings({ state }: ProbeReport): string {
  return state === 'refused' || state === 'unreachable'
    ? 'None, because no document was read.'
    : 'None in what was read.'
}
