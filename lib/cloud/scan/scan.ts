import type { Inventory, SourceId } from '../../federation/inventory/model'
import type { RuntimeConfig } from '../../transport/config'
import type { Transport } from '../../transport/transport'
import { createArm } from '../arm'
import { ABORTED, createGraph } from '../graph'
import { type BackOff, realBackOff } from '../http'
import type { Session } from '../session-model'
import { readCredentialsThroughAzure, scanAzureIdentities, scanSubscriptions } from './azure'
import { InventoryBuilder, SOURCES } from './builder'
import {
  readThroughAzure,
  scanApplications,
  scanBlueprints,
  scanManagedIdentities,
  scanOrganization,
} from './directory'
import type { Rung } from './ladder'
import type { ScanContext } from './pages'

export interface ScanOptions {
  readonly config: RuntimeConfig
  readonly session: Pick<Session, 'getToken'>
  readonly transport: Transport
  readonly signal: AbortSignal
  /** Called after each page; `read` makes the inventory as it stands, so a caller can skip frames for free. */
  readonly onUpdate?: (read: () => Inventory) => void
  readonly now: () => Date
  /** Sources to read; all by default. With `previous`, the others keep what they had: a retry per source. */
  readonly sources?: readonly SourceId[]
  /** What an earlier scan found: shown until the new pages replace it. */
  readonly previous?: Inventory
  readonly backOff?: BackOff
}

/**
 * Reads everything that can own federated credentials in a tenant. The sources run side by side; each
 * ends in its own state, and whatever could not be seen is listed as a gap. Never rejects for an
 * expected failure; stopping through `signal` returns what was read so far.
 */
export async function scanTenant(options: ScanOptions): Promise<Inventory> {
  const { config, session, signal } = options
  const wanted = withNeeded(options.sources ?? SOURCES)
  const builder = new InventoryBuilder(config, options.now, wanted, options.previous, () =>
    options.onUpdate?.(() => builder.read()),
  )
  const transport = counted(options.transport, () => {
    builder.requests += 1
  })
  const backOff = options.backOff ?? realBackOff
  const api = { config, session, transport, backOff }
  const now = () => options.now().getTime()
  const context: ScanContext = {
    graph: createGraph(api),
    arm: createArm({ ...api, now }),
    builder,
    backOff,
    signal,
  }
  await runSources(context, new Set(wanted))
  if (signal.aborted) {
    for (const source of builder.read().sources) {
      if (['waiting', 'reading', 'throttled'].includes(source.state))
        builder.fail(source.id, ABORTED)
    }
  }
  return builder.read()
}

async function runSources(context: ScanContext, wanted: ReadonlySet<SourceId>): Promise<void> {
  const run = <T>(id: SourceId, work: () => Promise<T>, otherwise: T) =>
    wanted.has(id) ? work() : Promise.resolve(otherwise)

  let heardRung: (rung: Rung | undefined) => void = () => {}
  const rung = new Promise<Rung | undefined>((resolve) => {
    heardRung = resolve
  })
  if (!wanted.has('applications')) heardRung(undefined)

  const subscriptions = run('subscriptions', () => scanSubscriptions(context), null)
  const azure = run(
    'azure-identities',
    () => scanAzureIdentities(context, subscriptions),
    undefined,
  )
  const managed = run('managed-identities', () => scanManagedIdentities(context, rung), true)
  await Promise.all([
    run('applications', () => scanApplications(context, heardRung), undefined),
    run('blueprints', () => scanBlueprints(context), undefined),
    run('organization', () => scanOrganization(context), undefined),
    subscriptions,
    azure,
    managed,
  ])
  const shownByGraph = await managed
  if (!shownByGraph && context.builder.azureIdentities().length > 0 && !context.signal.aborted) {
    readThroughAzure(context, await readCredentialsThroughAzure(context))
  }
}

/** Reading managed identities again may need Azure as their second source. */
function withNeeded(sources: readonly SourceId[]): readonly SourceId[] {
  const azure: readonly SourceId[] = ['subscriptions', 'azure-identities']
  const more = sources.some((id) => id === 'managed-identities' || azure.includes(id)) ? azure : []
  return SOURCES.filter((id) => sources.includes(id) || more.includes(id))
}

function counted(transport: Transport, onRequest: () => void): Transport {
  return {
    rewrite: transport.rewrite,
    fetch: (input, init) => {
      onRequest()
      return transport.fetch(input, init)
    },
  }
}
