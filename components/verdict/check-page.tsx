'use client'

import { Eraser } from 'lucide-react'
import { parseAsString, useQueryState } from 'nuqs'
import { useContext, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { rememberSigner } from '@/components/issuer/token-signer'
import { probes, useProbeIssuer } from '@/components/issuer/use-probes'
import { InventoryContext, useRuntimeConfig } from '@/components/session/context'
import { useTokenWarning } from '@/components/session/use-token-warning'
import { Button } from '@/components/ui/button'
import { Field, Textarea } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import type { ForeignMaterial } from '@/lib/federation/assertion/model'
import { PASTE_LENGTH_MAX } from '@/lib/federation/assertion/paste'
import type { Sample } from '@/lib/transport/samples'
import { CheckResult } from './check-result'
import { CheckScope, scopeOf } from './check-scope'
import { takeHanded } from './handoff'
import type { KeyFetch } from './key-set-panel'
import { SampleButtons } from './sample-buttons'
import { useJudgement } from './use-judgement'
import { useSharedClaims } from './use-shared-claims'

/** Paste a token, an error, or both: what Entra would answer, why, and how to mend it. */
export function CheckPage() {
  const config = useRuntimeConfig()
  const inventory = useContext(InventoryContext)?.inventory ?? null
  const [identity, setIdentity] = useQueryState('identity', parseAsString)
  const [text, setText] = useState('')
  const [keyFetch, setKeyFetch] = useState<KeyFetch>({ status: 'idle' })
  const [dropped, setDropped] = useState<ForeignMaterial | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const probeIssuer = useProbeIssuer()
  const [tokenTaken, forgetToken] = useTokenWarning()

  const [pasted, setPasted] = useState('')
  const [shared, setShared] = useSharedClaims()
  const scope = useMemo(
    () => scopeOf(inventory, identity, pasted, config.cloud),
    [inventory, identity, pasted, config.cloud],
  )
  const keys = keyFetch.status === 'done' ? keyFetch.report.keys : undefined
  const judgement = useJudgement(useDeferredValue(shared ?? text), scope, keys)
  const issuer = claimText(judgement?.decoded?.claims?.iss)

  // The issuer's own page marks the key; the token stays here.
  const signer = judgement?.signer
  useEffect(() => {
    if (issuer !== undefined && signer !== undefined) rememberSigner(issuer, signer)
  }, [issuer, signer])

  // A token from the page that signs them.
  useEffect(() => {
    const handed = takeHanded()
    if (handed !== undefined) setText(handed)
  }, [])

  // A secret that was pasted by mistake does not stay in the field.
  const foreign = judgement?.decoded?.foreign
  useEffect(() => {
    if (!foreign?.secret) return
    setDropped(foreign)
    setText('')
  }, [foreign])

  // Keys belong to one issuer: another token must not be verified with them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the issuer is the trigger
  useEffect(() => setKeyFetch({ status: 'idle' }), [issuer])

  /** What was typed or pasted. A whole file would only freeze the field: it is named and left out. */
  function take(next: string) {
    setShared(null)
    forgetToken()
    const tooLong = next.length > PASTE_LENGTH_MAX
    setDropped(tooLong ? tooLargeText(next.length) : null)
    if (!tooLong) setText(next)
  }

  function replace(next: string) {
    setDropped(null)
    setShared(null)
    forgetToken()
    setText(next)
    field.current?.focus()
  }

  /** A sample belongs to one workload: it is judged as the client that this workload signs in as. */
  function pickSample({ token, errorText, clientId }: Sample) {
    const identity = inventory?.identities.find((candidate) => candidate.clientId === clientId)
    void setIdentity(identity?.id ?? null)
    replace([token, errorText].filter(Boolean).join('\n\n'))
  }

  async function fetchKeys() {
    if (issuer === undefined) return
    setKeyFetch({ status: 'fetching' })
    const result = await probeIssuer(issuer, new AbortController().signal)
    // The issuer's own page shows this answer too.
    if (result.ok) probes.record(issuer, result.value)
    setKeyFetch(
      result.ok
        ? { status: 'done', report: result.value }
        : { status: 'failed', problem: result.problem },
    )
  }

  const empty = text.trim() === '' && shared === null
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title="Check"
        lead="Paste a token that was refused, the error you got, or both. You see what Entra would answer and which character is wrong."
      />
      {tokenTaken && (
        <Notice tone="warn" title="A token stood in this page’s address and was taken out">
          Addresses end up in histories and logs. Paste the token into the field below instead, and
          treat the one from the address as seen by others.
        </Notice>
      )}
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start">
        <Field
          label="Token or error"
          help="Read and judged in this page. Nothing you paste is sent, stored or put in the address."
        >
          {(control) => (
            <Textarea
              {...control}
              ref={field}
              mono
              autoComplete="off"
              autoCorrect="off"
              rows={empty ? 6 : 4}
              placeholder="eyJhbGciOi…   or   AADSTS700213: No matching federated identity record found …"
              value={text}
              onChange={(event) => take(event.target.value)}
            />
          )}
        </Field>
        <div className="flex flex-col gap-3">
          <CheckScope
            inventory={inventory}
            value={identity}
            onValueChange={(id) => void setIdentity(id)}
            pasted={pasted}
            onPastedChange={setPasted}
          />
          {!empty && (
            <div>
              <Button icon={<Eraser />} onClick={() => replace('')}>
                Clear
              </Button>
            </div>
          )}
        </div>
      </div>
      {shared && (
        <Notice tone="info" title="These are the claims of a shared link">
          A link carries header and claims, never the token or its signature, so the signature
          cannot be checked here. It was judged at {shared.judgedAt}
          {shared.code === undefined ? '.' : `, and the answer was AADSTS${shared.code}.`}
        </Notice>
      )}
      {dropped && (
        <Notice
          tone={dropped.secret ? 'err' : 'warn'}
          live="alert"
          title={`This was ${dropped.label}. It was dropped from the page`}
        >
          {dropped.advice}
        </Notice>
      )}
      {empty ? (
        <SampleButtons config={config} onPick={pickSample} />
      ) : (
        judgement && (
          <CheckResult
            judgement={judgement}
            scope={scope}
            inventory={inventory}
            keyFetch={keyFetch}
            onFetchKeys={() => void fetchKeys()}
          />
        )
      )}
    </div>
  )
}

/** A text that no token or error can be, as the notice names it. */
function tooLargeText(length: number): ForeignMaterial {
  return {
    kind: 'too-large',
    label: `a text of ${(length / 1_000_000).toFixed(1)} million characters`,
    secret: false,
    advice:
      'A token has a few thousand characters. Paste the token alone, or the lines around the error.',
  }
}

function claimText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
