'use client'

import type { ReactNode } from 'react'
import { useRuntimeConfig } from '@/components/session/context'
import { Badge } from '@/components/ui/badge'
import { Notice } from '@/components/ui/notice'
import type { KeyCard, ProbeReport } from '@/lib/federation/issuer/model'
import type { RuntimeConfig } from '@/lib/transport/config'
import { CertificateFacts, DiscoveryFacts, StorageFacts } from './document-facts'
import { FindingList } from './finding-list'
import { seenWords } from './history-words'
import { KeyCardList } from './key-card'
import { HistoryNotes, KeyHistorySection, SharedKeyNote } from './key-history'
import { Outlook } from './outlook'
import { stateWords } from './probe-words'
import { Section } from './section'
import { StepList } from './step-list'
import { signedPastedToken } from './token-signer'
import { useIssuerHistory } from './use-history'

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
  const { tenantId } = useRuntimeConfig()
  const { tone, sentence } = stateWords({ phase: 'idle', report })
  return (
    <>
      <Notice tone={tone} title={sentence} live="status" />
      <HistoryNotes issuer={issuer} />
      <SharedKeyNote issuer={issuer} />
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
          {report.discovery === undefined ? (
            <Section title="Documents" id="documents">
              <p className="text-text-2">Neither the discovery document nor a key was read.</p>
            </Section>
          ) : (
            <>
              <Section title="Discovery document" id="discovery">
                <DiscoveryFacts
                  issuer={issuer}
                  discovery={report.discovery}
                  http={report.http}
                  differs={report.findings.some(({ id }) => id === 'issuer-mismatch')}
                />
              </Section>
              <Section title="Keys" id="keys">
                {report.keys.length === 0 ? (
                  <p className="text-text-2">No key was read.</p>
                ) : (
                  <IssuerKeys issuer={issuer} keys={report.keys} />
                )}
              </Section>
            </>
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <Section title="Steps" id="steps">
            <StepList report={report} mode={mode} />
          </Section>
          <Section title="Certificate" id="certificate">
            <CertificateFacts report={report} mode={mode} />
          </Section>
          {report.storage !== undefined && (
            <Section title="Storage account" id="storage">
              <StorageFacts report={report} tenantId={tenantId} />
            </Section>
          )}
          <Section title="Key history" id="history">
            <KeyHistorySection issuer={issuer} />
          </Section>
          {children}
        </div>
      </div>
    </>
  )
}

/** The keys, each with since when it is known and whether it signed the token that was checked. */
function IssuerKeys({ issuer, keys }: { issuer: string; keys: readonly KeyCard[] }) {
  const history = useIssuerHistory(issuer)
  return (
    <KeyCardList
      keys={keys}
      mark={({ thumbprint }) =>
        signedPastedToken(issuer, thumbprint) && <Badge tone="ok">signs the token you pasted</Badge>
      }
      seen={({ kid, thumbprint }) => {
        const sighting = history?.keys.find(
          (each) => each.thumbprint === thumbprint && each.kid === kid,
        )
        return history && sighting && seenWords(sighting, history)
      }}
    />
  )
}

/** "None" counts only where there was something to look at. */
function noFindings({ state }: ProbeReport): string {
  return state === 'refused' || state === 'unreachable'
    ? 'None, because no document was read.'
    : 'None in what was read.'
}
