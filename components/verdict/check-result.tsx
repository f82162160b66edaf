'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'
import type { ExplanationMatch } from '@/lib/federation/aadsts/match'
import { DEFAULT_SKEW_SECONDS } from '@/lib/federation/assertion/claim-times'
import { describeClaim, formatEpoch } from '@/lib/federation/assertion/describe'
import type { JsonObject } from '@/lib/federation/assertion/model'
import { assertionTimeline } from '@/lib/federation/assertion/timeline'
import type { Identity } from '@/lib/federation/credential/model'
import type { Inventory, InventoryCredential } from '@/lib/federation/inventory/model'
import type { NearestCredential, Verdict } from '@/lib/federation/verdict/model'
import { routes } from '@/lib/routes'
import { CauseList } from './cause-list'
import { CheckList } from './check-list'
import { ClaimsTable, claimRows, WrapperMarks } from './claims-table'
import { comparedFields } from './compared-fields'
import { ExchangeDrawing } from './exchange-drawing'
import { ExplanationPanel } from './explanation-panel'
import { FieldDiff } from './field-diff'
import { FixRecipes } from './fix-recipes'
import { type KeyFetch, KeySetPanel } from './key-set-panel'
import { LifetimeTimeline } from './lifetime-timeline'
import { ShareButton } from './share-button'
import type { Judgement, JudgementScope } from './use-judgement'
import { VerdictLine } from './verdict-line'
import { verdictSentence } from './verdict-sentence'

/** All that is known about a pasted text, the answer first. */
export function CheckResult({
  judgement,
  scope,
  inventory,
  keyFetch,
  onFetchKeys,
}: {
  judgement: Judgement
  scope: JudgementScope
  inventory: Inventory | null
  keyFetch: KeyFetch
  onFetchKeys: () => void
}) {
  const { decoded, verdict, explanation, now } = judgement
  const rows = inventory?.credentials ?? []
  const ownerOf = (credential: object) => rows.find((row) => row.credential === credential)
  const issuer = textOf(decoded?.claims?.iss)
  const nearest =
    verdict?.matched === null && verdict.mismatches.length > 0 ? verdict.nearest[0] : undefined
  const fixable = nearest && ownerOf(nearest.credential)
  return (
    <div className="flex flex-col gap-5">
      {decoded?.foreign && (
        <Notice
          tone="warn"
          live="status"
          title={`This is ${decoded.foreign.label}, not an assertion`}
        >
          {decoded.foreign.advice}
        </Notice>
      )}
      {verdict && (
        <VerdictLine verdict={verdict} action={<ShareButton judgement={judgement} />}>
          {judgement.judgedAs && verdict.matched === null && (
            <p className="mb-0.5 text-text-2">
              No identity of the tenant accepts it. Judged as{' '}
              <Link
                href={routes.identity(judgement.judgedAs.kind, judgement.judgedAs.id)}
                className="link"
              >
                {judgement.judgedAs.displayName}
              </Link>
              , which comes nearest.
            </p>
          )}
          {verdictSentence(
            verdict,
            verdict.matched ? ownerOf(verdict.matched)?.identity : undefined,
          )}
        </VerdictLine>
      )}
      {judgement.acceptedBy && <AcceptedElsewhere identities={judgement.acceptedBy} />}
      <div className="grid items-start gap-x-6 gap-y-5 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="flex min-w-0 flex-col gap-5">
          {!scope.given && (
            <Notice tone="info" title="No credentials to compare with">
              Only the token itself was checked. Sign in, or paste the credentials of the identity
              as JSON.
            </Notice>
          )}
          {verdict && decoded?.claims && scope.given && scope.credentials.length > 0 && (
            <Section title={verdict.matched ? 'Matching credential' : 'Nearest credential'}>
              <Comparison verdict={verdict} claims={decoded.claims} ownerOf={ownerOf} />
            </Section>
          )}
          {verdict && verdict.causes.length > 0 && (
            <Section title="Likely causes">
              <CauseList causes={verdict.causes} />
            </Section>
          )}
          {verdict && (
            <Section title="The exchange">
              <ExchangeDrawing verdict={verdict} />
            </Section>
          )}
          {explanation && (
            <Section title="The error">
              <ExplanationPanel explanation={explanation} withCauses={verdict === undefined} />
              {verdict === undefined && judgement.matches && (
                <ErrorMatches matches={judgement.matches} ownerOf={ownerOf} />
              )}
            </Section>
          )}
          {fixable && decoded?.claims && (
            <Section title="Change the credential">
              <FixRecipes
                identity={fixable.identity}
                credential={fixable.credential}
                claims={decoded.claims}
                differs={verdict?.mismatches ?? []}
                cloud={scope.cloud}
              />
            </Section>
          )}
          {verdict && issuer !== undefined && decoded?.compact !== undefined && (
            <Section title="Signature">
              <KeySetPanel
                issuer={issuer}
                kid={textOf(decoded?.header?.kid)}
                signer={judgement.signer}
                state={keyFetch}
                onFetch={onFetchKeys}
              />
            </Section>
          )}
          {decoded?.claims && (
            <Section title="Lifetime">
              <LifetimeTimeline
                timeline={assertionTimeline(decoded.claims, now, DEFAULT_SKEW_SECONDS)}
              />
            </Section>
          )}
          {decoded?.claims && (
            <Section
              title="What the token says"
              aside={<WrapperMarks wrappers={decoded.wrappers} />}
            >
              <TokenContent
                header={decoded.header}
                claims={decoded.claims}
                signature={decoded.signature}
              />
            </Section>
          )}
        </div>
        {verdict && (
          <Section title="Checks, in Entra’s order">
            <CheckList checks={verdict.checks} />
          </Section>
        )}
      </div>
    </div>
  )
}

/** The right credential is on another client id: the workload may only have the wrong one set. */
function AcceptedElsewhere({ identities }: { identities: readonly Identity[] }) {
  return (
    <Notice
      tone="info"
      title={
        identities.length === 1
          ? 'Another identity of the tenant accepts this token'
          : `${identities.length} other identities of the tenant accept this token`
      }
    >
      <ul>
        {identities.map((identity) => (
          <li key={identity.id}>
            <Link href={routes.identity(identity.kind, identity.id)} className="link">
              {identity.displayName}
            </Link>{' '}
            has a credential that matches. If that is the one you mean, set the workload’s client id
            to <span className="break-all font-mono">{identity.clientId}</span>.
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Section({
  title,
  aside,
  children,
}: {
  title: string
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="min-w-0">
      <h2 className="mb-2 flex flex-wrap items-center gap-2 font-medium text-lg">
        {title}
        {aside}
      </h2>
      {children}
    </section>
  )
}

function Comparison({
  verdict,
  claims,
  ownerOf,
}: {
  verdict: Verdict
  claims: JsonObject
  ownerOf: (credential: object) => InventoryCredential | undefined
}) {
  const [first, ...others] = verdict.nearest
  const shown: Pick<NearestCredential, 'credential' | 'differs'> | undefined = verdict.matched
    ? { credential: verdict.matched, differs: [] }
    : first
  if (!shown) return <p className="text-text-2">No credential comes near.</p>
  return (
    <div className="flex flex-col gap-2">
      <CredentialLine row={ownerOf(shown.credential)} name={shown.credential.name} />
      <FieldDiff fields={comparedFields(shown.credential, claims, shown.differs)} />
      {!verdict.matched && others.length > 0 && (
        <details>
          <summary className="cursor-pointer text-sm text-text-2">
            {others.length === 1 ? 'One more near' : `${others.length} more near`}
          </summary>
          <ul className="mt-2 flex flex-col gap-3">
            {others.map((near) => (
              <li key={near.index}>
                <CredentialLine row={ownerOf(near.credential)} name={near.credential.name} />
                <FieldDiff fields={comparedFields(near.credential, claims, near.differs)} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

/** Without a token: the credentials whose field is nearest to the value in the error text. */
function ErrorMatches({
  matches,
  ownerOf,
}: {
  matches: readonly ExplanationMatch[]
  ownerOf: (credential: object) => InventoryCredential | undefined
}) {
  const near = matches.filter(
    (match) => match.relation !== 'different' || match.distance < NEAR_DISTANCE,
  )
  if (near.length === 0) {
    return <p className="mt-3 text-text-2">No credential at hand comes near this value.</p>
  }
  return (
    <div className="mt-4">
      <h3 className="mb-1 font-medium">Credentials nearest to it</h3>
      <ul className="flex flex-col gap-3">
        {near.map((match) => (
          <li key={match.index}>
            <CredentialLine row={ownerOf(match.credential)} name={match.credential.name} />
            <FieldDiff
              fields={[
                {
                  id: match.field,
                  label: FIELD_LABELS[match.field],
                  expected: match.expected,
                  actual: match.actual,
                  matches: match.relation === 'equal',
                },
              ]}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Beyond this many differing characters a neighbour explains nothing. */
const NEAR_DISTANCE = 40
const FIELD_LABELS = { issuer: 'Issuer', audience: 'Audience', subject: 'Subject' } as const

function CredentialLine({
  row,
  name,
}: {
  row: InventoryCredential | undefined
  name: string | undefined
}) {
  if (!row) return name === undefined ? null : <p className="font-mono text-sm">{name}</p>
  return (
    <p className="flex flex-wrap gap-x-1.5">
      <Link href={routes.credentials({ c: row.key })} className="link">
        {row.credential.name ?? 'unnamed'}
      </Link>
      <span className="text-text-2">on</span>
      <Link href={routes.identity(row.identity.kind, row.identity.id)} className="link">
        {row.identity.displayName}
      </Link>
    </p>
  )
}

/** Characters of the signature that are shown: enough to tell two apart, useless to an attacker. */
const SIGNATURE_SHOWN = 4

function TokenContent({
  header,
  claims,
  signature,
}: {
  header: JsonObject | undefined
  claims: JsonObject
  signature: Uint8Array | undefined
}) {
  return (
    <div className="flex flex-col gap-4">
      {header && <ClaimsTable caption="Header" claims={claimRows(header, () => undefined)} />}
      <ClaimsTable
        caption="Claims"
        claims={claimRows(claims, (name, value) => noteOf(name, value, textOf(claims.iss)))}
      />
      {signature && (
        <p className="text-sm text-text-2">
          Signature: {signature.length} bytes, beginning{' '}
          <span className="font-mono">
            {[...signature.slice(0, SIGNATURE_SHOWN)]
              .map((byte) => byte.toString(16).padStart(2, '0'))
              .join('')}
          </span>
        </p>
      )}
    </div>
  )
}

function noteOf(name: string, value: unknown, issuer: string | undefined): string | undefined {
  const description = describeClaim(name, issuer)
  if (description?.format !== 'epoch' || typeof value !== 'number') return description?.text
  return `${formatEpoch(value)} · ${description.text}`
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
