import { type ReactNode, useId } from 'react'

/** A part of the panel under a heading. */
export function PanelSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-2">
      <h2 id={id} className="font-medium text-lg">
        {title}
      </h2>
      {children}
    </section>
  )
}
