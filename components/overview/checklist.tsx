'use client'

import { ArrowRight, Circle, CircleCheck } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useSyncExternalStore } from 'react'
import { routes } from '@/lib/routes'

interface Step {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly href: Route
}

const STEPS: readonly Step[] = [
  {
    id: 'issuer',
    title: 'Find the broken issuer',
    detail: 'One of the issuers does not answer as Entra needs. Probe it and see which step fails.',
    href: routes.issuers(),
  },
  {
    id: 'token',
    title: 'Check a sample token',
    detail: 'Pick a refused one and see which character keeps it out.',
    href: routes.check(),
  },
  {
    id: 'mark',
    title: 'Find the credential that can never match',
    detail: 'A star in a subject is taken literally.',
    href: routes.credentials({ mark: ['subject-wildcard'] }),
  },
  {
    id: 'error',
    title: 'Look up an error',
    detail: 'What AADSTS700213 means, and its usual causes.',
    href: routes.helpError(700213),
  },
]

const KEY = 'fedcred.checklist'
const listeners = new Set<() => void>()

function read(): string {
  try {
    return localStorage.getItem(KEY) ?? ''
  } catch {
    return ''
  }
}

function markDone(id: string) {
  try {
    const done = new Set(read().split(' ').filter(Boolean))
    localStorage.setItem(KEY, Array.from(done.add(id)).join(' '))
  } catch {
    // Without storage the ticks are lost; the links still work.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What to try first in the sandbox. A step is ticked when it was opened. */
export function Checklist() {
  const done = useSyncExternalStore(subscribe, read, () => '').split(' ')
  const count = STEPS.filter((step) => done.includes(step.id)).length
  return (
    <section className="rounded-md border border-border">
      <div className="flex items-baseline justify-between border-border border-b px-4 py-2">
        <h2 className="font-medium">Try it in the sandbox</h2>
        <span className="text-sm text-text-2 tabular-nums">
          {count} of {STEPS.length} opened
        </span>
      </div>
      <ol>
        {STEPS.map((step) => (
          <li key={step.id} className="border-border border-t first:border-t-0">
            <Link
              href={step.href}
              onClick={() => markDone(step.id)}
              className="ring-inside group flex items-start gap-3 px-4 py-2 hover:bg-surface"
            >
              {done.includes(step.id) ? (
                <CircleCheck aria-label="Opened" className="mt-0.5 size-4 shrink-0 text-ok" />
              ) : (
                <Circle aria-label="Open" className="mt-0.5 size-4 shrink-0 text-text-3" />
              )}
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{step.title}</span>
                <span className="block text-sm text-text-2">{step.detail}</span>
              </span>
              <ArrowRight className="mt-0.5 size-4 shrink-0 text-text-3 group-hover:text-text" />
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
