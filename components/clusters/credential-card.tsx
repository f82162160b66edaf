'use client'

import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { CodeWords } from '@/components/ui/code-words'
import { Field } from '@/components/ui/field'
import { KeyValueList } from '@/components/ui/key-value-list'
import { Select } from '@/components/ui/select'
import { Status, ToneIcon } from '@/components/ui/status'
import { SubjectText } from '@/components/ui/subject-text'
import type { ClusterGuide } from '@/lib/federation/clusters/guide'
import type { GuideInput } from '@/lib/federation/clusters/model'
import type { Identity, IdentityKind } from '@/lib/federation/credential/model'
import { routes } from '@/lib/routes'

/** The commands weigh as much as the page: they come when somebody opens them. */
const RecipeTabs = dynamic(
  () => import('@/components/recipe/recipe-tabs').then((module) => module.RecipeTabs),
  { loading: () => <p className="text-text-2">Loading…</p> },
)

const KINDS: readonly { readonly value: IdentityKind; readonly label: string }[] = [
  { value: 'application', label: 'An application' },
  { value: 'managedIdentity', label: 'A user-assigned managed identity' },
  { value: 'agentBlueprint', label: 'An agent identity blueprint' },
]
const TONES = { error: 'err', warn: 'warn', info: 'neutral' } as const

/** The trust that the guide leads to: what must be equal, what is odd about it, how to create it. */
export function CredentialCard({
  guide,
  input,
  identity,
  there,
}: {
  guide: ClusterGuide
  input: GuideInput
  /** The identity of the client id, when the tenant has it. */
  identity: Identity | undefined
  /** Name of the credential of that identity that says the same; undefined when there is none. */
  there: string | undefined
}) {
  const { credential, findings } = guide
  if (credential === undefined)
    return (
      <p className="text-text-2">
        Fill in the issuer and the service account: then the subject and the credential stand here.
        Words in capital letters below are still to be filled in.
      </p>
    )
  return (
    <div className="flex flex-col gap-3">
      <KeyValueList
        items={[
          fact('Issuer', credential.issuer),
          fact('Subject', credential.subject ?? ''),
          fact('Audience', credential.audiences[0] ?? ''),
        ]}
      />
      {identity && (
        <p className="text-sm">
          It belongs on{' '}
          <Link href={routes.identity(identity.kind, identity.id)} className="link">
            {identity.displayName}
          </Link>
          .
        </p>
      )}
      {there !== undefined && (
        <p className="flex items-start gap-2.5">
          <ToneIcon tone="ok" className="mt-0.5" />
          <span className="min-w-0 break-words">It is there already, as {there}</span>
        </p>
      )}
      {findings.length === 0 ? (
        <Status tone="ok">Nothing found against it</Status>
      ) : (
        <ul className="flex flex-col gap-2">
          {findings.map(({ id, severity, message, fix }) => (
            <li key={`${id} ${message}`} data-finding={id} className="flex items-start gap-2.5">
              <ToneIcon tone={TONES[severity]} className="mt-0.5" />
              <div className="min-w-0 break-words">
                <CodeWords text={message} />
                {fix !== undefined && <p className="text-sm text-text-2">Fix: {fix}</p>}
              </div>
            </li>
          ))}
        </ul>
      )}
      <CreateIt credential={credential} input={input} identity={identity} />
    </div>
  )
}

function fact(label: string, text: string) {
  return { label, value: <SubjectText text={text} />, copy: text, mono: true }
}

function CreateIt({
  credential,
  input,
  identity,
}: {
  credential: NonNullable<ClusterGuide['credential']>
  input: GuideInput
  identity: Identity | undefined
}) {
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState<IdentityKind | undefined>(undefined)
  const [taken, setTaken] = useState(false)
  const kind = chosen ?? (input.usedBy === 'agent-blueprint' ? 'agentBlueprint' : 'application')
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="link w-fit cursor-pointer py-1 pointer-coarse:py-2.5">
        Create the credential
      </summary>
      {open && (
        <div className="mt-2 flex flex-col gap-3">
          {identity === undefined && (
            <Field label="On what" className="max-w-80">
              {(control) => (
                <Select
                  {...control}
                  value={kind}
                  options={KINDS}
                  onValueChange={(value) => setChosen(value as IdentityKind)}
                />
              )}
            </Field>
          )}
          <Checkbox
            label={`A credential named ${credential.name} is there: change it`}
            help="“Already exists” means that the name is taken, or issuer and subject together. A credential of another name with the same two does the same job: leave it."
            checked={taken}
            onCheckedChange={setTaken}
          />
          <RecipeTabs
            input={{
              identity: identity ?? {
                kind,
                id: 'OBJECT-ID',
                clientId: input.clientId === '' ? 'CLIENT-ID' : input.clientId,
                displayName: 'IDENTITY-NAME',
              },
              credential,
              action: taken ? 'update' : 'create',
              cloud: input.cloud,
            }}
          />
        </div>
      )}
    </details>
  )
}
