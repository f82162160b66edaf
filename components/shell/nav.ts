import {
  ArrowRightLeft,
  BookOpen,
  CircleGauge,
  Fingerprint,
  KeyRound,
  Regex,
  ScanSearch,
  ShieldCheck,
} from 'lucide-react'
import type { Route } from 'next'
import type { ComponentType } from 'react'
import { routes } from '@/lib/routes'

export interface NavItem {
  readonly href: Route
  readonly label: string
  readonly icon: ComponentType<{ className?: string }>
  /** Works without a tenant. */
  readonly signedOut?: true
}

/** Pages of the console, in the order of the sidebar. Add a page here when it exists. */
export const MAIN_NAV: readonly NavItem[] = [
  { href: routes.overview(), label: 'Overview', icon: CircleGauge },
  { href: routes.credentials(), label: 'Credentials', icon: KeyRound },
  { href: routes.identities(), label: 'Identities', icon: Fingerprint },
  { href: routes.issuers(), label: 'Issuers', icon: ShieldCheck },
  { href: routes.check(), label: 'Check', icon: ScanSearch, signedOut: true },
  { href: routes.exchange(), label: 'Exchange', icon: ArrowRightLeft },
  { href: routes.expressions(), label: 'Expressions', icon: Regex, signedOut: true },
]

export const FOOT_NAV: readonly NavItem[] = [
  { href: routes.helpErrors(), label: 'Help and errors', icon: BookOpen },
]

/** True when `path` is the page of `href` or lies below it. */
export function isCurrent(href: string, path: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
}
