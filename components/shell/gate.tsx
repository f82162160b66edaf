'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { SessionGate } from '@/components/session/session-gate'
import { routes } from '@/lib/routes'
import { isCurrent, MAIN_NAV } from './nav'

/** Works signed out too: faults of sign-in are stopped on the sandbox page. */
const OPEN_PAGES = [
  ...MAIN_NAV.filter((item) => item.signedOut === true).map(({ href }) => href),
  routes.issuerClusters(),
  routes.sandbox(),
]

/** The sign-in wall, but for the pages that work without a tenant. */
export function Gate({ children }: { children: ReactNode }) {
  const path = usePathname()
  const open = OPEN_PAGES.some((href) => isCurrent(href, path))
  return open ? children : <SessionGate>{children}</SessionGate>
}
