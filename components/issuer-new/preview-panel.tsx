'use client'

import { useState } from 'react'
import { RequestList } from '@/components/plan/request-list'
import { CopyButton } from '@/components/ui/copy-button'
import { Tabs } from '@/components/ui/tabs'
import type { StorageIssuerInput } from '@/lib/federation/issuer/storage/model'
import type { Plan } from '@/lib/federation/plan/model'
import { neededRights, shownRequests } from '@/lib/federation/plan/show'
import { DocumentPreview } from './document-preview'
import { ScriptTabs } from './script-tabs'

/** What will come out, all the time: issuer and documents, requests and rights, the same as a script. */
export function PreviewPanel({
  input,
  plan,
  ready,
}: {
  input: StorageIssuerInput
  plan: Plan
  /** There is a key. */
  ready: boolean
}) {
  const [tab, setTab] = useState('documents')
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div>
        <h2 className="font-medium text-sm text-text-2">Issuer</h2>
        <p className="flex items-start gap-1">
          <span data-issuer className="min-w-0 break-all font-mono text-sm">
            {input.issuer}
          </span>
          <CopyButton value={input.issuer} label="Copy issuer" className="-my-1.5" />
        </p>
      </div>
      <Tabs
        label="What will come out"
        value={tab}
        onValueChange={setTab}
        items={[
          {
            id: 'documents',
            label: 'Documents',
            content: <DocumentPreview issuer={input.issuer} files={input.files} ready={ready} />,
          },
          {
            id: 'requests',
            label: 'Requests',
            count: plan.requests.length,
            content: <PlannedRequests input={input} plan={plan} />,
          },
          {
            id: 'script',
            label: 'As a script',
            content: <ScriptTabs input={input} ready={ready} />,
          },
        ]}
      />
    </div>
  )
}

function PlannedRequests({ input, plan }: { input: StorageIssuerInput; plan: Plan }) {
  return (
    <div className="flex flex-col gap-4">
      <RequestList requests={shownRequests(plan, input.cloud)} />
      <section aria-labelledby="needed-rights" className="flex flex-col gap-1">
        <h3 id="needed-rights" className="font-medium text-sm">
          Who may do this
        </h3>
        <ul className="list-disc pl-5 text-sm text-text-2">
          {neededRights(plan).map(({ permission, role }) => (
            <li key={`${permission} ${role}`}>
              {role} <span className="text-text-3">({permission})</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
