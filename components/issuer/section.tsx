import type { ReactNode } from 'react'

/** A part of the page under a heading. */
export function Section({
  title,
  id,
  children,
}: {
  title: ReactNode
  id: string
  children: ReactNode
}) {
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-2">
      <h2 id={id} className="font-medium">
        {title}
      </h2>
      {children}
    </section>
  )
}
