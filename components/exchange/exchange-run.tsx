'use client'

import { ArrowRightLeft } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useMemo, useState } from 'react'
import { useProbeEntry } from '@/components/issuer/use-probes'
import { useInventory, useRuntimeConfig } from '@/components/session/context'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { Skeleton } from '@/components/ui/skeleton'
import type { Result } from '@/lib/federation/result'
import { CLOUD_HOSTS } from '@/lib/transport/config'
import { scopeChoices } from './scopes'
import { PanelSection } from './section'
import { useExchange } from './use-exchange'
import type { Handover } from './workload-panel'

const ExchangeAnswerView = dynamic(
  () => import('./exchange-answer').then((module) => module.ExchangeAnswerView),
  { ssr: false, loading: () => <Skeleton className="h-24" /> },
)
const WorkloadPanel = dynamic(
  () => import('./workload-panel').then((module) => module.WorkloadPanel),
  {
    ssr: false,
    loading: () => <Skeleton className="h-24" />,
  },
)

const OTHER = 'other'

/** What is exchanged, whoever signed it. */
export interface Exchangeable {
  /** Called on the click: signs anew, or gives what was brought. */
  readonly make: () => Promise<Result<string>>
  readonly issuer: string
  readonly subject: string
  readonly audience: string
  readonly kid?: string
  /** Seconds; for the settings of a workload. */
  readonly lifetime: number
  /** Whatever else goes into the assertion, as text: a change of it makes an answer old. */
  readonly further?: string
}

/** Scope, the labelled click, Entra's answer, a first call, and the settings for real workloads. */
export function ExchangeRun({
  exchangeable,
  clientId,
  identityName,
  disabledReason,
}: {
  exchangeable: Exchangeable
  clientId: string
  identityName?: string
  disabledReason?: string | undefined
}) {
  const { cloud, mode } = useRuntimeConfig()
  const choices = scopeChoices(cloud)
  const [choice, setChoice] = useState<string>('graph')
  const [otherScope, setOtherScope] = useState('')
  const { state, exchange } = useExchange()
  const [sent, setSent] = useState('')
  const target = useTarget(clientId)
  const { issuer } = exchangeable
  const keys = useProbeEntry(issuer)?.report?.keys
  const scope = choices.find(({ id }) => id === choice)?.scope ?? otherScope.trim()
  const reason =
    disabledReason ??
    (clientId === ''
      ? 'Choose the identity to sign in as first.'
      : scope === ''
        ? 'Write the scope first.'
        : undefined)
  // The answer stays for comparing, but is never taken for one to what the form says now.
  const form = formText(exchangeable, clientId, scope)
  const old = state.phase !== 'sending' && form !== sent
  const handover: Handover = { ...exchangeable, kid: exchangeable.kid, clientId, scope }

  return (
    <div className="flex min-w-0 flex-col gap-5">
      <div className="flex flex-col gap-3">
        <Field label="Ask for a token to">
          {(control) => (
            <Select
              {...control}
              value={choice}
              onValueChange={setChoice}
              options={[
                ...choices.map(({ id, label }) => ({ value: id, label })),
                { value: OTHER, label: 'Another API' },
              ]}
            />
          )}
        </Field>
        {choice === OTHER && (
          <Field label="Scope" help="Ends in /.default, for example api://my-api/.default.">
            {(control) => (
              <Input
                {...control}
                mono
                value={otherScope}
                onChange={(event) => setOtherScope(event.target.value)}
              />
            )}
          </Field>
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Button
            variant="primary"
            icon={<ArrowRightLeft />}
            loading={state.phase === 'sending'}
            disabledReason={reason}
            onClick={() => {
              setSent(form)
              void exchange({ clientId, scope }, exchangeable.make)
            }}
          >
            Exchange
          </Button>
          <p className="min-w-0 max-w-prose flex-1 basis-64 text-sm text-text-2">
            Sends the assertion to this server, which sends it once to{' '}
            {new URL(CLOUD_HOSTS[cloud].login).host}; it is not kept.
            {mode === 'sandbox' && ' Here the sandbox answers in its place.'}
          </p>
        </div>
      </div>
      {old && (state.phase === 'failed' || state.phase === 'answered') && (
        <Notice tone="warn" live="status" title="The form has changed since this answer">
          What follows is about the values of before. Exchange again to see what the new ones bring.
        </Notice>
      )}
      {state.phase === 'failed' && (
        <Notice tone="err" live="alert" title={state.problem.title}>
          {state.problem.detail} {state.problem.hint}
          {state.problem.retryAfter !== undefined &&
            ` Try again in ${state.problem.retryAfter} seconds.`}
        </Notice>
      )}
      {state.phase === 'answered' && (
        <ExchangeAnswerView
          key={state.exchanged.at.getTime()}
          exchanged={state.exchanged}
          target={target}
          published={{ issuer, keys }}
        />
      )}
      {clientId !== '' && (
        <PanelSection
          title={identityName === undefined ? 'Use it in a workload' : `Use it as ${identityName}`}
        >
          <WorkloadPanel handover={handover} />
        </PanelSection>
      )}
    </div>
  )
}

/** All that an answer depends on, as one text to compare. */
function formText(
  { issuer, subject, audience, kid, lifetime, further }: Exchangeable,
  clientId: string,
  scope: string,
): string {
  return JSON.stringify([issuer, subject, audience, kid, lifetime, further, clientId, scope])
}

/** The credentials of the client as far as the scan has read them; undefined for a client that it does not know or could not read. */
function useTarget(clientId: string) {
  const { inventory } = useInventory()
  return useMemo(() => {
    const identity = inventory?.identities.find((each) => each.clientId === clientId)
    // Credentials that were not read are no empty list: there is nothing to judge by.
    if (identity === undefined || inventory?.unread?.includes(identity.id)) return undefined
    const credentials = (inventory?.credentials ?? [])
      .filter((row) => row.identity.id === identity.id)
      .map((row) => row.credential)
    return { identity, credentials }
  }, [inventory, clientId])
}
