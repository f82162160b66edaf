'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import type { SessionState } from '@/lib/cloud/session-model'
import type { Problem } from '@/lib/federation/result'
import { SANDBOX_USERS } from '@/lib/sandbox/public/constants'
import { type SessionView, useRuntimeConfig, useSession } from './context'

type Screen<S extends SessionState['status']> = (props: {
  readonly state: Extract<SessionState, { status: S }>
  readonly session: SessionView
  readonly children: ReactNode
}) => ReactNode

function Waiting({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="px-4 py-12 text-center text-text-2">
      {children}
    </p>
  )
}

const SIGNED_OUT_TITLES = {
  'first-visit': 'Sign in to read your tenant',
  'by-user': 'You are signed out',
  idle: 'Signed out after 30 minutes without activity',
} as const

const SignedOut: Screen<'signed-out'> = ({ state, session }) => {
  const { mode } = useRuntimeConfig()
  return (
    <EmptyState
      kind="first-run"
      title={SIGNED_OUT_TITLES[state.reason]}
      titleAs="h1"
      actions={
        <Button variant="primary" onClick={session.signIn}>
          {mode === 'sandbox' ? 'Sign in to the sandbox' : 'Sign in with Microsoft'}
        </Button>
      }
    >
      {mode === 'sandbox' ? <SandboxPeople signInAs={session.signInAs} /> : <ScopesAsked />}
    </EmptyState>
  )
}

/** The sandbox has people with fewer rights, so that every screen can be seen as they see it. */
const OTHER_PEOPLE = [
  [SANDBOX_USERS.reader, 'a reader'],
  [SANDBOX_USERS.guest, 'a guest who may read little'],
  [SANDBOX_USERS.noConsent, 'somebody whose consent is refused'],
] as const

function SandboxPeople({ signInAs }: { signInAs: SessionView['signInAs'] }) {
  return (
    <>
      <p>
        The sandbox signs you in at once. No account is needed, and nothing leaves this computer.
      </p>
      <p className="mt-4">Or see it as</p>
      <ul className="mt-1 flex flex-wrap justify-center gap-2">
        {OTHER_PEOPLE.map(([name, words]) => (
          <li key={name}>
            <Button size="sm" onClick={() => signInAs(name)}>
              {words}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

function ScopesAsked() {
  return (
    <div className="text-left">
      <p>Fedcred asks for reading only. Tokens stay in this browser tab.</p>
      <ul className="mt-2 list-disc pl-5">
        <li>
          <code>User.Read</code>: your name, and the name of the tenant
        </li>
        <li>
          <code>Application.Read.All</code>: applications, managed identities and their credentials
          (an administrator has to consent once)
        </li>
      </ul>
      <p className="mt-2">
        Access to Azure and any right to write are asked for where they are first needed.
      </p>
    </div>
  )
}

const Expired: Screen<'expired'> = ({ state, session, children }) => (
  <>
    <Notice
      tone="warn"
      live="alert"
      title={state.problem.title}
      className="mb-4 shrink-0"
      actions={
        <Button variant="primary" size="sm" onClick={session.signIn}>
          Sign in again
        </Button>
      }
    >
      <p>
        {state.problem.detail} What is loaded stays on screen; nothing new can be read or changed
        until you sign in.
      </p>
    </Notice>
    {children}
  </>
)

const Refused: Screen<'refused'> = ({ state, session }) => (
  <div className="mx-auto max-w-prose px-4 py-12">
    <h1 className="sr-only">Sign-in did not succeed</h1>
    <Notice
      tone="err"
      live="alert"
      title={state.problem.title}
      actions={
        <>
          <Button variant="primary" onClick={session.signIn}>
            {state.problem.code === 'page-incomplete' ? 'Reload' : 'Sign in again'}
          </Button>
          <Button onClick={session.signOut}>Use another account</Button>
        </>
      }
    >
      <p>{state.problem.detail}</p>
      {state.problem.hint && <p className="mt-1">{state.problem.hint}</p>}
      <References problem={state.problem} />
    </Notice>
  </div>
)

/** The numbers that an administrator or Microsoft support asks for. */
function References({ problem }: { problem: Problem }) {
  const facts = [
    ...(problem.evidence ?? []).map((one) => `${one.field} ${one.actual ?? ''}`),
    ...(problem.requestId ? [`correlation id ${problem.requestId}`] : []),
  ]
  if (facts.length === 0) return null
  return <p className="mt-2 break-all text-sm text-text-3">{facts.join(' · ')}</p>
}

const SCREENS: { readonly [S in SessionState['status']]: Screen<S> } = {
  // The page draws itself as it does while the tenant is read: its frame need not wait for sign-in code.
  starting: ({ children }) => children,
  redirecting: () => <Waiting>Going to Microsoft sign-in…</Waiting>,
  'signed-out': SignedOut,
  'signed-in': ({ children }) => children,
  expired: Expired,
  refused: Refused,
}

/**
 * Shows `children` to somebody who is signed in or about to be; else a screen that says what happened and what to do.
 * An expired session is a banner above what is loaded, not a wall.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const session = useSession()
  // The table is complete by its type; TypeScript cannot follow a union through an index.
  const Current = SCREENS[session.state.status] as Screen<SessionState['status']>
  return (
    <Current state={session.state} session={session}>
      {children}
    </Current>
  )
}
