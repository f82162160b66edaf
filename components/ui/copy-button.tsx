'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { IconButton } from './icon-button'

/** Copies `value` to the clipboard and says so for two seconds; if the browser refuses, it says that. */
export function CopyButton({
  value,
  label = 'Copy',
  copiedLabel = 'Copied',
  failedLabel = 'The browser refused; select the text and copy it',
  className,
}: {
  value: string
  label?: string
  copiedLabel?: string
  failedLabel?: string
  className?: string
}) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  async function copy() {
    clearTimeout(timer.current)
    try {
      await navigator.clipboard.writeText(value)
      setState('copied')
    } catch {
      setState('failed')
    }
    timer.current = setTimeout(() => setState('idle'), 2000)
  }

  const words = { idle: label, copied: copiedLabel, failed: failedLabel }
  return (
    <>
      <IconButton
        label={words[state]}
        className={className}
        icon={state === 'copied' ? <Check className="text-ok" /> : <Copy />}
        onClick={copy}
      />
      <span role="status" className="sr-only">
        {state === 'idle' ? '' : words[state]}
      </span>
    </>
  )
}
