'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { keyHolder } from './key-holder'

/** One file, once; with a passphrase it is encrypted. */
export function DownloadKey({ account }: { account: string }) {
  const [passphrase, setPassphrase] = useState('')
  const [busy, setBusy] = useState(false)
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
            <Input
              {...control}
              type="password"
              autoComplete="new-password"
              value={passphrase}
              onChange={(event) => setPassphrase(event.target.value)}
            />
          )}
        </Field>
        <Button
          loading={busy}
          onClick={() => {
            setBusy(true)
            void keyHolder.download(`${account}-private-key.pem`, passphrase)
            setPassphrase('')
          }}
        >
          Download the key
        </Button>
      </div>
    </section>
  )
}
