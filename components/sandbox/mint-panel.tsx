'use client'

import { PenLine, ScanSearch } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { Field, Input } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { handToCheck } from '@/components/verdict/handoff'
import type { InventoryCredential } from '@/lib/federation/inventory/model'
import type { Problem } from '@/lib/federation/result'
import { routes } from '@/lib/routes'
import type { SandboxIssuer } from '@/lib/transport/sandbox-control'
import { SandboxPanel } from './panel'
import type { SandboxControl } from './sandbox-screen'

const LIFETIMES = [
  { value: '300', label: '5 minutes, as GitHub gives' },
  { value: '3600', label: '1 hour, as Kubernetes gives' },
  { value: '-600', label: 'expired 10 minutes ago' },
  { value: '93600', label: '26 hours, over the cap' },
]

const AUDIENCE = 'api://AzureADTokenExchange'

/** "Mint a token as …": a real signature by the issuer's own key, for a subject of choice. */
export function MintPanel({
  control,
  rows,
}: {
  control: SandboxControl
  rows: readonly InventoryCredential[]
}) {
  const router = useRouter()
  const [issuers, setIssuers] = useState<readonly SandboxIssuer[]>([])
  const [issuer, setIssuer] = useState('github')
  const [subject, setSubject] = useState('repo:contoso-retail/web-shop:ref:refs/heads/main')
  const [audience, setAudience] = useState(AUDIENCE)
  const [lifetime, setLifetime] = useState('300')
  const [token, setToken] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)

  useEffect(() => {
    let left = false
    void control.issuers().then((found) => {
      if (left) return
      if (found.ok) setIssuers(found.value)
      else setProblem(found.problem)
    })
    return () => {
      left = true
    }
  }, [control])

  /** Fills the form with what a credential trusts: one change away from every refusal. */
  function fillFrom(key: string) {
    const credential = rows.find((row) => row.key === key)?.credential
    const from = issuers.find((one) => one.issuer === credential?.issuer)
    if (!credential || !from) return
    setIssuer(from.id)
    setSubject(credential.subject ?? '')
    setAudience(credential.audiences[0] ?? AUDIENCE)
  }

  async function mint() {
    const answer = await control.mint({ issuer, subject, audience, lifetime: Number(lifetime) })
    setToken(answer.ok ? answer.value : '')
    setProblem(answer.ok ? null : answer.problem)
  }

  function check() {
    handToCheck(token)
    router.push(routes.check())
  }

  const trusted = rows.filter(({ credential }) =>
    issuers.some((one) => one.issuer === credential.issuer),
  )
  return (
    <SandboxPanel
      title="Mint a token as …"
      lead="Signed with the issuer’s own key: Entra’s twin in the sandbox takes it for real."
    >
      <Field
        label="Start from a credential"
        optionalLabel="optional"
        help="Fills in what it trusts. Then change one thing."
      >
        {(control) => (
          <Select
            {...control}
            value=""
            placeholder="Choose a credential"
            options={trusted.map((row) => ({
              value: row.key,
              label: `${row.credential.name ?? 'unnamed'} on ${row.identity.displayName}`,
            }))}
            onValueChange={fillFrom}
          />
        )}
      </Field>
      <Field label="Issuer" help={issuers.find((one) => one.id === issuer)?.issuer}>
        {(control) => (
          <Select
            {...control}
            value={issuer}
            options={issuers.map((one) => ({ value: one.id, label: one.title }))}
            onValueChange={setIssuer}
          />
        )}
      </Field>
      <Field label="Subject">
        {(control) => (
          <Input
            {...control}
            mono
            value={subject}
            onChange={(event) => setSubject(event.target.value)}
          />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Audience">
          {(control) => (
            <Input
              {...control}
              mono
              value={audience}
              onChange={(event) => setAudience(event.target.value)}
            />
          )}
        </Field>
        <Field label="Life">
          {(control) => (
            <Select {...control} value={lifetime} options={LIFETIMES} onValueChange={setLifetime} />
          )}
        </Field>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          icon={<PenLine />}
          disabledReason={
            subject.trim() === '' ? 'Name the subject of the token first.' : undefined
          }
          onClick={() => void mint()}
        >
          Sign the token
        </Button>
        {token !== '' && (
          <Button icon={<ScanSearch />} onClick={check}>
            Check this token
          </Button>
        )}
      </div>
      {problem && (
        <Notice tone="err" live="alert" title={problem.title}>
          {problem.detail} {problem.hint}
        </Notice>
      )}
      {token !== '' && <CodeBlock wrap label="Token" code={token} />}
    </SandboxPanel>
  )
}
