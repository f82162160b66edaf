'use client'

import { parseAsString, useQueryStates } from 'nuqs'
import { type ReactNode, useContext, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { InventoryContext, useRuntimeConfig } from '@/components/session/context'
import { useTokenWarning } from '@/components/session/use-token-warning'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Status } from '@/components/ui/status'
import { expressionIssuer } from '@/lib/federation/expression/issuers'
import { lintExpression } from '@/lib/federation/expression/lint'
import { parseExpression } from '@/lib/federation/expression/parse'
import { SAMPLES_MAX, tryExpression } from '@/lib/federation/expression/samples'
import type { InventoryCredential } from '@/lib/federation/inventory/model'
import { CredentialChoice } from './credential-choice'
import { ExampleButtons } from './example-buttons'
import type { ExpressionExample } from './examples'
import { ExpressionEditor } from './expression-editor'
import { FindingList } from './finding-list'
import { InWords } from './in-words'
import { GITHUB_ISSUER, IssuerChoice } from './issuer-choice'
import { SampleField } from './sample-field'
import { TrialTable } from './trial-table'
import { UseIt } from './use-it'
import { holdsToken, useSamples } from './use-samples'

const QUERY = {
  issuer: parseAsString.withDefault(GITHUB_ISSUER),
  expression: parseAsString.withDefault(''),
  credential: parseAsString,
}

/** Write a claims matching expression, see whom it lets in, and try it on tokens. */
export function ExpressionsPage() {
  const config = useRuntimeConfig()
  const inventory = useContext(InventoryContext)?.inventory ?? null
  const [tokenTaken] = useTokenWarning()
  const [query, setQuery] = useQueryStates(QUERY)
  const { issuer } = query
  const [text, setText] = useState(query.expression)
  const samples = useSamples()

  const rows = useMemo(
    () =>
      (inventory?.credentials ?? []).filter(
        ({ credential }) => credential.claimsMatchingExpression !== undefined,
      ),
    [inventory],
  )
  const row = rows.find(({ key }) => key === query.credential)
  const stored = row?.credential.claimsMatchingExpression

  function write(next: string) {
    if (holdsToken(next)) {
      // A token has no place in an editor whose content stands in the address.
      samples.change(`${samples.text}\n${next}`.trim())
      return
    }
    setText(next)
    void setQuery({ expression: next })
  }

  function load(next: InventoryCredential | null) {
    const value = next?.credential.claimsMatchingExpression?.value
    if (!next || value === undefined) {
      void setQuery({ credential: null })
      return
    }
    setText(value)
    void setQuery({ credential: next.key, issuer: next.credential.issuer, expression: value })
  }

  // A link may name a credential alone; its expression comes with the scan.
  const missing = row !== undefined && text === '' && query.expression === '' ? row : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the credential arrives
  useEffect(() => {
    if (missing) load(missing)
  }, [missing?.key])

  function pick(example: ExpressionExample) {
    setText(example.expression)
    samples.change(example.samples)
    void setQuery({ credential: null, issuer: example.issuer, expression: example.expression })
  }

  const value = useDeferredValue(text)
  const parsed = value.trim() === '' ? undefined : parseExpression(value)
  const expression = parsed?.ok ? parsed.expression : undefined
  const changed = stored !== undefined && stored.value !== text
  const findings =
    expression === undefined || issuer === ''
      ? []
      : lintExpression(value, {
          issuer,
          cloud: config.cloud,
          ...(row && { kind: row.identity.kind, stored: !changed }),
          ...(stored && !changed && { languageVersion: stored.languageVersion }),
        })
  const trials =
    expression === undefined
      ? []
      : samples.read.samples.map((sample) => tryExpression(expression, issuer, sample))

  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title="Expressions"
        lead="Write a claims matching expression, see whom it lets in, and try it on tokens before Entra does."
      />
      {tokenTaken && (
        <Notice tone="warn" title="A token stood in this page’s address and was taken out">
          Addresses end up in histories and logs. Paste it into the field of tokens instead, and
          treat the one from the address as seen by others.
        </Notice>
      )}
      <div className="grid items-start gap-x-6 gap-y-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-5">
          <div className="grid gap-3 sm:grid-cols-2">
            <IssuerChoice
              issuer={issuer}
              onIssuerChange={(next) => void setQuery({ issuer: next })}
            />
            {rows.length > 0 && (
              <CredentialChoice
                rows={rows}
                value={query.credential}
                changed={changed}
                onPick={load}
              />
            )}
          </div>
          <ExpressionEditor text={text} onTextChange={write} parsed={parsed} />
          {parsed === undefined && <ExampleButtons onPick={pick} />}
          {expression && (
            <Section title="Findings">
              {issuer === '' ? (
                <p className="text-text-2">Write the issuer: what is allowed depends on it.</p>
              ) : findings.length === 0 ? (
                <Status tone="ok">Nothing found against it</Status>
              ) : (
                <FindingList findings={findings} />
              )}
            </Section>
          )}
          {expression && (
            <Section title="In words">
              <InWords expression={expression} rules={expressionIssuer(issuer)} />
            </Section>
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <SampleField
            config={config}
            text={samples.text}
            onTextChange={samples.change}
            unread={samples.read.unread}
            dropped={samples.dropped}
          />
          {trials.length > 0 && (
            <Section title="Result">
              {samples.read.cut && (
                <p className="mb-2 text-text-2">Only the first {SAMPLES_MAX} are tried.</p>
              )}
              <TrialTable trials={trials} />
            </Section>
          )}
          {trials.length === 0 && samples.read.samples.length > 0 && (
            <p className="text-text-2">
              {samples.read.samples.length} read. They are tried as soon as the expression can be
              read.
            </p>
          )}
          {expression && (
            <Section title="Use it">
              <UseIt expression={value} row={row} cloud={config.cloud} />
            </Section>
          )}
        </div>
      </div>
    </div>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="mb-2 font-medium text-lg">{title}</h2>
      {children}
    </section>
  )
}
