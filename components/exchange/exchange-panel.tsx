'use client'

import { useMemo, useState } from 'react'
import { CodeBlock } from '@/components/ui/code-block'
import { Field, Textarea } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { signAssertion } from '@/lib/federation/issuer/keys/sign'
import { ok, type Result } from '@/lib/federation/result'
import {
  readExtraClaims,
  type TestAssertionForm,
  testAssertion,
} from '@/lib/federation/workload/test-assertion'
import { ExchangeRun } from './exchange-run'
import { PanelSection } from './section'

/** A key that can sign for an issuer. Where it came from is the caller's affair. */
export interface Signer {
  readonly privateKey: CryptoKey
  readonly kid: string
  readonly issuer: string
}

const LIFETIMES = [
  { value: '60', label: '1 minute' },
  { value: '300', label: '5 minutes' },
  { value: '600', label: '10 minutes' },
]

/** Stands in the preview for what is made at the moment of signing. */
const NEW_ID = 'a new id each time'

/**
 * Signs a short-lived test assertion with a key at hand, exchanges it, calls Graph with the result and
 * hands the settings over. Everything is kept in memory; the key is only asked to sign.
 */
export function ExchangePanel({
  signer,
  subject,
  audience,
  clientId,
  identityName,
}: {
  signer: Signer
  subject: string
  audience: string
  /** The client that the workload signs in as; empty while none is chosen. */
  clientId: string
  identityName?: string
}) {
  const [lifetime, setLifetime] = useState('300')
  const [extraClaims, setExtraClaims] = useState('')
  const { privateKey, kid, issuer } = signer
  const form = useMemo<TestAssertionForm>(
    () => ({ issuer, subject, audience, kid, lifetime: Number(lifetime), extraClaims }),
    [issuer, subject, audience, kid, lifetime, extraClaims],
  )
  const extra = readExtraClaims(extraClaims)
  const preview = useMemo(() => testAssertion(form, new Date(), NEW_ID), [form])

  async function make(): Promise<Result<string>> {
    const content = testAssertion(form, new Date(), crypto.randomUUID())
    if (!content.ok) return content
    return ok(await signAssertion(privateKey, content.value.header, content.value.claims))
  }

  return (
    <div className="flex min-w-0 flex-col gap-5">
      <PanelSection title="The assertion">
        <Field
          label="Lifetime"
          help="Entra takes up to 25 hours; a short one is worth less to a thief."
          className="max-w-xs"
        >
          {(control) => (
            <Select {...control} value={lifetime} options={LIFETIMES} onValueChange={setLifetime} />
          )}
        </Field>
        <details open={!extra.ok || undefined}>
          <summary className="cursor-pointer text-sm text-text-2">Further claims</summary>
          <Field
            className="mt-2"
            label="Further claims as JSON"
            optionalLabel="optional"
            help='An object, for example {"environment": "test"}.'
            error={extra.ok ? undefined : `${extra.problem.title}. ${extra.problem.detail}`}
          >
            {(control) => (
              <Textarea
                {...control}
                mono
                rows={3}
                autoComplete="off"
                value={extraClaims}
                onChange={(event) => setExtraClaims(event.target.value)}
              />
            )}
          </Field>
        </details>
        {preview.ok && (
          <>
            <CodeBlock wrap label="Header" code={JSON.stringify(preview.value.header, null, 2)} />
            <CodeBlock wrap label="Claims" code={JSON.stringify(preview.value.claims, null, 2)} />
            <p className="max-w-prose text-sm text-text-2">
              As they will be signed. The times are set anew at that moment, by this device’s clock.
            </p>
          </>
        )}
      </PanelSection>
      <ExchangeRun
        exchangeable={{
          make,
          issuer,
          subject,
          audience,
          kid,
          lifetime: Number(lifetime),
          further: extraClaims,
        }}
        clientId={clientId}
        {...(identityName === undefined ? {} : { identityName })}
        disabledReason={
          preview.ok ? undefined : `${preview.problem.title}. ${preview.problem.detail}`
        }
      />
    </div>
  )
}
