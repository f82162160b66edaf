import type { Credential, Identity, IdentityKind } from '../../federation/credential/model'
import type {
  Gap,
  Inventory,
  InventoryCredential,
  SourceId,
  SourceState,
} from '../../federation/inventory/model'
import type { Problem } from '../../federation/result'
import type { RuntimeConfig } from '../../transport/config'
import { sourceGap, unreadableGap } from './gaps'
import type { AzureIdentity } from './wire'

/** The order in which sources are listed everywhere. */
export const SOURCES: readonly SourceId[] = [
  'applications',
  'blueprints',
  'managed-identities',
  'subscriptions',
  'azure-identities',
  'organization',
]

/** Which identities a source is the authority for: what it no longer lists is gone. */
const OWNED: Partial<Record<SourceId, IdentityKind>> = {
  applications: 'application',
  blueprints: 'agentBlueprint',
  'managed-identities': 'managedIdentity',
}

/**
 * Collects what the sources of a scan find, in order of arrival. Rows keep their place when an
 * identity is completed by a second source. `read()` is cheap enough to call once a frame.
 */
export class InventoryBuilder {
  requests = 0
  private readonly identities = new Map<string, Identity>()
  private readonly rows = new Map<string, InventoryCredential>()
  private readonly rowsOf = new Map<string, string[]>()
  private readonly sources = new Map<SourceId, SourceState>()
  private readonly extraGaps = new Map<string, Gap>()
  private readonly unreadable = new Map<SourceId, number>()
  private readonly subscriptionNames = new Map<string, string>()
  private readonly idByResource = new Map<string, string>()
  private readonly touched = new Set<string>()
  private readonly listed = new Set<string>()
  private readonly credentialed = new Set<string>()
  /** Identities whose credentials an earlier scan had read. */
  private readonly readBefore = new Set<string>()
  /** Kinds whose owners of credentials were all listed, so that another identity has none. */
  private readonly complete = new Set<IdentityKind>()
  private readonly refused = new Set<string>()
  private organization: Inventory['organization']
  private asOf: string

  constructor(
    private readonly config: RuntimeConfig,
    private readonly now: () => Date,
    reading: readonly SourceId[],
    previous: Inventory | undefined,
    private readonly changed: () => void,
  ) {
    this.asOf = previous?.asOf ?? now().toISOString()
    for (const id of SOURCES) {
      const before = previous?.sources.find((source) => source.id === id)
      const again = reading.includes(id)
      this.sources.set(id, !again && before ? before : { id, state: 'waiting', count: 0 })
      const kind = OWNED[id]
      if (kind && !again && before?.state === 'done') this.complete.add(kind)
    }
    if (previous) this.seed(previous, reading)
  }

  /**
   * Adds or completes an identity; `credentials` replaces what was known of it. True when the directory
   * shows it for the first time in this scan: two lists run beside each other and overlap.
   */
  add(identity: Identity, credentials?: readonly Credential[]): boolean {
    const first = !this.listed.has(identity.id)
    this.listed.add(identity.id)
    this.put(this.merge(identity))
    if (credentials) this.setCredentials(identity.id, credentials)
    return first
  }

  setCredentials(identityId: string, credentials: readonly Credential[]): void {
    const identity = this.identities.get(identityId)
    if (!identity) return
    this.credentialed.add(identityId)
    const keys = credentials.map((one, index) => rowKey(identityId, one, index))
    for (const old of this.rowsOf.get(identityId) ?? []) {
      if (!keys.includes(old)) this.rows.delete(old)
    }
    credentials.forEach((credential, index) => {
      const key = keys[index] ?? rowKey(identityId, credential, index)
      this.rows.set(key, { key, identity, credential })
    })
    this.rowsOf.set(identityId, keys)
  }

  /** Completes a managed identity with what Azure knows; adds it when Graph did not show it. */
  addAzure(found: AzureIdentity): void {
    const known =
      this.identities.get(found.principalId) ?? this.byResourceId(found.azure.resourceId)
    this.put({
      ...(known ?? {
        kind: 'managedIdentity',
        id: found.principalId,
        clientId: found.clientId,
        displayName: found.name,
      }),
      azure: { ...known?.azure, ...found.azure },
      ...(found.tags.length > 0 ? { tags: found.tags } : {}),
    })
  }

  nameSubscription(id: string, name: string): void {
    this.subscriptionNames.set(id.toLowerCase(), name)
  }

  /** Writes the names of subscriptions into the identities that lie in them. */
  applySubscriptionNames(): void {
    for (const identity of this.identities.values()) {
      const name = this.subscriptionNames.get(identity.azure?.subscriptionId.toLowerCase() ?? '')
      if (!identity.azure || !name || identity.azure.subscriptionName === name) continue
      const named = { ...identity, azure: { ...identity.azure, subscriptionName: name } }
      this.identities.set(named.id, named)
      this.refreshRows(named)
    }
  }

  setOrganization(organization: NonNullable<Inventory['organization']>): void {
    this.organization = organization
  }

  identity(id: string): Identity | undefined {
    return this.identities.get(id)
  }

  azureIdentities(): readonly Identity[] {
    return [...this.identities.values()].filter(
      (one) => one.azure && one.kind === 'managedIdentity',
    )
  }

  /** A page arrived. */
  page(id: SourceId, objects: number, unreadable = 0): void {
    this.asOf = this.now().toISOString()
    if (unreadable > 0) this.unreadable.set(id, (this.unreadable.get(id) ?? 0) + unreadable)
    const count = this.source(id).count + objects
    this.update(id, { state: 'reading', count })
  }

  /** One more object of a source that another source came upon; its state stays as it is. */
  count(id: SourceId): void {
    this.update(id, { count: this.source(id).count + 1 })
  }

  /** The service asked to wait. */
  slowed(id: SourceId): void {
    this.update(id, { state: 'throttled' })
  }

  strategy(id: SourceId, strategy: string): void {
    this.update(id, { strategy })
  }

  gap(gap: Gap): void {
    this.extraGaps.set(`${gap.source}\n${gap.title}`, gap)
    this.changed()
  }

  /** Every owner of credentials was listed; those of `refused` could not be read. */
  listedOwners(id: SourceId, refused: Iterable<string>): void {
    const kind = OWNED[id]
    if (kind) this.complete.add(kind)
    for (const one of refused) this.refused.add(one)
  }

  /** Ends a source well; identities of its kind that it did not list this time are gone. */
  finish(id: SourceId, prune = true): void {
    const kind = OWNED[id]
    if (kind) this.complete.add(kind)
    if (kind && prune) {
      for (const identity of [...this.identities.values()]) {
        if (identity.kind !== kind) continue
        if (!this.touched.has(identity.id)) this.remove(identity.id)
        else if (!this.credentialed.has(identity.id)) this.setCredentials(identity.id, [])
      }
    }
    this.update(id, { state: 'done' })
  }

  /** Ends a source badly; what it brought stays. */
  fail(id: SourceId, problem: Problem): void {
    const { count } = this.source(id)
    const state = count > 0 ? 'partial' : failedState(problem)
    this.update(id, { state, problem })
  }

  /** Names what a source could not bring although it did bring something. */
  partial(id: SourceId, problem?: Problem): void {
    this.update(id, { state: 'partial', ...(problem ? { problem } : {}) })
  }

  /** Another source stands in for this one: its problem is told there, and no longer here. */
  replaced(id: SourceId): void {
    const { problem: _, ...rest } = this.source(id)
    this.sources.set(id, { ...rest, state: 'partial' })
    this.changed()
  }

  source(id: SourceId): SourceState {
    return this.sources.get(id) ?? { id, state: 'waiting', count: 0 }
  }

  read(): Inventory {
    const sources = [...this.sources.values()]
    const unread = this.unread()
    return {
      tenantId: this.config.tenantId,
      cloud: this.config.cloud,
      ...(this.organization ? { organization: this.organization } : {}),
      identities: [...this.identities.values()],
      credentials: [...this.rows.values()],
      ...(unread.length > 0 ? { unread } : {}),
      sources,
      gaps: [
        ...sources.flatMap((source) => sourceGap(source) ?? []),
        ...[...this.unreadable].map(([id, count]) => unreadableGap(id, count)),
        ...this.extraGaps.values(),
      ],
      asOf: this.asOf,
      requests: this.requests,
    }
  }

  private unread(): readonly string[] {
    const found: string[] = []
    for (const { id, kind } of this.identities.values()) {
      if (this.credentialed.has(id) || this.readBefore.has(id)) continue
      if (!this.complete.has(kind) || this.refused.has(id)) found.push(id)
    }
    return found
  }

  private update(id: SourceId, change: Partial<SourceState>): void {
    this.sources.set(id, { ...this.source(id), ...change })
    this.changed()
  }

  private seed(previous: Inventory, reading: readonly SourceId[]): void {
    this.organization = previous.organization
    const unread = new Set(previous.unread)
    for (const identity of previous.identities) {
      this.identities.set(identity.id, identity)
      if (!unread.has(identity.id)) this.readBefore.add(identity.id)
    }
    for (const row of previous.credentials) {
      this.rows.set(row.key, row)
      this.rowsOf.set(row.identity.id, [...(this.rowsOf.get(row.identity.id) ?? []), row.key])
    }
    for (const gap of previous.gaps) {
      const derived = this.sources.get(gap.source)?.problem !== undefined
      if (!reading.includes(gap.source) && !derived) this.gap(gap)
    }
  }

  private put(identity: Identity): void {
    this.identities.set(identity.id, identity)
    this.touched.add(identity.id)
    if (identity.azure) this.idByResource.set(identity.azure.resourceId.toLowerCase(), identity.id)
    this.refreshRows(identity)
  }

  private merge(identity: Identity): Identity {
    const known = this.identities.get(identity.id)
    if (!known) return identity
    // Azure's own spelling of a resource id wins over the directory's, whichever came first.
    const azure = identity.azure && { ...identity.azure, ...known.azure }
    return {
      ...known,
      ...identity,
      // The list of applications may show blueprints as plain applications; the special list knows better.
      kind: known.kind === 'agentBlueprint' ? 'agentBlueprint' : identity.kind,
      ...(azure ? { azure } : {}),
    }
  }

  private byResourceId(resourceId: string): Identity | undefined {
    return this.identities.get(this.idByResource.get(resourceId.toLowerCase()) ?? '')
  }

  private refreshRows(identity: Identity): void {
    for (const key of this.rowsOf.get(identity.id) ?? []) {
      const row = this.rows.get(key)
      if (row) this.rows.set(key, { ...row, identity })
    }
  }

  private remove(identityId: string): void {
    for (const key of this.rowsOf.get(identityId) ?? []) this.rows.delete(key)
    this.rowsOf.delete(identityId)
    this.identities.delete(identityId)
  }
}

function rowKey(identityId: string, credential: Credential, index: number): string {
  return `${identityId}/${credential.name ?? credential.id ?? index}`
}

function failedState(problem: Problem): SourceState['state'] {
  if (problem.status === 403 || DENIED.has(problem.code)) return 'denied'
  return problem.status === 429 ? 'throttled' : 'failed'
}

/** No token could be had because nobody consented. */
const DENIED = new Set(['consent-required', 'consent-refused', 'admin-consent-required'])
