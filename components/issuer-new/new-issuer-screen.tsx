'use client'

import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import {
  type Dispatch,
  type ReactNode,
  type SetStateAction,
  useEffect,
  useMemo,
  useState,
} from 'react'
import { ConfirmPlan } from '@/components/plan/confirm-plan'
import { EarlierRuns } from '@/components/plan/earlier-runs'
import { RunPanel } from '@/components/plan/run-panel'
import { usePlanStarter } from '@/components/plan/use-plan-run'
import { type CloudView, useCloud, useRuntimeConfig } from '@/components/session/context'
import { Button } from '@/components/ui/button'
import { DetailHeader } from '@/components/ui/detail-header'
import { Notice } from '@/components/ui/notice'
import { useKeptFocus } from '@/components/ui/use-kept-focus'
import type { PlanRun } from '@/lib/cloud/plan-run'
import type { StorageIssuerInput } from '@/lib/federation/issuer/storage/model'
import { storageIssuerPlan } from '@/lib/federation/issuer/storage/plan'
import { groupPath } from '@/lib/federation/issuer/storage/requests'
import type { Plan } from '@/lib/federation/plan/model'
import { withoutRight } from '@/lib/federation/plan/rights'
import { routes } from '@/lib/routes'
import { DonePanel } from './done-panel'
import { type Draft, draftFaults, draftInput, firstDraft } from './draft'
import { IdentityFields } from './identity-fields'
import { IssuerSummary } from './issuer-summary'
import { KeyFields } from './key-fields'
import { keyHolder } from './key-holder'
import { PlaceFields } from './place-fields'
import { PreviewPanel } from './preview-panel'
import { useHeldKeys, usePublishedKeys } from './use-keys'
import { useNameCheck, usePermissions, usePlaces, useSubscriptions } from './use-places'

/** Publishes an issuer on Azure Storage and, in the same plan, an identity that trusts it. */
export function NewIssuerScreen() {
  const cloud = useCloud()
  // The key belongs to this page and goes with it.
  useEffect(() => keyHolder.drop, [])
  return (
    <div className="flex flex-col gap-5 pb-6">
      <DetailHeader
        back={
          <Link href={routes.issuers()} className="link inline-flex items-center gap-1">
            <ArrowLeft className="size-3.5" />
            Issuers
          </Link>
        }
        title="New issuer on Azure Storage"
        meta={
          <span>
            Two public documents in a storage account: whoever holds the key they name can sign
            tokens for this tenant.
          </span>
        }
      />
      {cloud === null ? <p role="status">Starting…</p> : <NewIssuer cloud={cloud} />}
    </div>
  )
}

/** A run that was confirmed, with what it publishes. */
interface Confirmed {
  readonly run: PlanRun
  readonly plan: Plan
  readonly input: StorageIssuerInput
  readonly kid: string
}

function NewIssuer({ cloud }: { cloud: CloudView }) {
  const config = useRuntimeConfig()
  const [confirmed, setConfirmed] = useState<Confirmed | null>(null)
  const [draft, setDraft] = useState(() => firstDraft(randomDigits(), crypto.randomUUID()))
  const held = useHeldKeys()
  // Between form and run the dialog closes, and the button that opened it is gone.
  const place = useKeptFocus<HTMLElement>(confirmed === null ? 'form' : 'run')
  return (
    <section
      ref={place}
      tabIndex={-1}
      aria-label={confirmed === null ? 'Plan' : 'Publishing'}
      className="flex flex-col gap-5 outline-none"
    >
      {confirmed === null ? (
        <NewIssuerForm cloud={cloud} draft={draft} setDraft={setDraft} onConfirmed={setConfirmed} />
      ) : (
        <RunPanel
          run={confirmed.run}
          plan={confirmed.plan}
          cloud={config.cloud}
          onCancel={() => setConfirmed(null)}
          finished={(view) => (
            <DonePanel input={confirmed.input} kid={confirmed.kid} view={view} held={held} />
          )}
        />
      )}
    </section>
  )
}

function NewIssuerForm({
  cloud,
  draft,
  setDraft,
  onConfirmed,
}: {
  cloud: CloudView
  draft: Draft
  setDraft: Dispatch<SetStateAction<Draft>>
  onConfirmed: (confirmed: Confirmed) => void
}) {
  const { arm, graph } = cloud
  const config = useRuntimeConfig()
  const [asking, setAsking] = useState(false)
  const start = usePlanStarter()
  const held = useHeldKeys()
  const keys = usePublishedKeys(held, draft.kidForm)

  const answer = useSubscriptions(arm)
  const subscriptions = answer?.ok ? answer.value : []
  const subscriptionId = draft.subscriptionId || (subscriptions[0]?.id ?? '')
  const places = usePlaces(arm, subscriptionId)
  const groups = places.groups?.ok ? places.groups.value : []
  const regions = places.regions?.ok ? places.regions.value : []
  // Where the tenant's other groups are is the likeliest wish.
  const region = draft.region || (groups[0]?.region ?? regions[0]?.name ?? '')
  const shown = useMemo(
    () => ({ ...draft, subscriptionId, region }),
    [draft, subscriptionId, region],
  )
  const faults = draftFaults(shown)
  const nameCheck = useNameCheck(arm, subscriptionId, faults.account ? '' : shown.account)

  const input = useMemo(() => draftInput(shown, config.cloud, keys), [shown, config.cloud, keys])
  const plan = useMemo(() => storageIssuerPlan(input), [input])
  const ready = keys.length > 0

  const groupExists = groups.some(({ name }) => name === input.resourceGroup)
  const scope =
    subscriptionId === ''
      ? ''
      : groupExists
        ? groupPath(subscriptionId, input.resourceGroup)
        : `/subscriptions/${subscriptionId}`
  const permissions = usePermissions(arm, scope)
  const missing = useMemo(() => {
    if (!permissions?.ok) return []
    const lacking = withoutRight(plan, permissions.value)
    // An existing group is not written.
    return lacking.filter(({ id, optional }) => !optional && !(groupExists && id === 'group'))
  }, [plan, permissions, groupExists])

  const reason =
    Object.values(faults)[0] ??
    (subscriptionId === '' ? 'No subscription can be seen with this account.' : undefined) ??
    (ready ? undefined : 'There is no key yet.') ??
    (region === '' ? 'Choose a region.' : undefined) ??
    (nameCheck?.ok && !nameCheck.value.free ? 'The account name is taken.' : undefined) ??
    (missing[0]
      ? `Needs ${missing[0].needs.role}. Hand the script to somebody who has it.`
      : undefined)

  async function confirm() {
    const run = await start(plan)
    if ('code' in run) return run
    onConfirmed({ run, plan, input, kid: keys[0]?.kid ?? '' })
    return undefined
  }

  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const subscription = subscriptions.find(({ id }) => id === subscriptionId)
  return (
    <>
      <EarlierRuns />
      {answer?.ok === false && (
        <Notice tone="err" live="alert" title={answer.problem.title}>
          {answer.problem.detail} {answer.problem.hint} The script works without this page’s access.
        </Notice>
      )}
      {answer?.ok && subscriptions.length === 0 && (
        <Notice tone="info" title="No Azure subscription can be seen with this account">
          An issuer on Azure Storage needs Contributor on a resource group. Fill in the form, then
          hand the script to somebody who has it.
        </Notice>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <form
          aria-label="New issuer"
          className="flex min-w-0 flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault()
            if (reason === undefined) setAsking(true)
          }}
        >
          <FormSection title="Signing key">
            <KeyFields draft={shown} held={held} change={change} />
          </FormSection>
          <FormSection title="Place">
            <PlaceFields
              draft={shown}
              faults={faults}
              subscriptions={subscriptions}
              places={places}
              nameCheck={nameCheck}
              change={change}
            />
          </FormSection>
          <FormSection title="Who trusts it">
            <IdentityFields draft={shown} faults={faults} graph={graph} change={change} />
          </FormSection>
          {missing.length > 0 && (
            <Notice tone="info" title="Your account may not do all of this">
              <ul className="list-disc pl-5">
                {[...new Set(missing.map(({ needs }) => needs.role))].map((role) => (
                  <li key={role}>It needs {role}</li>
                ))}
              </ul>
              “As a script” has the same plan for somebody who may.
            </Notice>
          )}
          <div className="flex justify-end border-border border-t pt-4">
            <Button
              type="submit"
              variant="primary"
              {...(reason === undefined ? {} : { disabledReason: reason })}
            >
              Review and publish
            </Button>
          </div>
        </form>
        <section
          aria-label="Preview"
          className="min-w-0 rounded-md border border-border bg-surface p-4"
        >
          <PreviewPanel input={input} plan={plan} ready={ready} />
        </section>
      </div>
      <ConfirmPlan
        open={asking}
        onOpenChange={setAsking}
        title="Publish this issuer?"
        plan={plan}
        onConfirm={confirm}
        typed={input.identity?.roles.length ? input.identity.name : undefined}
      >
        <IssuerSummary
          input={input}
          place={`${groupExists ? '' : 'the new group '}${input.resourceGroup}, ${subscription?.name ?? subscriptionId}`}
        />
      </ConfirmPlan>
    </>
  )
}

function FormSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-3">
      <h2 className="font-medium text-lg">{title}</h2>
      {children}
    </section>
  )
}

/** Five digits, so that the suggested name is likely to be free. */
function randomDigits(): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1))
  return String(number % 100_000).padStart(5, '0')
}
