'use client'

import { RefreshCw, ScanSearch } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useInventory } from '@/components/session/context'
import { Button } from '@/components/ui/button'
import { KeyValueList } from '@/components/ui/key-value-list'
import { Notice } from '@/components/ui/notice'
import { CauseList } from '@/components/verdict/cause-list'
import { comparedFields } from '@/components/verdict/compared-fields'
import { ExchangeDrawing } from '@/components/verdict/exchange-drawing'
import { FieldDiff } from '@/components/verdict/field-diff'
import { handToCheck } from '@/components/verdict/handoff'
import type { JsonObject } from '@/lib/federation/assertion/model'
import type { Cause, Verdict } from '@/lib/federation/verdict/model'
import { type Agreement, compareAnswer } from '@/lib/federation/workload/compare-answer'
import { routes } from '@/lib/routes'
import { ProbeIssuerButton } from './probe-issuer-button'
import { PanelSection } from './section'
import type { Exchanged, Refusal } from './use-exchange'
import type { OwnVerdict } from './use-own-verdict'

/** Entra refused: its words, what Fedcred sees in the same assertion, and what to do. */
export function RefusalView({
  exchanged,
  refusal,
  own,
  identityId,
}: {
  exchanged: Exchanged
  refusal: Refusal
  own: OwnVerdict | null
  /** Id of the identity in the inventory; absent when it is not there. */
  identityId: string | undefined
}) {
  const router = useRouter()
  const issuer = typeof own?.claims?.iss === 'string' ? own.claims.iss : undefined
  const agreement =
    own?.verdict && compareAnswer(own.verdict, { accepted: false, codes: refusal.codes })

  const aboutKeys = refusal.codes.some((code) => KEY_CODES.has(code))

  function openInCheck() {
    handToCheck(exchanged.assertion.open())
    router.push(routes.check(identityId === undefined ? {} : { identity: identityId }))
  }

  return (
    <div className="flex flex-col gap-4" data-refusal={refusal.codes.join(' ')}>
      <Notice
        tone="err"
        live="alert"
        title={
          <>
            Refused
            {refusal.codes.map((code) => (
              <Link key={code} href={routes.helpError(code)} className="link ml-1.5 font-mono">
                AADSTS{code}
              </Link>
            ))}
          </>
        }
        actions={
          <>
            <Button size="sm" icon={<ScanSearch />} onClick={openInCheck}>
              Open in Check
            </Button>
            {issuer !== undefined && <ProbeIssuerButton issuer={issuer} />}
          </>
        }
      >
        <span className="font-mono">{withoutIds(refusal.description)}</span>
      </Notice>
      <KeyValueList items={requestRows(refusal)} />
      {identityId === undefined && <UnknownIdentity />}
      {agreement && AGREEMENTS[agreement]}
      {own?.verdict && own.claims && <OwnView verdict={own.verdict} claims={own.claims} />}
      <Causes own={own} agreement={agreement} keys={aboutKeys} />
      {aboutKeys && <KeyCacheNote />}
    </div>
  )
}

/** Without its credentials there is nothing to compare the assertion with; a new scan may bring them. */
function UnknownIdentity() {
  const { status, rescan } = useInventory()
  const scanning = status === 'scanning'
  return (
    <Notice
      tone="info"
      title="The scan has not read this identity’s credentials"
      actions={
        <Button size="sm" icon={<RefreshCw />} loading={scanning} onClick={rescan}>
          Scan again
        </Button>
      }
    >
      It may be newer than the scan, or not visible to your account. Once its credentials are read,
      the assertion is compared with them here.
    </Notice>
  )
}

/** Entra's sentence alone: ids and time stand below it, each to be copied. */
function withoutIds(description: string): string {
  return description.replace(/\s*Trace ID: [\s\S]*$/, '')
}

/** Codes after which a key that is new, or was replaced, may be all there is to it. */
const KEY_CODES = new Set([7000272, 700027, 50013, 501661])

const AGREEMENTS: Readonly<Record<Agreement, React.ReactNode>> = {
  same: null,
  undecided: (
    <Notice tone="info" title="Fedcred cannot tell from here">
      What it could check fits. The rest needs the issuer’s keys or lies in the tenant: probe the
      issuer and read this again.
    </Notice>
  ),
  'other-code': (
    <Notice tone="warn" title="Fedcred expected another code">
      Entra does not document the order of its checks. What differs below is wrong either way.
    </Notice>
  ),
  'entra-accepted': null,
  'entra-refused': (
    <Notice tone="warn" title="Entra refused what Fedcred would accept: see causes">
      Issuer, subject and audience match a credential that was read. What is left cannot be seen
      from here: a change that has not reached every server yet, keys that Entra still remembers, or
      a policy of the tenant.
    </Notice>
  ),
}

function requestRows({ status, error, traceId, correlationId, timestamp }: Refusal) {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Answer', `${status} ${error}`],
    ['Trace id', traceId],
    ['Correlation id', correlationId],
    ['Time', timestamp],
  ]
  return rows.flatMap(([label, value]) =>
    value === undefined ? [] : [{ label, value, copy: value, mono: true }],
  )
}

function OwnView({ verdict, claims }: { verdict: Verdict; claims: JsonObject }) {
  const near = verdict.matched ? { credential: verdict.matched, differs: [] } : verdict.nearest[0]
  return (
    <>
      {near && (
        <PanelSection
          title={
            verdict.matched
              ? `Matches ${near.credential.name ?? 'a credential'}`
              : `Nearest: ${near.credential.name ?? 'a credential without a name'}`
          }
        >
          <FieldDiff fields={comparedFields(near.credential, claims, near.differs)} />
        </PanelSection>
      )}
      {verdict.verdict === 'rejected' && (
        <PanelSection title="The exchange">
          <ExchangeDrawing verdict={verdict} />
        </PanelSection>
      )}
    </>
  )
}

/** Our verdict knows more than the error text; where it found nothing, the text is all there is. */
function Causes({
  own,
  agreement,
  keys,
}: {
  own: OwnVerdict | null
  agreement: Agreement | undefined
  /** The code is about the issuer's keys. */
  keys: boolean
}) {
  const fromText: readonly Cause[] = own?.explanation?.causes ?? []
  const fromVerdict = own?.verdict?.causes ?? []
  // A verdict that stopped short of what Entra refused for has no cause of it.
  const [first, second] =
    agreement === 'undecided' ? [fromText, fromVerdict] : [fromVerdict, fromText]
  const known = first.length > 0 ? first : second
  const causes =
    agreement === 'entra-refused' ? [...(keys ? UNSEEN_KEYS : UNSEEN_MATCH), ...fromText] : known
  const shown = causes.filter(
    (cause, at) => causes.findIndex((other) => other.id === cause.id) === at,
  )
  if (shown.length === 0) return null
  return (
    <PanelSection title="Likely causes">
      <CauseList causes={shown} />
    </PanelSection>
  )
}

/** What refuses an assertion whose signature verifies with the keys that were probed just now. */
const UNSEEN_KEYS: readonly Cause[] = [
  {
    id: 'key-cache',
    title: 'Entra still remembers the keys of before',
    fix: 'Leave the keys as they are, wait, and exchange again.',
    confidence: 'likely',
  },
]

/**
 * What can refuse an assertion that matches. Sources: learn.microsoft.com/entra/workload-id/
 * workload-identity-federation-considerations (propagation); reports of a stale record that only
 * creating the credential anew cured (azure-workload-identity #1200).
 */
const UNSEEN_MATCH: readonly Cause[] = [
  {
    id: 'propagation',
    title: 'The credential is new and has not spread yet',
    detail:
      'Usually seconds, sometimes several minutes. Answers may alternate meanwhile, since servers remember separately.',
    fix: 'Wait a few minutes and exchange again.',
    confidence: 'likely',
  },
  {
    id: 'stale-record',
    title: 'Entra holds an old copy of the credential',
    detail:
      'Reported rarely: values equal to the byte were refused until the credential was made anew.',
    fix: 'Delete the credential and create it again with the same values.',
    confidence: 'possible',
  },
  {
    id: 'tenant-policy',
    title: 'A policy of the tenant or Conditional Access refuses it',
    fix: 'Ask an administrator to look up the correlation id in the sign-in log of service principals.',
    confidence: 'possible',
  },
]

function KeyCacheNote() {
  return (
    <p className="max-w-prose text-sm text-text-2">
      Entra remembers the keys of an issuer, for a time that Microsoft does not document. Reports
      speak of 1 to 15 minutes after a new key, and Microsoft’s own tests wait up to 30 on a new
      issuer. If the key is published, wait and exchange again.
    </p>
  )
}
