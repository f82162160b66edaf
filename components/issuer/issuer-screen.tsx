'use client'

import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import { useMemo } from 'react'
import { useInventory, useRuntimeConfig } from '@/components/session/context'
import { SourceNotices } from '@/components/shell/source-notices'
import { countOf, formatTime } from '@/components/shell/words'
import { buttonClass } from '@/components/ui/button-class'
import { CopyButton } from '@/components/ui/copy-button'
import { DetailHeader } from '@/components/ui/detail-header'
import { Notice } from '@/components/ui/notice'
import { SubjectText } from '@/components/ui/subject-text'
import { storagePlace } from '@/lib/federation/issuer/storage/republish-plan'
import { friendlyIssuer } from '@/lib/federation/scenarios/friendly'
import { routes } from '@/lib/routes'
import { DependantList } from './dependant-list'
import { distinctIssuers, type TrustedIssuer, twinsAmong, twinWords } from './distinct-issuers'
import { IssuerReport } from './issuer-report'
import { kindLabel } from './issuer-rows'
import { ProbeButton, RetryProbe } from './probe-button'
import { ProbeRunBar } from './probe-run-bar'
import { ProbeStatus } from './probe-status'
import { stateWords } from './probe-words'
import { Section } from './section'
import { useProbeEntry, useProbeSnapshot } from './use-probes'

/** One issuer: what it publishes, what that means for tokens, and who trusts it. */
export function IssuerScreen({ issuer }: { issuer: string }) {
  const { inventory, status } = useInventory()
  const { mode, cloud } = useRuntimeConfig()
  const entry = useProbeEntry(issuer)
  const { heldUntil } = useProbeSnapshot()
  const trusted = useTrusted(issuer)
  const reading = status === 'scanning' && trusted.credentials.length === 0
  const trust = (
    <Section title="Who trusts it" id="trust">
      {trusted.credentials.length === 0 ? (
        <p className="max-w-prose text-text-2">
          {inventory === null || reading
            ? 'Not known until the tenant has been read.'
            : 'No credential among those that were read has exactly this issuer. A token of it is refused, whatever else it says.'}
        </p>
      ) : (
        <DependantList credentials={trusted.credentials} />
      )}
    </Section>
  )
  return (
    <div className="flex flex-col gap-5 pb-6">
      <DetailHeader
        back={
          <Link href={routes.issuers()} className="link inline-flex items-center gap-1">
            <ArrowLeft className="size-3.5" />
            Issuers
          </Link>
        }
        eyebrow={kindLabel(trusted)}
        title={
          <span className="flex items-start gap-1">
            <SubjectText text={issuer} className="text-lg" />
            <CopyButton value={issuer} label="Copy address" />
          </span>
        }
        meta={
          <>
            <ProbeStatus issuer={issuer} />
            {entry?.report !== undefined && <span>probed {formatTime(entry.report.probedAt)}</span>}
            <span>{reading ? 'Reading the tenant…' : trustWords(trusted)}</span>
          </>
        }
        actions={
          <>
            {storagePlace(issuer, cloud) !== undefined && (
              <Link href={routes.issuerRepair({ issuer })} className={buttonClass()}>
                Rotate or repair
              </Link>
            )}
            <Link href={routes.exchange({ issuer })} className={buttonClass()}>
              Try an exchange
            </Link>
            <ProbeButton issuer={issuer} />
          </>
        }
      />
      {heldUntil !== null && entry?.phase === 'waiting' && (
        <ProbeRunBar run={null} heldUntil={heldUntil} />
      )}
      <Twins trusted={trusted} />
      {entry?.problem !== undefined && entry.phase === 'idle' && (
        <Notice
          tone="warn"
          live="alert"
          title={entry.problem.title}
          actions={<RetryProbe issuer={issuer} />}
        >
          {entry.problem.detail} {entry.problem.hint} This says nothing about the issuer
          {entry.report === undefined ? '.' : '; below is the answer before it.'}
        </Notice>
      )}
      {entry?.report === undefined ? (
        <>
          {entry?.problem === undefined && (
            <Notice tone="info" title={stateWords(undefined).sentence}>
              A probe sends only this address to Fedcred’s server, which fetches the issuer’s public
              documents. No token and nothing about the tenant is sent.
            </Notice>
          )}
          {trust}
        </>
      ) : (
        <IssuerReport issuer={issuer} report={entry.report} mode={mode}>
          {trust}
        </IssuerReport>
      )}
      <SourceNotices />
    </div>
  )
}

/** The issuer as the inventory has it; one that nothing trusts is known by its address alone. */
function useTrusted(issuer: string): TrustedIssuer {
  const credentials = useInventory().inventory?.credentials
  return useMemo(() => {
    const all = distinctIssuers(credentials ?? [])
    return (
      all.find((each) => each.issuer === issuer) ?? {
        issuer,
        words: friendlyIssuer(issuer),
        credentials: [],
        identities: 0,
        twins: twinsAmong(
          issuer,
          all.map((each) => each.issuer),
        ),
      }
    )
  }, [credentials, issuer])
}

function trustWords({ identities, credentials }: TrustedIssuer): string {
  return credentials.length === 0
    ? 'Trusted by no credential that was read'
    : `Trusted by ${countOf(identities, 'identity', 'identities')} through ${countOf(credentials.length, 'credential')}`
}

function Twins({ trusted }: { trusted: TrustedIssuer }) {
  if (trusted.twins.length === 0) return null
  return (
    <Notice
      tone="warn"
      title={
        trusted.credentials.length === 0
          ? 'Credentials trust another spelling of this address'
          : 'Other credentials trust another spelling of this address'
      }
    >
      Entra compares issuers character by character, so at most one spelling can match the tokens.
      <ul className="mt-1">
        {trusted.twins.map((twin) => (
          <li key={twin.issuer}>
            <Link href={routes.issuer(twin.issuer)} className="link">
              <SubjectText text={twin.issuer} />
            </Link>{' '}
            ({twinWords(twin)})
          </li>
        ))}
      </ul>
    </Notice>
  )
}
