'use client'

import { FileUp, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, Textarea } from '@/components/ui/field'
import { KeyValueList } from '@/components/ui/key-value-list'
import { Notice } from '@/components/ui/notice'
import { formatEpoch } from '@/lib/federation/assertion/epoch'
import type { NotBrought } from './reading'
import type { Sealed } from './sealed'

/** An assertion that was made elsewhere. */
export interface Brought {
  readonly assertion: Sealed
  readonly issuer: string
  readonly subject: string
  readonly audience: string
  readonly kid?: string
  readonly expires?: number
}

/** Takes an assertion by paste or file. The field is emptied at once: what remains on screen is what the token says. */
export function BroughtAssertion({
  brought,
  onBrought,
}: {
  brought: Brought | null
  onBrought: (brought: Brought | null) => void
}) {
  const field = useRef<HTMLTextAreaElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState<NotBrought | null>(null)

  async function take(text: string) {
    if (text.trim() === '') return setSaid(null)
    const { readBrought } = await import('./reading')
    const read = readBrought(text)
    if ('title' in read) {
      // A secret that was pasted by mistake does not stay in the field.
      if (read.secret && field.current) field.current.value = ''
      return setSaid(read)
    }
    if (field.current) field.current.value = ''
    setSaid(null)
    onBrought(read)
  }

  async function takeFile(file: File) {
    // A token has a few thousand characters.
    if (file.size > 100_000) {
      setSaid({
        title: 'The file is too large for a token',
        advice: 'Choose the token file.',
        secret: false,
      })
      return
    }
    await take(await file.text())
  }

  if (brought !== null) return <BroughtSummary brought={brought} onForget={() => onBrought(null)} />
  return (
    <div className="flex flex-col gap-3">
      <Field
        label="Assertion"
        help="From kubectl create token, a CI job, or the file that AZURE_FEDERATED_TOKEN_FILE names. Read in this page; sent only when you exchange it."
      >
        {(control) => (
          <Textarea
            {...control}
            ref={field}
            mono
            rows={4}
            autoComplete="off"
            autoCorrect="off"
            placeholder="eyJhbGciOi…"
            onChange={(event) => void take(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button size="sm" icon={<FileUp />} onClick={() => input.current?.click()}>
          Open a token file
        </Button>
        <input
          ref={input}
          type="file"
          className="sr-only"
          tabIndex={-1}
          aria-label="Token file"
          onChange={(event) => {
            const [chosen] = event.target.files ?? []
            event.target.value = ''
            if (chosen) void takeFile(chosen)
          }}
        />
      </div>
      {said && (
        <Notice tone="warn" live="alert" title={said.title}>
          {said.advice}
        </Notice>
      )}
    </div>
  )
}

function BroughtSummary({ brought, onForget }: { brought: Brought; onForget: () => void }) {
  const { issuer, subject, audience, kid, expires } = brought
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Issuer', issuer],
    ['Subject', subject],
    ['Audience', audience],
    ['Key id', kid],
  ]
  return (
    <div
      className="flex flex-col gap-1 rounded-md border border-border px-3 py-2"
      data-assertion="brought"
    >
      <div className="flex items-start justify-between gap-2">
        <p className="font-medium">What the assertion says</p>
        <Button size="sm" icon={<X />} onClick={onForget}>
          Take another
        </Button>
      </div>
      <KeyValueList
        items={[
          ...rows.map(([label, value]) =>
            value === undefined || value === ''
              ? { label, value: 'none' }
              : { label, value, copy: value, mono: true },
          ),
          ...(expires === undefined
            ? []
            : [{ label: 'Expires', value: formatEpoch(expires).replace('T', ' '), note: 'UTC' }]),
        ]}
      />
    </div>
  )
}
