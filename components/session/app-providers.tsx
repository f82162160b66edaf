'use client'

import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { createArm } from '@/lib/cloud/arm'
import { createGraph } from '@/lib/cloud/graph'
import type { Session, SessionState } from '@/lib/cloud/session-model'
import type { Inventory } from '@/lib/federation/inventory/model'
import type { Problem } from '@/lib/federation/result'
import type { RuntimeConfig } from '@/lib/transport/config'
import { createTransport } from '@/lib/transport/transport'
import { CloudContext, InventoryContext, RuntimeConfigContext, SessionContext } from './context'
import { openSession } from './open-session'
import { ScanController, type ScanRun } from './scan-controller'

const STARTING: SessionState = { status: 'starting' }

/** The sign-in code did not arrive; seen when the network drops or the server was updated meanwhile. */
const NOT_LOADED: Problem = {
  code: 'page-incomplete',
  title: 'Part of this page could not be loaded',
  detail: 'The code for sign-in did not arrive from the server.',
  hint: 'Reload the page.',
  retryable: true,
}

/**
 * Run-time settings, sign-in and the tenant scan for all screens. The scan starts when somebody is
 * signed in, and its result lives as long as the page. On the sign-in bridge nothing starts.
 */
export function AppProviders({ config, children }: { config: RuntimeConfig; children: ReactNode }) {
  if (usePathname() === '/auth') return children
  return (
    <RuntimeConfigContext value={config}>
      <SessionProvider config={config}>{children}</SessionProvider>
    </RuntimeConfigContext>
  )
}

function SessionProvider({ config, children }: { config: RuntimeConfig; children: ReactNode }) {
  const [session, setSession] = useState<Session | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  useEffect(() => {
    let here = true
    openSession(config).then(
      (opened) => here && setSession(opened),
      () => here && setProblem(NOT_LOADED),
    )
    return () => {
      here = false
    }
  }, [config])

  const current = useSyncExternalStore(
    session?.subscribe ?? never,
    session?.getState ?? starting,
    starting,
  )
  const state = useMemo<SessionState>(
    () => (problem ? { status: 'refused', problem } : current),
    [problem, current],
  )
  const view = useMemo(
    () => ({
      state,
      // Without a session there is no sign-in code: only a reload can bring it.
      signIn: () => (session ? void session.signIn() : window.location.reload()),
      signInAs: (loginHint: string, returnTo?: string) =>
        void session?.signIn({ loginHint, ...(returnTo === undefined ? {} : { returnTo }) }),
      signOut: () => void session?.signOut(),
    }),
    [session, state],
  )
  return (
    <SessionContext value={view}>
      <InventoryProvider config={config} session={session} state={state}>
        {children}
      </InventoryProvider>
    </SessionContext>
  )
}

function InventoryProvider({
  config,
  session,
  state,
  children,
}: {
  config: RuntimeConfig
  session: Session | null
  state: SessionState
  children: ReactNode
}) {
  const cloud = useMemo(() => {
    if (!session) return null
    const transport = createTransport(config)
    const deps = { config, session, transport }
    return { session, transport, graph: createGraph(deps), arm: createArm(deps) }
  }, [config, session])

  const controller = useMemo(
    () => new ScanController((run) => runScan(config, cloud, run)),
    [config, cloud],
  )
  const user = state.status === 'signed-in' ? state.user.objectId : undefined
  const left = state.status === 'signed-out' || state.status === 'refused'

  // After an expired session what is loaded stays; the new sign-in reloads the page and scans again.
  useEffect(() => {
    if (user && controller.getView().status === 'idle') controller.scan()
    if (left) controller.clear()
  }, [controller, user, left])
  useEffect(() => () => controller.stop(), [controller])

  const scan = useSyncExternalStore(controller.subscribe, controller.getView, controller.getView)
  const view = useMemo(
    () => ({
      ...scan,
      // A scan begins as soon as sign-in has started: until then nothing says that nothing was read.
      status: state.status === 'starting' ? ('scanning' as const) : scan.status,
      rescan: () => controller.scan(),
      retry: controller.scan,
      stop: controller.stop,
    }),
    [controller, scan, state.status],
  )
  return (
    <CloudContext value={cloud}>
      <InventoryContext value={view}>{children}</InventoryContext>
    </CloudContext>
  )
}

async function runScan(
  config: RuntimeConfig,
  cloud: {
    readonly session: Session
    readonly transport: ReturnType<typeof createTransport>
  } | null,
  run: ScanRun,
): Promise<Inventory> {
  if (!cloud) throw new Error('A scan was started before sign-in.')
  const { scanTenant } = await import('@/lib/cloud/scan/scan')
  return scanTenant({ ...cloud, ...run, config, now: () => new Date() })
}

const never = () => () => {}
const starting = () => STARTING
