'use client'

import { ArrowLeft } from 'lucide-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { type ReactNode, useEffect, useState } from 'react'
import { KeyCardList } from '@/components/issuer/key-card'
import { ProbeStatus } from '@/components/issuer/probe-status'
import { Section } from '@/components/issuer/section'
import { probes, useProbeIssuer } from '@/components/issuer/use-probes'
import { keyHolder } from '@/components/issuer-new/key-holder'
import { useAsked } from '@/components/issuer-new/use-places'
import { EarlierRuns } from '@/components/plan/earlier-runs'
import { RunPanel } from '@/components/plan/run-panel'
import {
  type CloudView,
  useCloud,
  useInventory,
  useRuntimeConfig,
} from '@/components/session/context'
import { Button, buttonClass } from '@/components/ui/button'
import { DetailHeader } from '@/components/ui/detail-header'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { Tabs } from '@/components/ui/tabs'
import { findStorageAccount } from '@/lib/cloud/azure-places'
import { trimSlashes } from '@/lib/federation/credential/texts'
import { type StoragePlace, storagePlace } from '@/lib/federation/issuer/storage/republish-plan'
import { routes } from '@/lib/routes'
import type { Republishing } from './republish'
import { usePublished } from './use-published'
import { AddKey, ClusterKeys, RetireKey, type WayProps } from './ways'

/** Comes with its tab: it brings the recipes along. */
const MendSlash = dynamic(() => import('./mend-slash').then((module) => module.MendSlash), {
  loading: () => <p role="status">Loading…</p>,
})

const WAYS = ['add', 'retire', 'cluster', 'slash'] as const

const QUERY = {
  issuer: parseAsString.withDefault(''),
  way: parseAsStringLiteral(WAYS).withDefault('add'),
}

/** Changes the keys or the documents of an issuer that lies on Azure Storage. */
export function RepairScreen() {
  const [{ issuer, way }, setQuery] = useQueryStates(QUERY)
  const cloud = useCloud()
  const config = useRuntimeConfig()
  const place = storagePlace(issuer, config.cloud)
  useEffect(() => keyHolder.drop, [])
  return (
    <div className="flex flex-col gap-5 pb-6">
      <DetailHeader
        back={
          <Link
            href={issuer === '' ? routes.issuers() : routes.issuer(issuer)}
            className="link inline-flex items-center gap-1"
          >
            <ArrowLeft className="size-3.5" />
            {issuer === '' ? 'Issuers' : 'Issuer'}
          </Link>
        }
        title="Rotate or repair"
        meta={<span className="break-all font-mono">{issuer}</span>}
      />
      {place === undefined ? (
        <Elsewhere issuer={issuer} onIssuer={(next) => void setQuery({ issuer: next })} />
      ) : cloud === null ? (
        <p role="status">Starting…</p>
      ) : (
        <Repair
          key={issuer}
          issuer={trimSlashes(issuer)}
          place={place}
          cloud={cloud}
          way={way}
          onWay={(next) => void setQuery({ way: next })}
        />
      )}
    </div>
  )
}

type Way = (typeof WAYS)[number]

function Repair({
  issuer,
  place,
  cloud,
  way,
  onWay,
}: {
  issuer: string
  place: StoragePlace
  cloud: CloudView
  way: Way
  onWay: (way: Way) => void
}) {
  const config = useRuntimeConfig()
  const [republishing, setRepublishing] = useState<Republishing | null>(null)
  const published = usePublished(issuer)
  const found = useAsked(place.account, (name) => findStorageAccount(cloud.arm, name))
  const account = found?.ok ? (found.value ?? null) : null
  if (republishing !== null) {
    const { run, plan, next } = republishing
    return (
      <RunPanel
        run={run}
        plan={plan}
        cloud={config.cloud}
        onCancel={() => setRepublishing(null)}
        finished={() => (
          <Done issuer={issuer} onBack={() => setRepublishing(null)}>
            {next}
          </Done>
        )}
      />
    )
  }
  const barred =
    found === null
      ? 'Azure is still being asked about the account.'
      : account === null
        ? 'The storage account cannot be seen with this sign-in. It needs Storage Account Contributor on it.'
        : published.report === undefined
          ? 'What is published now is not known yet.'
          : undefined
  const props: WayProps = {
    home: { issuer, container: place.container, account },
    published,
    barred,
    onStart: setRepublishing,
  }
  const items: readonly {
    readonly id: Way
    readonly label: string
    readonly content: ReactNode
  }[] = [
    { id: 'add', label: 'Add a key', content: <AddKey {...props} /> },
    { id: 'retire', label: 'Retire a key', content: <RetireKey {...props} /> },
    { id: 'cluster', label: 'Publish a cluster’s keys', content: <ClusterKeys {...props} /> },
    { id: 'slash', label: 'Mend a slash', content: <MendSlash {...props} /> },
  ]
  return (
    <>
      <EarlierRuns />
      {found?.ok === false && (
        <Notice tone="err" live="alert" title={found.problem.title}>
          {found.problem.detail} {found.problem.hint}
        </Notice>
      )}
      {found?.ok && account === null && (
        <Notice tone="info" title={`No storage account ${place.account} can be seen`}>
          It may be in a subscription that this account cannot read, or belong to another tenant, or
          be gone. If it is gone, whoever takes the name controls this issuer: remove the
          credentials that trust it.
        </Notice>
      )}
      <div className="grid items-start gap-x-8 gap-y-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0">
          <Tabs
            label="What to do"
            value={way}
            onValueChange={(next) => onWay(WAYS.find((one) => one === next) ?? 'add')}
            items={items}
          />
        </div>
        <Section title="Published now" id="published-now">
          <p>
            <ProbeStatus issuer={issuer} />
          </p>
          {published.report && published.report.keys.length > 0 && (
            <KeyCardList keys={published.report.keys} />
          )}
        </Section>
      </div>
    </>
  )
}

/** Done: seen once more from outside, and the next step. */
function Done({
  issuer,
  onBack,
  children,
}: {
  issuer: string
  onBack: () => void
  children: ReactNode
}) {
  const send = useProbeIssuer()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when everything is published
  useEffect(() => {
    probes.probe(issuer, send)
  }, [])
  return (
    <Notice
      tone="ok"
      live="status"
      title="The new documents are published"
      actions={<Button onClick={onBack}>Back</Button>}
    >
      <p className="flex flex-wrap items-center gap-x-2">
        Probe: <ProbeStatus issuer={issuer} />
      </p>
      {children}
    </Notice>
  )
}

/** No issuer chosen, or one that does not lie on Azure Storage. */
function Elsewhere({ issuer, onIssuer }: { issuer: string; onIssuer: (issuer: string) => void }) {
  const { inventory } = useInventory()
  const { cloud } = useRuntimeConfig()
  const all = new Set(inventory?.credentials.map(({ credential }) => credential.issuer))
  const stored = [...all].filter((one) => storagePlace(one, cloud) !== undefined)
  return (
    <EmptyState
      kind="none"
      title={
        issuer === ''
          ? 'Choose an issuer on Azure Storage'
          : 'This issuer does not lie on Azure Storage'
      }
      actions={
        <Link href={routes.issuerClusters({ issuer })} className={buttonClass({})}>
          Issuers of clusters and SPIRE
        </Link>
      }
    >
      <p>
        Fedcred can change documents that lie in a storage account. Others change where they are
        run.
      </p>
      {stored.length > 0 && (
        <ul className="mt-3 flex flex-col gap-1">
          {stored.map((one) => (
            <li key={one}>
              <button
                type="button"
                className="link break-all font-mono"
                onClick={() => onIssuer(one)}
              >
                {one}
              </button>
            </li>
          ))}
        </ul>
      )}
    </EmptyState>
  )
}
