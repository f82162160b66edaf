import { type ReactNode, useId } from 'react'

/** One thing to do with the sandbox: a card with its name and a sentence. */
export function SandboxPanel({
  title,
  lead,
  children,
}: {
  title: string
  lead?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="flex min-w-0 flex-col gap-4 rounded-md border border-border p-4"
    >
      <div>
        <h2 id={id} className="font-medium text-lg">
          {title}
        </h2>
        {lead !== undefined && <p className="max-w-prose text-sm text-text-2">{lead}</p>}
      </div>
      {children}
    </section>
  )
}
