'use client'

import Link from 'next/link'
import { useContext, useDeferredValue, useMemo } from 'react'
import { InventoryContext } from '@/components/session/context'
import { PageHeader } from '@/components/ui/page-header'
import { clusterGuide } from '@/lib/federation/clusters/guide'
import type { ClusterKind } from '@/lib/federation/clusters/model'
import type { Credential, Identity } from '@/lib/federation/credential/model'
import type { Inventory } from '@/lib/federation/inventory/model'
import { routes } from '@/lib/routes'
import { CredentialCard } from './credential-card'
import { GuideSteps } from './guide-steps'
import { InputForm } from './input-form'
import { useClusterForm } from './use-cluster-form'

/** How to make a cluster or SPIRE an issuer that Entra trusts, filled in from one's choices. */
export function ClustersPage() {
  const form = useClusterForm()
  const { kind, input } = form
  const inventory = useContext(InventoryContext)?.inventory ?? null
  const shown = useDeferredValue(input)
  const guide = useMemo(() => clusterGuide(kind, shown), [kind, shown])
  const issuers = useMemo(() => issuersFor(kind, inventory), [kind, inventory])
  const clientId = input.clientId.toLowerCase()
  const identity = inventory?.identities.find((each) => each.clientId.toLowerCase() === clientId)

  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title="Issuers of clusters"
        lead="Let the workloads of a cluster, or of SPIRE, sign in to Entra without a secret. Nothing you write here is sent anywhere."
      />
      <div className="grid items-start gap-x-8 gap-y-8 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <InputForm
          form={form}
          problems={guide.problems}
          issuers={issuers}
          identities={inventory?.identities ?? NO_IDENTITIES}
          identity={identity}
        />
        <div className="flex min-w-0 flex-col gap-6">
          <section
            aria-labelledby="credential"
            className="flex min-w-0 flex-col gap-2 rounded-md border border-border bg-surface p-4"
          >
            <h2 id="credential" className="font-medium text-lg">
              The credential in Entra
            </h2>
            <CredentialCard
              guide={guide}
              input={shown}
              identity={identity}
              there={sameCredential(inventory, identity, guide.credential)}
            />
          </section>
          <section aria-labelledby="steps" className="flex min-w-0 flex-col gap-3">
            <div>
              <h2 id="steps" className="font-medium text-lg">
                {kind.name}, step by step
              </h2>
              <p className="max-w-prose text-sm text-text-2">
                {kind.summary} State of this guide: {kind.verification}{' '}
                <Link href={routes.helpScenario(kind.scenario)} className="link">
                  What goes wrong
                </Link>
              </p>
            </div>
            <GuideSteps
              steps={guide.steps}
              about={{
                issuer: guide.credential?.issuer ?? '',
                subject: guide.credential?.subject ?? '',
                identity: identity?.id ?? '',
              }}
            />
          </section>
        </div>
      </div>
    </div>
  )
}

/** Name of the identity's credential with the same issuer, subject and audience. */
function sameCredential(
  inventory: Inventory | null,
  identity: Identity | undefined,
  wanted: Credential | undefined,
): string | undefined {
  if (identity === undefined || wanted === undefined) return undefined
  return inventory?.credentials.find(
    (row) =>
      row.identity.id === identity.id &&
      row.credential.issuer === wanted.issuer &&
      row.credential.subject === wanted.subject &&
      row.credential.audiences[0] === wanted.audiences[0],
  )?.credential.name
}

const SUGGESTIONS_MAX = 50
const NO_IDENTITIES: readonly Identity[] = []

/** Issuers of the tenant that a cluster of this kind may have: by their form, else any service account's. */
function issuersFor(kind: ClusterKind, inventory: Inventory | null): readonly string[] {
  const found = new Set<string>()
  for (const { credential } of inventory?.credentials ?? []) {
    const { issuer, subject = '' } = credential
    const fits =
      kind.issuerPatterns?.some((pattern) => pattern.test(issuer)) ??
      subject.startsWith(kind.group === 'spiffe' ? 'spiffe://' : 'system:serviceaccount:')
    if (fits) found.add(issuer)
    if (found.size === SUGGESTIONS_MAX) break
  }
  return [...found].sort()
}
