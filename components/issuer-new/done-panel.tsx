'use client'

import Link from 'next/link'
import { useEffect } from 'react'
import { FindingList } from '@/components/issuer/finding-list'
import { ProbeStatus } from '@/components/issuer/probe-status'
import { stateWords } from '@/components/issuer/probe-words'
import { Section } from '@/components/issuer/section'
import { probes, useProbeEntry, useProbeIssuer } from '@/components/issuer/use-probes'
import { useInventory, useRuntimeConfig } from '@/components/session/context'
import { buttonClass } from '@/components/ui/button'
import { KeyValueList } from '@/components/ui/key-value-list'
import { Notice } from '@/components/ui/notice'
import type { RunView } from '@/lib/cloud/plan-run'
import type { StorageIssuerInput } from '@/lib/federation/issuer/storage/model'
import { routes } from '@/lib/routes'
import { DownloadKey } from './download-key'
import type { HeldKeys } from './key-holder'
import { MintSlot } from './mint-slot'

/** What was published, seen from outside, and what comes next. */
export function DonePanel({
  input,
  kid,
  view,
  held,
}: {
  input: StorageIssuerInput
  kid: string
  view: RunView
  held: HeldKeys
}) {
  const { tenantId } = useRuntimeConfig()
  const { rescan } = useInventory()
  const { issuer, identity } = input
  const send = useProbeIssuer()
  const entry = useProbeEntry(issuer)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when everything is published
  useEffect(() => {
    probes.probe(issuer, send)
    // The lists should know the new identity.
    rescan()
  }, [])
  const words = stateWords(entry)
  const clientId = view.facts.clientId
  return (
    <div className="flex flex-col gap-4">
      <Notice
        tone={entry?.report ? words.tone : 'ok'}
        live="status"
        title="The issuer is published"
        actions={
          <Link href={routes.issuer(issuer)} className={buttonClass({})}>
            Open the issuer’s page
          </Link>
        }
      >
        <p className="break-all font-mono">{issuer}</p>
        <p className="mt-1 flex flex-wrap items-center gap-x-2">
          Probe: <ProbeStatus issuer={issuer} />
        </p>
        {entry?.report && <p>{words.sentence}</p>}
      </Notice>
      {entry?.report && entry.report.findings.length > 0 && (
        <Section title="Findings" id="findings">
          <FindingList report={entry.report} />
        </Section>
      )}
      {clientId !== undefined && identity && (
        <KeyValueList
          items={[
            { label: 'Client id', value: clientId, copy: clientId, mono: true },
            { label: 'Tenant id', value: tenantId, copy: tenantId, mono: true },
            { label: 'Subject', value: identity.subject, copy: identity.subject, mono: true },
            { label: 'Key id', value: kid, copy: kid, mono: true },
          ]}
        />
      )}
      {held.canDownload && <DownloadKey account={input.account} />}
      {held.canSign && !held.canDownload && clientId !== undefined && identity && (
        <MintSlot
          issuer={issuer}
          kid={kid}
          subject={identity.subject}
          clientId={clientId}
          identityName={identity.name}
        />
      )}
      <NextSteps issuer={issuer} clientId={clientId} subject={identity?.subject} held={held} />
      {held.canSign && !held.canDownload && (
        <p className="max-w-prose text-sm text-text-2">
          The private key lives in this page only. When you leave or reload, nobody can sign for
          this issuer any more; publish another key then, with{' '}
          <Link href={routes.issuerRepair({ issuer })} className="link">
            Rotate or repair
          </Link>
          .
        </p>
      )}
    </div>
  )
}

/** Where the walk goes on, with what this run made filled in. */
function NextSteps({
  issuer,
  clientId,
  subject,
  held,
}: {
  issuer: string
  clientId: string | undefined
  subject: string | undefined
  held: HeldKeys
}) {
  const client = clientId === undefined ? {} : { client: clientId }
  return (
    <Section title="Next" id="next">
      <ul className="flex max-w-prose flex-col gap-2">
        {!held.canSign && (
          <li>
            <Link
              href={routes.exchange({
                issuer,
                ...(subject === undefined ? {} : { subject }),
                ...(clientId === undefined ? {} : { identity: clientId }),
              })}
              className="link"
            >
              Sign with the key file and exchange
            </Link>
            <span className="block text-sm text-text-2">
              For a first token, with the private half of the key you pasted.
            </span>
          </li>
        )}
        <li>
          Let a local cluster sign for it:{' '}
          <Link
            href={routes.issuerClusters({ kind: 'minikube', issuer, ...client })}
            className="link"
          >
            minikube
          </Link>{' '}
          or{' '}
          <Link href={routes.issuerClusters({ kind: 'kind', issuer, ...client })} className="link">
            kind
          </Link>
          <span className="block text-sm text-text-2">
            The guide opens filled in. The cluster’s keys then stand in place of this key, and its
            service account needs a credential of its own.
          </span>
        </li>
      </ul>
    </Section>
  )
}
