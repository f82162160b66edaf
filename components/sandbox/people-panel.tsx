'use client'

import { useSession } from '@/components/session/context'
import { Button } from '@/components/ui/button'
import { routes } from '@/lib/routes'
import { SANDBOX_USERS } from '@/lib/sandbox/public/constants'
import { SandboxPanel } from './panel'

/** Everybody whom a tenant knows: one who may do all, and one for each right that can be missing. */
const PEOPLE = [
  [SANDBOX_USERS.administrator, 'Administrator', 'may do everything'],
  [SANDBOX_USERS.reader, 'Reader', 'reads all but one subscription, writes nothing'],
  [SANDBOX_USERS.guest, 'Guest', 'reads neither the directory nor Azure'],
  [SANDBOX_USERS.noAzure, 'Reader without Azure', 'sees no subscription'],
  [SANDBOX_USERS.noLogs, 'Reader without logs', 'has no role that reads sign-ins and audits'],
  [
    SANDBOX_USERS.noLicence,
    'Reader without licence',
    'has no sign-in logs: they need a premium licence',
  ],
  [SANDBOX_USERS.unapproved, 'Reader without approval', 'waits for an administrator to consent'],
  [SANDBOX_USERS.noConsent, 'Somebody who declines', 'says no when asked for consent'],
] as const

/** Signs in as somebody who lacks a right, so that every screen can be seen as they see it. */
export function PeoplePanel() {
  const { state, signInAs } = useSession()
  const current = 'user' in state ? state.user.username : ''
  return (
    <SandboxPanel
      title="See it as"
      lead="Signs you in as somebody else, so that every page looks as it does to them."
    >
      <ul className="divide-y divide-border border-border border-y">
        {PEOPLE.map(([name, title, lacks]) => (
          <li key={name} className="flex items-center gap-3 py-2">
            <p className="min-w-0 flex-1">
              <span className="font-medium">{title}</span>{' '}
              <span className="text-sm text-text-2">{lacks}</span>
            </p>
            {name === current ? (
              <span className="text-sm text-text-2">signed in now</span>
            ) : (
              <Button
                size="sm"
                aria-label={`Sign in as: ${title}`}
                onClick={() => signInAs(name, routes.overview())}
              >
                Sign in
              </Button>
            )}
          </li>
        ))}
      </ul>
    </SandboxPanel>
  )
}
