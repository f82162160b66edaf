'use client'

import { useEffect, useId, useRef } from 'react'
import { CodeBlock } from '@/components/ui/code-block'
import { Field, Textarea } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { Status } from '@/components/ui/status'
import type { Draft } from './draft'
import { type HeldKeys, type KeySource, keyHolder } from './key-holder'

const SOURCES: readonly {
  readonly id: KeySource
  readonly label: string
  readonly help: string
}[] = [
  {
    id: 'stay',
    label: 'Make a key for this page',
    help: 'Good for a first try. The browser keeps it, nobody can read it, and it is gone when you leave.',
  },
  {
    id: 'download',
    label: 'Make a key I can download',
    help: 'One file, once. Whoever has the file is every subject of the issuer.',
  },
  {
    id: 'paste',
    label: 'Use a public key I have',
    help: 'The private key stays where it is. PEM, a JWK, a key set, or a cluster’s keys.',
  },
]

const SIZES = [
  { value: '2048', label: '2048 bits' },
  { value: '3072', label: '3072 bits' },
  { value: '4096', label: '4096 bits' },
]

const KID_FORMS = [
  { value: 'thumbprint', label: 'RFC 7638 thumbprint' },
  { value: 'kubernetes', label: 'as kube-apiserver derives it' },
]

const OPENSSL = `openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out private_key.pem
openssl pkey -in private_key.pem -pubout`

/** The part of a form that chooses a key. */
export type KeyDraft = Pick<Draft, 'source' | 'bits' | 'kidForm'>

/** Which key the issuer publishes. */
export function KeyFields({
  draft,
  held,
  change,
  sources = ['stay', 'download', 'paste'],
}: {
  draft: KeyDraft
  /** The choices given; no choice is shown when there is one. */
  sources?: readonly KeySource[]
  held: HeldKeys
  change: (part: Partial<KeyDraft>) => void
}) {
  const { source, bits } = draft
  const field = useRef<HTMLTextAreaElement>(null)

  useEffect(() => {
    if (source !== 'paste') void keyHolder.make({ bits, extractable: source === 'download' })
  }, [source, bits])
  useEffect(() => {
    if (source === 'paste') keyHolder.drop()
  }, [source])

  // The text is in no state: somebody may paste the private key by mistake, and then it must go at once.
  async function take(text: string) {
    await keyHolder.read(text)
    const isPrivate = keyHolder.view().problem?.code === 'private-key-given'
    if (isPrivate && field.current) field.current.value = ''
  }

  return (
    <div className="flex flex-col gap-3">
      {sources.length > 1 && (
        <SourceChoice
          sources={sources}
          source={source}
          onSource={(next) => change({ source: next })}
        />
      )}
      {source === 'download' && (
        <Notice tone="info" title="Two better ways">
          <p>Make the key on the machine that will sign, and paste the public half here:</p>
          <CodeBlock label="Make a key with openssl" code={OPENSSL} className="mt-2" />
          <p className="mt-2">
            Or keep it in Azure Key Vault, where it signs and never leaves: make an RSA key that
            cannot be exported, and paste its public key.
          </p>
        </Notice>
      )}
      {source === 'paste' && (
        <Field
          label="Public key"
          help="For a cluster: the output of kubectl get --raw /openid/v1/jwks"
          {...(held.problem ? { error: `${held.problem.detail} ${held.problem.hint ?? ''}` } : {})}
          required
        >
          {(control) => (
            <Textarea
              {...control}
              mono
              ref={field}
              rows={6}
              autoComplete="off"
              autoCorrect="off"
              onChange={(event) => void take(event.target.value)}
            />
          )}
        </Field>
      )}
      <KeyState held={held} />
      <details className="text-sm">
        <summary className="w-fit cursor-pointer text-text-2">Size and key id</summary>
        <div className="mt-2 grid gap-3 sm:grid-cols-2">
          {source !== 'paste' && (
            <Field label="Size">
              {(control) => (
                <Select
                  {...control}
                  value={String(bits)}
                  options={SIZES}
                  onValueChange={(value) =>
                    change({
                      bits: ([2048, 3072, 4096] as const).find((n) => String(n) === value) ?? 2048,
                    })
                  }
                />
              )}
            </Field>
          )}
          <Field label="Key id (kid)">
            {(control) => (
              <Select
                {...control}
                value={draft.kidForm}
                options={KID_FORMS}
                onValueChange={(value) =>
                  change({ kidForm: value === 'kubernetes' ? 'kubernetes' : 'thumbprint' })
                }
              />
            )}
          </Field>
        </div>
      </details>
    </div>
  )
}

function SourceChoice({
  sources,
  source,
  onSource,
}: {
  sources: readonly KeySource[]
  source: KeySource
  onSource: (source: KeySource) => void
}) {
  const name = useId()
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="sr-only">Where the signing key comes from</legend>
      {SOURCES.filter(({ id }) => sources.includes(id)).map(({ id, label, help }) => (
        <label
          key={id}
          className="flex cursor-pointer items-start gap-2 rounded-md border border-border px-3 py-2 has-checked:border-accent has-checked:bg-surface"
        >
          <input
            type="radio"
            name={name}
            value={id}
            checked={source === id}
            onChange={() => onSource(id)}
            className="mt-1 size-4 shrink-0 accent-accent"
          />
          <span className="min-w-0">
            <span className="block font-medium">{label}</span>
            <span className="block max-w-prose text-sm text-text-2">{help}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function KeyState({ held }: { held: HeldKeys }) {
  if (held.status === 'making') return <Status tone="neutral">Making the key…</Status>
  if (held.status === 'ready') {
    return (
      <Status tone="ok">
        {held.keys.length === 1 ? 'Key ready' : `${held.keys.length} keys ready`}
      </Status>
    )
  }
  if (held.status === 'failed' && held.problem?.code === 'no-crypto') {
    return (
      <Notice tone="err" live="alert" title={held.problem.title}>
        {held.problem.detail} {held.problem.hint}
      </Notice>
    )
  }
  return null
}
