import Link from 'next/link'
import type { ReactNode } from 'react'
import { Wordmark } from '@/components/shell/wordmark'
import { routes } from '@/lib/routes'

/** Frame of the help pages: readable signed out and without JavaScript. */
export function HelpFrame({ children }: { children: ReactNode }) {
  return (
    <div className="min-h-dvh">
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md border border-strong bg-bg px-3 py-1.5 shadow-md focus:translate-y-0"
      >
        Skip to content
      </a>
      <header className="border-border border-b bg-surface">
        <div className="mx-auto flex max-w-5xl flex-wrap items-center gap-x-6 gap-y-1 px-3 py-2 md:px-6">
          <Wordmark />
          <nav aria-label="Help" className="flex flex-wrap gap-x-4 gap-y-1">
            <Link href={routes.help()} className="link">
              Help
            </Link>
            <Link href={routes.helpErrors()} className="link">
              Error codes
            </Link>
            <Link href={routes.helpScenarios()} className="link">
              Scenarios
            </Link>
            <Link href={routes.check()} className="link">
              Check a token
            </Link>
          </nav>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-5xl px-3 py-4 outline-none md:px-6">
        {children}
      </main>
    </div>
  )
}
