'use client'

import { Check, Copy, Eye, EyeOff } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { type KeyValue, KeyValueList } from '@/components/ui/key-value-list'
import { Notice } from '@/components/ui/notice'
import { ExchangeDrawing } from '@/components/verdict/exchange-drawing'
import { formatEpoch } from '@/lib/federation/assertion/epoch'
import type { Verdict } from '@/lib/federation/verdict/model'
import type { AccessTokenFacts } from '@/lib/federation/workload/access-token'
import { compareAnswer } from '@/lib/federation/workload/compare-answer'
import type { Sealed } from './sealed'
import { PanelSection } from './section'
import type { Granted } from './use-exchange'

/** Entra issued a token: what it says, and the token itself when it is asked for. */
export function GrantedView({
  granted,
  verdict,
}: {
  granted: Granted
  verdict: Verdict | undefined
}) {
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="ok" live="status" title="Accepted: there is an access token">
        It is kept in this page’s memory only and is gone on reload.
      </Notice>
      {verdict && compareAnswer(verdict, { accepted: true }) === 'entra-accepted' && (
        <Notice tone="warn" title="Fedcred would have refused this assertion">
          The credentials that were read may be older than what Entra knows. Scan again, then open
          the assertion in Check.
        </Notice>
      )}
      {verdict && (
        <PanelSection title="The exchange">
          <ExchangeDrawing verdict={verdict} accepted />
        </PanelSection>
      )}
      <PanelSection title="The access token">
        {granted.facts === undefined ? (
          <p className="text-text-2">This API’s tokens cannot be read. Only the API itself can.</p>
        ) : (
          <KeyValueList items={factRows(granted.facts)} />
        )}
        <TokenField token={granted.token} />
      </PanelSection>
    </div>
  )
}

function factRows({
  roles,
  appId,
  objectId,
  tenantId,
  audience,
  expires,
}: AccessTokenFacts): readonly KeyValue[] {
  const ids: readonly (readonly [string, string | undefined, string])[] = [
    ['Client id', appId, 'appid'],
    ['Service principal', objectId, 'oid'],
    ['Tenant', tenantId, 'tid'],
    ['For', audience, 'aud'],
  ]
  return [
    {
      label: 'Roles',
      value:
        roles.length === 0 ? (
          'none'
        ) : (
          <span className="flex flex-wrap gap-1">
            {roles.map((role) => (
              <Badge key={role}>{role}</Badge>
            ))}
          </span>
        ),
      note:
        roles.length === 0
          ? 'The identity can sign in, and no application permission was granted to it on this API.'
          : 'roles',
    },
    ...ids.flatMap(([label, value, note]) =>
      value === undefined ? [] : [{ label, value, note, copy: value, mono: true }],
    ),
    ...(expires === undefined
      ? []
      : [{ label: 'Expires', value: formatEpoch(expires).replace('T', ' '), note: 'exp, UTC' }]),
  ]
}

/** The token behind dots: shown and copied by a click, hidden again when the page is left. */
function TokenField({ token }: { token: Sealed }) {
  const [shown, setShown] = useState(false)
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  async function copy() {
    clearTimeout(timer.current)
    try {
      await navigator.clipboard.writeText(token.open())
      setCopied('yes')
    } catch {
      setCopied('failed')
    }
    timer.current = setTimeout(() => setCopied('no'), 2000)
  }

  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          size="sm"
          icon={shown ? <EyeOff /> : <Eye />}
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? 'Hide the token' : 'Show the token'}
        </Button>
        <Button
          size="sm"
          icon={copied === 'yes' ? <Check /> : <Copy />}
          onClick={() => void copy()}
        >
          Copy the token
        </Button>
        <span role="status" className="text-sm text-text-2">
          {copied === 'yes' && 'Copied'}
          {copied === 'failed' && 'The browser refused; show the token and copy it'}
        </span>
      </div>
      <p
        data-token={shown ? 'shown' : 'masked'}
        className="max-h-40 overflow-y-auto break-all rounded-md border border-border bg-sunken p-2 font-mono text-sm"
        tabIndex={shown ? 0 : undefined}
      >
        {shown ? token.open() : <Masked />}
      </p>
      <p className="max-w-prose text-sm text-text-2">
        Whoever has it acts as this identity until it expires. It cannot be revoked.
      </p>
    </div>
  )
}

function Masked() {
  return (
    <>
      <span aria-hidden>{'•'.repeat(24)}</span>
      <span className="sr-only">hidden</span>
    </>
  )
}
