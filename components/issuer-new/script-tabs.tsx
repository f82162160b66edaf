'use client'

import { useEffect, useState } from 'react'
import { CodeBlock } from '@/components/ui/code-block'
import { Tabs } from '@/components/ui/tabs'
import type { StorageIssuerInput } from '@/lib/federation/issuer/storage/model'
import type { StorageScript } from '@/lib/federation/issuer/storage-scripts/model'

/** The whole plan for other tools, for whoever has the rights. Public documents only, never a private key. */
export function ScriptTabs({ input, ready }: { input: StorageIssuerInput; ready: boolean }) {
  const [scripts, setScripts] = useState<readonly StorageScript[]>([])
  const [tab, setTab] = useState('bash')
  useEffect(() => {
    let left = false
    void import('@/lib/federation/issuer/storage-scripts/registry').then(({ STORAGE_SCRIPTS }) => {
      if (!left) setScripts(STORAGE_SCRIPTS)
    })
    return () => {
      left = true
    }
  }, [])
  if (!ready) return <p className="text-text-2">The script follows when there is a key.</p>
  return (
    <Tabs
      label="Tools"
      value={tab}
      onValueChange={setTab}
      items={scripts.map(({ id, title, render, note }) => ({
        id,
        label: title,
        content: (
          <div className="flex flex-col gap-2">
            {note !== undefined && <p className="text-sm text-text-2">{note}</p>}
            <CodeBlock label={title} code={render(input)} />
          </div>
        ),
      }))}
    />
  )
}
