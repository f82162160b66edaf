'use client'

import { Send } from 'lucide-react'
import { useState } from 'react'
import { useRuntimeConfig } from '@/components/session/context'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { Field, Input } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { APP_READS, type AppCallAnswer, appTokenCall } from '@/lib/cloud/app-token-call'
import type { Problem } from '@/lib/federation/result'
import { createTransport } from '@/lib/transport/transport'
import type { Granted } from './use-exchange'

const OTHER = 'other'

/** One read of Graph with the app's token, as the workload itself would make it. */
export function GraphCall({ granted }: { granted: Granted }) {
  const config = useRuntimeConfig()
  const held = granted.facts?.roles ?? []
  const first = APP_READS.find(({ roles }) => roles.some((role) => held.includes(role)))
  const [chosen, setChosen] = useState(first?.id ?? APP_READS[0]?.id ?? OTHER)
  const [path, setPath] = useState('/v1.0/')
  const [sending, setSending] = useState(false)
  const [answer, setAnswer] = useState<
    (AppCallAnswer & { readonly roles: readonly string[] }) | null
  >(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const read = APP_READS.find(({ id }) => id === chosen)

  async function call() {
    setSending(true)
    const result = await appTokenCall(
      { config, transport: createTransport(config) },
      read?.path ?? path,
      granted.token.open(),
    )
    setSending(false)
    setAnswer(result.ok ? { ...result.value, roles: read?.roles ?? [] } : null)
    setProblem(result.ok ? null : result.problem)
  }

  return (
    <div className="flex flex-col gap-3">
      <Field
        label="Read"
        help="Sent from this page with the token above, once. Your own sign-in is not used."
      >
        {(control) => (
          <Select
            {...control}
            value={chosen}
            onValueChange={setChosen}
            options={[
              ...APP_READS.map(({ id, title, roles }) => ({
                value: id,
                label: roles.some((role) => held.includes(role))
                  ? `${title} (the token has the role)`
                  : `${title} (needs ${roles[0]})`,
              })),
              { value: OTHER, label: 'Another path' },
            ]}
          />
        )}
      </Field>
      {read === undefined ? (
        <Field label="Path" help="GET only, below /v1.0/.">
          {(control) => (
            <Input
              {...control}
              mono
              value={path}
              onChange={(event) => setPath(event.target.value)}
            />
          )}
        </Field>
      ) : (
        <p className="break-all font-mono text-sm text-text-2">GET {read.path}</p>
      )}
      <div>
        <Button icon={<Send />} loading={sending} onClick={() => void call()}>
          Call Graph with this token
        </Button>
      </div>
      {problem && (
        <Notice tone="err" live="alert" title={problem.title}>
          {problem.detail} {problem.hint}
        </Notice>
      )}
      {answer && <Answer answer={answer} />}
    </div>
  )
}

function Answer({ answer }: { answer: AppCallAnswer & { readonly roles: readonly string[] } }) {
  const { status, text, cut, requestId, roles } = answer
  const well = status >= 200 && status < 300
  return (
    <div className="flex flex-col gap-2" data-graph-status={status}>
      <Notice
        tone={well ? 'ok' : 'err'}
        live="status"
        title={well ? `Graph answered ${status}` : `Graph refused: ${status}`}
      >
        {status === 403 &&
          (roles.length > 0
            ? `This needs ${roles.join(' or ')}, granted to the identity as an application permission. A grant shows in new tokens only: exchange again afterwards.`
            : 'The role that this path needs stands on its page of the Graph reference, under application permissions.')}
        {status === 401 && 'The token was not accepted; it may have expired. Exchange again.'}
        {requestId !== undefined && (
          <span className="block">
            Request id <span className="break-all font-mono">{requestId}</span>
          </span>
        )}
      </Notice>
      {text !== '' && (
        <div className="max-h-96 overflow-y-auto">
          <CodeBlock wrap label={cut ? 'Answer, the first 20 kB' : 'Answer'} code={text} />
        </div>
      )}
    </div>
  )
}
