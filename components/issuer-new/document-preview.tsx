'use client'

import { useEffect, useState } from 'react'
import { SEVERITY_WORDS } from '@/components/issuer/probe-words'
import { CodeBlock } from '@/components/ui/code-block'
import { Status } from '@/components/ui/status'
import type { IssuerFile } from '@/lib/federation/issuer/keys/documents'
import type { IssuerFinding } from '@/lib/federation/issuer/model'

/** The two documents as they will be published, with what the judge of issuers says of them. */
export function DocumentPreview({
  issuer,
  files,
  ready,
}: {
  issuer: string
  files: readonly IssuerFile[]
  /** False while there is no key yet. */
  ready: boolean
}) {
  const findings = useFindings(issuer, files, ready)
  return (
    <div className="flex flex-col gap-3">
      <Verdict findings={findings} ready={ready} />
      {findings !== null && findings.length > 0 && (
        <ul className="flex flex-col gap-1.5">
          {findings.map(({ id, severity, message, fix }) => (
            <li key={id} data-finding={id} className="text-sm">
              <Status tone={SEVERITY_WORDS[severity].tone}>{SEVERITY_WORDS[severity].word}</Status>
              <p className="break-words">{message}</p>
              {fix !== undefined && <p className="break-words text-text-2">{fix}</p>}
            </li>
          ))}
        </ul>
      )}
      {ready &&
        files.map(({ path, text }) => <CodeBlock key={path} label={path} code={text} wrap />)}
    </div>
  )
}

function Verdict({
  findings,
  ready,
}: {
  findings: readonly IssuerFinding[] | null
  ready: boolean
}) {
  if (!ready) return <Status tone="neutral">The documents follow when there is a key</Status>
  if (findings === null) return <Status tone="neutral">Checking…</Status>
  if (findings.length === 0) {
    return <Status tone="ok">Every check of the documents passes</Status>
  }
  return <Status tone="warn">{`${findings.length} to look at before you publish`}</Status>
}

/** The judge's findings on the documents; it loads with the first key. */
function useFindings(
  issuer: string,
  files: readonly IssuerFile[],
  ready: boolean,
): readonly IssuerFinding[] | null {
  const [findings, setFindings] = useState<readonly IssuerFinding[] | null>(null)
  useEffect(() => {
    if (!ready) return
    let left = false
    const text = (end: string) => files.find(({ path }) => path.endsWith(end))?.text
    void import('@/lib/federation/issuer/judge')
      .then(({ judgeIssuer }) =>
        judgeIssuer({ issuer, discovery: text('configuration'), jwks: text('jwks') }),
      )
      .then((found) => {
        if (!left) setFindings(found)
      })
    return () => {
      left = true
    }
  }, [issuer, files, ready])
  return findings
}
