'use client'

import { parseAsString, useQueryStates } from 'nuqs'
import { useEffect, useMemo, useState } from 'react'
import { useProbeEntry } from '@/components/issuer/use-probes'
import { useInventory, useRuntimeConfig } from '@/components/session/context'
import { useTokenWarning } from '@/components/session/use-token-warning'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Select } from '@/components/ui/select'
import { EXCHANGE_AUDIENCES } from '@/lib/federation/credential/audiences'
import type { KidForm } from '@/lib/federation/issuer/keys/model'
import { fail, ok } from '@/lib/federation/result'
import { type Brought, BroughtAssertion } from './brought-assertion'
import { ExchangePanel } from './exchange-panel'
import { type Exchangeable, ExchangeRun } from './exchange-run'
import { IdentityField, identityLine, identityOf } from './identity-field'
import { KeyFile, type OpenedKey } from './key-file'
import { KeyMatch, kidToUse } from './key-match'
import { useSandboxIssuers } from './sandbox-issuers'
import { type Source, SourceChoice } from './source-choice'
import {
  CredentialChoice,
  SubjectAndAudience,
  TargetFields,
  type TargetValues,
} from './target-fields'

const SANDBOX_LIFETIME = 300

/** Sign or bring a test assertion, exchange it, see why it is refused or what it opens. */
export function ExchangePage() {
  const { mode, cloud } = useRuntimeConfig()
  const { inventory } = useInventory()
  const [query] = useQueryStates({
    issuer: parseAsString.withDefault(''),
    identity: parseAsString.withDefault(''),
    subject: parseAsString.withDefault(''),
  })
  const [tokenTaken] = useTokenWarning()
  const [source, setSource] = useState<Source>(mode === 'sandbox' ? 'sandbox' : 'key')
  const [identityText, setIdentityText] = useState('')
  const [values, setValues] = useState<TargetValues>({
    issuer: query.issuer,
    subject: query.subject,
    audience: EXCHANGE_AUDIENCES[cloud],
  })
  const [key, setKey] = useState<OpenedKey | null>(null)
  const [kidForm, setKidForm] = useState<KidForm>('thumbprint')
  const [brought, setBrought] = useState<Brought | null>(null)
  const { control, issuers } = useSandboxIssuers()
  const published = useProbeEntry(values.issuer)?.report?.keys

  const identities = useMemo(() => inventory?.identities ?? [], [inventory])
  const credentials = useMemo(() => inventory?.credentials ?? [], [inventory])
  const { clientId, identity } = identityOf(identityText, identities)
  const own = useMemo(
    () => credentials.filter((row) => row.identity.id === identity?.id),
    [credentials, identity],
  )

  // The address names an identity that the scan may read a moment later.
  const named = identities.find(
    ({ id, clientId }) => id === query.identity || clientId === query.identity,
  )
  useEffect(() => {
    if (named) setIdentityText((text) => (text === '' ? identityLine(named) : text))
  }, [named])

  // The sandbox signs for its own issuers only: one of them stands in the field.
  const sandboxIssuer = issuers.find(({ issuer }) => issuer === values.issuer)
  const firstIssuer = issuers[0]?.issuer
  useEffect(() => {
    if (source !== 'sandbox' || firstIssuer === undefined) return
    setValues((now) => (now.issuer === '' ? { ...now, issuer: firstIssuer } : now))
  }, [source, firstIssuer])

  const identityName = identity?.displayName
  const naming = identityName === undefined ? {} : { identityName }

  function sandboxExchangeable(): Exchangeable {
    return {
      ...values,
      lifetime: SANDBOX_LIFETIME,
      make: async () =>
        control && sandboxIssuer
          ? control.mint({ ...values, issuer: sandboxIssuer.id, lifetime: SANDBOX_LIFETIME })
          : fail({
              code: 'sandbox-issuer',
              title: 'The sandbox does not sign for this issuer',
              detail: 'Choose one of its issuers.',
            }),
    }
  }

  return (
    <div className="flex flex-col gap-5 pb-6">
      <PageHeader
        title="Exchange"
        lead="Sign a short-lived test assertion or bring one, exchange it for an access token, and see why it is refused or what it opens."
      />
      {tokenTaken && (
        <Notice tone="warn" title="A token stood in this page’s address and was taken out">
          Addresses end up in histories and logs. Bring the token through the field below, and treat
          the one from the address as seen by others.
        </Notice>
      )}
      <SourceChoice value={source} onValueChange={setSource} sandbox={mode === 'sandbox'} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4 lg:[@media(min-height:56rem)]:sticky lg:[@media(min-height:56rem)]:top-4">
          {source === 'key' && <KeyFile opened={key} onOpened={setKey} />}
          {source === 'brought' && <BroughtAssertion brought={brought} onBrought={setBrought} />}
          <IdentityField
            identities={identities}
            value={identityText}
            onValueChange={setIdentityText}
          />
          {source !== 'brought' && (
            <CredentialChoice
              rows={own}
              onChoose={({ credential }) =>
                setValues({
                  issuer: credential.issuer,
                  subject: credential.subject ?? '',
                  audience: credential.audiences[0] ?? EXCHANGE_AUDIENCES[cloud],
                })
              }
            />
          )}
          {source === 'key' && (
            <TargetFields values={values} onChange={setValues} credentials={credentials} />
          )}
          {source === 'sandbox' && (
            <>
              <Field
                label="Issuer"
                error={
                  sandboxIssuer === undefined && values.issuer !== '' && issuers.length > 0
                    ? `The sandbox cannot sign for ${values.issuer}. Choose one of its issuers.`
                    : undefined
                }
                help={sandboxIssuer?.issuer}
              >
                {(field) => (
                  <Select
                    {...field}
                    value={sandboxIssuer?.id ?? ''}
                    placeholder="Choose an issuer"
                    options={issuers.map(({ id, title }) => ({ value: id, label: title }))}
                    onValueChange={(id) =>
                      setValues({
                        ...values,
                        issuer: issuers.find((each) => each.id === id)?.issuer ?? '',
                      })
                    }
                  />
                )}
              </Field>
              <SubjectAndAudience values={values} onChange={setValues} />
            </>
          )}
          {source === 'key' && key && (
            <>
              <KeyMatch opened={key} issuer={values.issuer} />
              <Field
                label="Key id form"
                help="Used unless a probe has found the key under another id."
              >
                {(field) => (
                  <Select
                    {...field}
                    value={kidForm}
                    options={[
                      { value: 'thumbprint', label: 'RFC 7638 thumbprint' },
                      { value: 'kubernetes', label: 'As kube-apiserver derives it' },
                    ]}
                    onValueChange={(form) =>
                      setKidForm(form === 'kubernetes' ? 'kubernetes' : 'thumbprint')
                    }
                  />
                )}
              </Field>
            </>
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-4 rounded-md border border-border bg-surface p-4">
          {source === 'key' &&
            (key ? (
              <ExchangePanel
                signer={{
                  privateKey: key.pair.privateKey,
                  kid: kidToUse(key, published, kidForm),
                  issuer: values.issuer,
                }}
                subject={values.subject}
                audience={values.audience}
                clientId={clientId}
                {...naming}
              />
            ) : (
              <Waiting>Open a key file to see the assertion and to exchange it.</Waiting>
            ))}
          {source === 'brought' &&
            (brought ? (
              <ExchangeRun
                exchangeable={{
                  ...brought,
                  lifetime: SANDBOX_LIFETIME,
                  make: async () => ok(brought.assertion.open()),
                }}
                clientId={clientId}
                {...naming}
              />
            ) : (
              <Waiting>Paste an assertion or open its file to exchange it.</Waiting>
            ))}
          {source === 'sandbox' && (
            <ExchangeRun
              exchangeable={sandboxExchangeable()}
              clientId={clientId}
              disabledReason={
                sandboxIssuer === undefined
                  ? 'Choose the issuer first.'
                  : values.subject === ''
                    ? 'Name the subject of the assertion first.'
                    : undefined
              }
              {...naming}
            />
          )}
        </div>
      </div>
    </div>
  )
}

function Waiting({ children }: { children: string }) {
  return <p className="text-text-2">{children}</p>
}
