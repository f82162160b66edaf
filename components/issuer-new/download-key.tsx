'use client'

import { useRef, useState } from 'react'
import { ProblemNotice } from '@/components/plan/problem-notice'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { keyHolder } from './key-holder'
import { useHeldKeys } from './use-keys'

/** One file, once; with a passphrase it is encrypted. */
export function DownloadKey({ account }: { account: string }) {
  // Never in state: what React keeps cannot be let go.
  const passphrase = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const { problem } = useHeldKeys()

  async function download() {
    const field = passphrase.current
    const secret = field?.value ?? ''
    if (field) field.value = ''
    setBusy(true)
    await keyHolder.download(`${account}-private-key.pem`, secret)
    setBusy(false)
  }

  return (
    <section
      aria-labelledby="download-key"
      className="flex flex-col gap-2 rounded-md border border-border p-3"
    >
      <h2 id="download-key" className="font-medium">
        The private key
      </h2>
      <p className="max-w-prose text-sm text-text-2">
        It is offered once. With a passphrase the file is encrypted, and{' '}
        <code>openssl pkcs8 -in FILE -out private_key.pem</code> opens it.
      </p>
      <div className="flex flex-wrap items-end gap-2">
        <Field label="Passphrase" optionalLabel="optional" className="w-64">
          {(control) => (
            <Input {...control} ref={passphrase} type="password" autoComplete="new-password" />
          )}
        </Field>
        <Button loading={busy} onClick={() => void download()}>
          Download the key
        </Button>
      </div>
      {problem && <ProblemNotice problem={problem} />}
    </section>
  )
}
