'use client'

import { useMemo, useState } from 'react'
import {
  type DroppedSecret,
  type ReadSamples,
  readSamples,
} from '@/lib/federation/expression/samples'

const TOKEN = /eyJ[\w-]{4,}\.[\w-]{4,}/

/** The pasted samples, read. Secrets never enter the state: they are cut out as they arrive. */
export function useSamples(): {
  readonly text: string
  readonly read: ReadSamples
  readonly dropped: readonly DroppedSecret[]
  readonly change: (text: string) => void
} {
  const [text, setText] = useState('')
  const [dropped, setDropped] = useState<readonly DroppedSecret[]>([])
  const read = useMemo(() => readSamples(text), [text])
  function change(next: string) {
    const { secrets } = readSamples(next)
    setDropped(secrets)
    setText(without(next, secrets))
  }
  return { text, read, dropped, change }
}

function without(text: string, secrets: readonly DroppedSecret[]): string {
  return [...secrets]
    .reverse()
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)
}

/** True for a text that must not get into an address: a token stands in it. */
export function holdsToken(text: string): boolean {
  return TOKEN.test(text)
}
