'use client'

import { ArrowRightLeft, ScanSearch } from 'lucide-react'
import Link from 'next/link'
import { useMemo, useState } from 'react'
import { useInventory } from '@/components/session/context'
import { buttonClass } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { type KeyValue, KeyValueList } from '@/components/ui/key-value-list'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { SubjectText } from '@/components/ui/subject-text'
import type { RecipeInput } from '@/lib/federation/recipes/model'
import { RECIPES } from '@/lib/federation/recipes/registry'
import { routes } from '@/lib/routes'
import { type CredentialRow, subjectText } from './credential-row'
import { sameTrust, sampleClaims } from './credential-rows'
import { KIND_NAMES, subjectParts } from './describe'

/** Everything about one credential: values to copy, what a token must say, who else trusts the same, commands. */
export function CredentialDetails({ row }: { row: CredentialRow }) {
  const { inventory } = useInventory()
  const { identity, credential } = row.entry
  const others = useMemo(
    () => (inventory === null ? [] : sameTrust(inventory.credentials, row.entry)),
    [inventory, row],
  )
  const sample = sampleClaims(credential)
  return (
    <div className="flex flex-col gap-4 pb-2">
      <div className="flex flex-wrap gap-2">
        <Link
          href={routes.check({ identity: identity.id })}
          className={buttonClass({ variant: 'primary', size: 'sm' })}
        >
          <ScanSearch />
          Check a token
        </Link>
        <Link
          href={routes.exchange({
            identity: identity.id,
            issuer: credential.issuer,
            ...(credential.subject === undefined ? {} : { subject: credential.subject }),
          })}
          className={buttonClass({ size: 'sm' })}
        >
          <ArrowRightLeft />
          Try an exchange
        </Link>
        <Link
          href={routes.identity(identity.kind, identity.id)}
          className={buttonClass({ size: 'sm' })}
        >
          Open the identity
        </Link>
      </div>
      {[...row.marks, ...row.notes].map((mark) => (
        <Notice key={`${mark.id} ${mark.title}`} tone={mark.tone} title={mark.title}>
          {mark.fix}
        </Notice>
      ))}
      <KeyValueList items={values(row)} />
      <section className="flex flex-col gap-2">
        <h3 className="font-medium">A token must say exactly this</h3>
        {sample === null ? (
          <p className="text-sm text-text-2">
            An expression decides here, so many subjects may pass. Issuer and audience must equal
            the values above.
          </p>
        ) : (
          <>
            <CodeBlock code={sample} label="Claims" wrap />
            <p className="text-sm text-text-2">
              Issuer, subject and audience are compared character by character; capitals and slashes
              count.
            </p>
          </>
        )}
      </section>
      <section className="flex flex-col gap-1">
        <h3 className="font-medium">Same issuer and subject on other identities</h3>
        {others.length === 0 ? (
          <p className="text-sm text-text-2">None among the identities that were read.</p>
        ) : (
          <ul className="flex flex-col gap-0.5 text-sm">
            {others.map((other) => (
              <li key={other.key}>
                <Link href={routes.credentials({ c: other.key })} className="link">
                  {other.identity.displayName}
                </Link>{' '}
                <span className="text-text-2">{KIND_NAMES[other.identity.kind]}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <Commands
        input={{ identity, credential, action: 'create', cloud: inventory?.cloud ?? 'public' }}
      />
    </div>
  )
}

function values(row: CredentialRow): readonly KeyValue[] {
  const { credential } = row.entry
  const subject = subjectText(credential)
  const parts = subjectParts(credential)
  return [
    {
      label: 'Issuer',
      value: <SubjectText text={credential.issuer} />,
      copy: credential.issuer,
      ...(row.issuer.kind === 'other' ? {} : { note: row.issuer.label }),
    },
    {
      label: credential.subject === undefined ? 'Expression' : 'Subject',
      value: <SubjectText text={subject} />,
      copy: subject,
      ...(parts.length === 0
        ? {}
        : { note: parts.map((part) => `${part.label} ${part.value}`).join(' · ') }),
    },
    ...credential.audiences.map((audience, at) => ({
      label: at === 0 ? 'Audience' : `Audience ${at + 1}`,
      value: <SubjectText text={audience} />,
      copy: audience,
    })),
    ...(credential.description === undefined
      ? []
      : [{ label: 'Description', value: credential.description }]),
    ...(credential.id === undefined
      ? []
      : [{ label: 'Id', value: <SubjectText text={credential.id} />, copy: credential.id }]),
  ]
}

/** The same credential as a command, a request or a resource. */
function Commands({ input }: { input: RecipeInput }) {
  const [chosen, setChosen] = useState(RECIPES[0]?.id ?? '')
  const recipe = RECIPES.find((each) => each.id === chosen)
  const unavailable = recipe?.unavailable?.(input)
  return (
    <section className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-3">
        <h3 id="commands" className="font-medium">
          The same as code
        </h3>
        <Select
          aria-labelledby="commands"
          value={chosen}
          onValueChange={setChosen}
          options={RECIPES.map((each) => ({ value: each.id, label: each.title }))}
          className="w-44"
        />
      </div>
      {recipe !== undefined &&
        (unavailable === undefined ? (
          <CodeBlock code={recipe.render(input)} label={recipe.title} />
        ) : (
          <Notice tone="info" title={`Not available as ${recipe.title}`}>
            {unavailable}
          </Notice>
        ))}
    </section>
  )
}
