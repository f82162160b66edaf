'use client'

import { Eraser, FlaskConical } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, Textarea } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import type { DroppedSecret, UnreadSample } from '@/lib/federation/expression/samples'
import type { RuntimeConfig } from '@/lib/transport/config'
import { fetchSamples } from '@/lib/transport/samples'

/** Tokens, claims and subjects to try; what is pasted stays in the memory of this page. */
export function SampleField({
  config,
  text,
  onTextChange,
  unread,
  dropped,
}: {
  config: RuntimeConfig
  text: string
  onTextChange: (text: string) => void
  unread: readonly UnreadSample[]
  dropped: readonly DroppedSecret[]
}) {
  const [loading, setLoading] = useState(false)

  async function addSandboxTokens() {
    setLoading(true)
    const tokens = (await fetchSamples(config)).flatMap(({ token }) => token ?? [])
    setLoading(false)
    onTextChange([text.trim(), ...new Set(tokens)].filter(Boolean).join('\n'))
  }

  return (
    <div className="flex flex-col gap-2">
      <Field
        label="Tokens, claims or subjects"
        help="One a line, or separated by blank lines. Tokens are read in this page; nothing is sent, stored or put in the address."
      >
        {(control) => (
          <Textarea
            {...control}
            mono
            rows={7}
            autoComplete="off"
            autoCorrect="off"
            placeholder={
              'eyJhbGciOi…\n{"sub":"repo:contoso/shop:pull_request","repository_id":"455102938"}\nrepo:contoso/shop:environment:production'
            }
            value={text}
            onChange={(event) => onTextChange(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        {config.mode === 'sandbox' && (
          <Button
            size="sm"
            icon={<FlaskConical />}
            loading={loading}
            onClick={() => void addSandboxTokens()}
          >
            Add the sandbox’s tokens
          </Button>
        )}
        {text !== '' && (
          <Button size="sm" variant="ghost" icon={<Eraser />} onClick={() => onTextChange('')}>
            Clear
          </Button>
        )}
      </div>
      {dropped.map(({ label, advice, start }) => (
        <Notice
          key={`${label} ${start}`}
          tone="err"
          live="alert"
          title={`This was ${label}. It was dropped from the page`}
        >
          {advice}
        </Notice>
      ))}
      {unread.length > 0 && (
        <Notice
          tone="warn"
          live="status"
          title={
            unread.length === 1 ? 'One line is left out' : `${unread.length} lines are left out`
          }
        >
          <ul>
            {unread.slice(0, 5).map(({ line, reason }) => (
              <li key={line}>
                Line {line}: {reason}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}
