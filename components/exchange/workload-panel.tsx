'use client'

import { useState } from 'react'
import { useRuntimeConfig } from '@/components/session/context'
import { CodeBlock } from '@/components/ui/code-block'
import { Field, Input } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { SnippetGroup } from '@/lib/federation/workload/model'
import { WORKLOAD_SNIPPETS } from '@/lib/federation/workload/registry'
import { CLOUD_HOSTS } from '@/lib/transport/config'

/** The values of an exchange that a workload needs too. */
export interface Handover {
  readonly clientId: string
  readonly scope: string
  readonly issuer: string
  readonly subject: string
  readonly audience: string
  readonly kid: string | undefined
  /** Seconds. */
  readonly lifetime: number
}

const GROUPS: Readonly<Record<SnippetGroup, string>> = {
  settings: 'Settings',
  assertion: 'Assertion',
  command: 'Command',
  code: 'Code',
}

/** The same exchange for a real workload: settings, scripts, code. */
export function WorkloadPanel({ handover }: { handover: Handover }) {
  const { tenantId, cloud } = useRuntimeConfig()
  const [chosen, setChosen] = useState(WORKLOAD_SNIPPETS[0]?.id ?? '')
  const [tokenFile, setTokenFile] = useState('assertion.jwt')
  const snippet = WORKLOAD_SNIPPETS.find(({ id }) => id === chosen)
  return (
    <div className="flex flex-col gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="As">
          {(control) => (
            <Select
              {...control}
              value={chosen}
              onValueChange={setChosen}
              options={WORKLOAD_SNIPPETS.map(({ id, title, group }) => ({
                value: id,
                label: `${GROUPS[group]}: ${title}`,
              }))}
            />
          )}
        </Field>
        <Field label="Assertion file">
          {(control) => (
            <Input
              {...control}
              mono
              value={tokenFile}
              onChange={(event) => setTokenFile(event.target.value)}
            />
          )}
        </Field>
      </div>
      {snippet && (
        <>
          <p className="max-w-prose text-sm text-text-2">
            {snippet.use}{' '}
            <a className="link" href={snippet.source} rel="noreferrer" target="_blank">
              Documentation
            </a>
          </p>
          <CodeBlock
            label={snippet.title}
            code={snippet.render({
              ...handover,
              kid: handover.kid ?? 'KEY-ID',
              tenantId,
              authorityHost: CLOUD_HOSTS[cloud].login,
              tokenFile: tokenFile === '' ? 'assertion.jwt' : tokenFile,
            })}
          />
        </>
      )}
      <p className="max-w-prose text-sm text-text-2">
        The SDKs keep what they read from the file for up to ten minutes, so write a new assertion
        well before the old one ends. For lasting use let the platform sign: a cluster or a CI
        system renews it by itself.
      </p>
    </div>
  )
}
