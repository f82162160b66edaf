import { Badge } from '@/components/ui/badge'
import { CodeBlock } from '@/components/ui/code-block'
import type { ShownRequest } from '@/lib/federation/plan/show'

/** Every request of a plan, in order, as it will be sent. */
export function RequestList({ requests }: { requests: readonly ShownRequest[] }) {
  return (
    <ol className="flex flex-col divide-y divide-border rounded-md border border-border bg-bg">
      {requests.map((request, index) => (
        <li key={request.id} data-request={request.id} className="px-3 py-2">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="text-text-2 text-sm tabular-nums">{index + 1}.</span>
            <span className="min-w-0 flex-1 break-words">{request.title}</span>
            {request.skippable && <Badge tone="neutral">only if missing</Badge>}
            {request.destructive && <Badge tone="warn">replaces</Badge>}
          </p>
          {request.lines.map(({ method, url }) => (
            <p key={url} className="break-all font-mono text-text-2 text-xs">
              {method} {url}
            </p>
          ))}
          {request.sender === 'server' && (
            <p className="text-sm text-text-2">
              Sent by Fedcred’s server, which checks the documents first and keeps nothing.
            </p>
          )}
          {request.body !== undefined && (
            <details className="mt-1 text-sm">
              <summary className="w-fit cursor-pointer text-text-2">
                {request.sender === 'server' ? 'Documents' : 'Body'}
              </summary>
              <CodeBlock label={`${request.title}, body`} code={request.body} className="mt-1" />
            </details>
          )}
        </li>
      ))}
    </ol>
  )
}
