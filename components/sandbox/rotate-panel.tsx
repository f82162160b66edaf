'use client'

import { KeyRound } from 'lucide-react'
import Link from 'next/link'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { routes } from '@/lib/routes'
import { SandboxPanel } from './panel'
import type { SandboxControl } from './sandbox-screen'

/** Issuers that belong to this tenant alone: keys of the others are shared by all sandbox tenants. */
const ISSUERS = [
  { value: 'aks-production', label: 'AKS cluster aks-retail-prod-weu' },
  { value: 'aks-staging', label: 'AKS cluster aks-retail-stg-weu' },
]

/** Gives an issuer of the sandbox a new key, so that the history of its keys can be seen at work. */
export function RotatePanel({ control }: { control: SandboxControl }) {
  const [issuer, setIssuer] = useState('aks-production')
  const [keepOld, setKeepOld] = useState(true)
  const [said, setSaid] = useState<{ tone: 'ok' | 'err'; text: ReactNode } | null>(null)

  async function rotate() {
    const answer = await control.rotate({ issuer, keepOld })
    setSaid(
      answer.ok
        ? {
            tone: 'ok',
            text: (
              <>
                The issuer signs with a new key.{' '}
                <Link href={routes.issuer(answer.value)} className="link">
                  Probe it
                </Link>{' '}
                to see what is noticed.
              </>
            ),
          }
        : { tone: 'err', text: answer.problem.detail },
    )
  }

  return (
    <SandboxPanel
      title="Rotate an issuer’s keys"
      lead="Gives it a new key, so that a probe and the history of its keys have something to notice."
    >
      <Field label="Issuer">
        {(control) => (
          <Select {...control} value={issuer} options={ISSUERS} onValueChange={setIssuer} />
        )}
      </Field>
      <Checkbox label="Keep the old key published" checked={keepOld} onCheckedChange={setKeepOld} />
      <div>
        <Button icon={<KeyRound />} onClick={() => void rotate()}>
          Rotate
        </Button>
      </div>
      {said && <Notice tone={said.tone} live="status" title={said.text} />}
    </SandboxPanel>
  )
}
