'use client'

import { FileKey, X } from 'lucide-react'
import { type DragEvent, type FormEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Field, Input } from '@/components/ui/field'
import { KeyValueList } from '@/components/ui/key-value-list'
import { Notice } from '@/components/ui/notice'
import type { KidForm, SigningPair } from '@/lib/federation/issuer/keys/model'
import type { Problem } from '@/lib/federation/result'

/** A key file that was opened: usable, not readable. */
export interface OpenedKey {
  readonly fileName: string
  readonly pair: SigningPair
  /** Key id in either form. */
  readonly kids: Readonly<Record<KidForm, string>>
}

/** Codes of problems that a passphrase mends. */
const PASSPHRASE_CODES = new Set(['passphrase-needed', 'wrong-passphrase'])

/** Opens a private key for signing in this page. The key is imported so that no script can read it back. */
export function KeyFile({
  opened,
  onOpened,
}: {
  opened: OpenedKey | null
  onOpened: (key: OpenedKey | null) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const passphrase = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [reading, setReading] = useState(false)
  const [over, setOver] = useState(false)

  async function open(chosen: File, secret?: string) {
    setReading(true)
    setFile(chosen)
    const result = await readKeyFile(chosen, secret)
    setReading(false)
    setProblem(result.ok ? null : result.problem)
    if (!result.ok) return
    setFile(null)
    onOpened(result.value)
  }

  function forget() {
    setFile(null)
    setProblem(null)
    onOpened(null)
  }

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    const [dropped] = event.dataTransfer.files
    if (dropped) void open(dropped)
  }

  function unlock(event: FormEvent) {
    event.preventDefault()
    const field = passphrase.current
    if (file === null || field === null) return
    const secret = field.value
    field.value = ''
    void open(file, secret)
  }

  if (opened !== null) {
    return (
      <div
        className="flex flex-col gap-1 rounded-md border border-border px-3 py-2"
        data-key="opened"
      >
        <div className="flex items-start justify-between gap-2">
          <p className="min-w-0 break-all font-medium">{opened.fileName}</p>
          <Button size="sm" icon={<X />} onClick={forget}>
            Forget the key
          </Button>
        </div>
        <p className="text-sm text-text-2">
          Held so that this page can sign with it and nobody can read it. Gone on reload.
        </p>
        <KeyValueList
          items={[
            {
              label: 'Thumbprint',
              value: opened.kids.thumbprint,
              copy: opened.kids.thumbprint,
              mono: true,
              note: 'Key id by RFC 7638',
            },
            {
              label: 'As Kubernetes',
              value: opened.kids.kubernetes,
              copy: opened.kids.kubernetes,
              mono: true,
              note: 'Key id as kube-apiserver and azwi derive it',
            },
          ]}
        />
      </div>
    )
  }
  const locked = file !== null && problem !== null && PASSPHRASE_CODES.has(problem.code)
  return (
    <div className="flex flex-col gap-3">
      <fieldset
        // Dropping is an extra way in; the button below is the one for everybody.
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        aria-label="Key file"
        className={cn(
          'flex flex-col items-start gap-2 rounded-md border border-dashed px-3 py-3',
          over ? 'border-accent bg-surface' : 'border-strong',
        )}
      >
        <Button icon={<FileKey />} loading={reading} onClick={() => input.current?.click()}>
          Choose a key file
        </Button>
        <input
          ref={input}
          type="file"
          className="sr-only"
          tabIndex={-1}
          aria-label="Private key file"
          accept=".pem,.key,.der,.p8,.json,.jwk"
          onChange={(event) => {
            const [chosen] = event.target.files ?? []
            event.target.value = ''
            if (chosen) void open(chosen)
          }}
        />
        <p className="max-w-prose text-sm text-text-2">
          Or drop it here. PKCS#8, PKCS#1 or a private JWK, encrypted or not.{' '}
          <strong className="font-medium text-text">The key is never sent and never stored:</strong>{' '}
          it stays in this page’s memory and signs here.
        </p>
      </fieldset>
      {locked && (
        <form onSubmit={unlock} className="flex flex-wrap items-end gap-2">
          <Field
            label={`Passphrase of ${file.name}`}
            error={problem.code === 'wrong-passphrase' ? problem.title : undefined}
            className="min-w-0 flex-1 basis-56"
          >
            {(control) => (
              <Input {...control} ref={passphrase} type="password" autoComplete="off" />
            )}
          </Field>
          <Button type="submit" loading={reading}>
            Open the key
          </Button>
        </form>
      )}
      {problem && !locked && (
        <Notice tone="err" live="alert" title={problem.title}>
          {problem.detail} {problem.hint}
        </Notice>
      )}
    </div>
  )
}

/** Reads the file's bytes, imports the key as one that cannot be read back, and overwrites the bytes. */
async function readKeyFile(file: File, passphrase?: string) {
  const keys = await import('./key-reading')
  return keys.openKeyFile(file, passphrase)
}
