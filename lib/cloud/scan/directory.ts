import type { Identity } from '../../federation/credential/model'
import type { Problem } from '../../federation/result'
import { BLUEPRINT_SCOPE } from '../scopes'
import { NO_BLUEPRINTS, readThroughAzureGap, unreadOwners } from './gaps'
import { climb, type FilterId, type Ladder, NO_RUNG, type Rung, takeOwners } from './ladder'
import { query, readGraphList, type ScanContext } from './pages'
import { readApplication, readManagedIdentity, readOrganization } from './wire'

/** `keyCredentials` is left out: it has a cap of its own (150 requests a minute) and carries key blobs. */
const APPLICATION_FIELDS =
  'id,appId,displayName,createdDateTime,signInAudience,tags,notes,passwordCredentials'
const PRINCIPAL_FIELDS = 'id,appId,displayName,accountEnabled,createdDateTime,alternativeNames'
const MANAGED = "servicePrincipalType eq 'ManagedIdentity'"

const APPLICATIONS: Ladder = {
  source: 'applications',
  path: '/applications',
  select: APPLICATION_FIELDS,
  filters: ['any', 'count'],
  rungs: ['filter+expand', 'filter+batch', 'expand', 'batch'],
  credentialsPath: (id) => `/applications/${id}/federatedIdentityCredentials`,
  read: readApplication('application'),
}

/**
 * Applications: the ladder brings those with credentials; a plain list of 999 a page runs beside it
 * and brings the names of the others. `onRung` hears which rung answered, or nothing on failure.
 */
export async function scanApplications(
  context: ScanContext,
  onRung: (rung: Rung | undefined) => void,
): Promise<void> {
  const { builder } = context
  let plain: ReturnType<typeof listApplications> | undefined
  const answer = await climb(context, {
    ...APPLICATIONS,
    onRung: (rung) => {
      onRung(rung)
      if (rung.startsWith('filter')) plain = listApplications(context)
    },
  })
  onRung(undefined)
  // Names without credentials still help when only the credentials could not be read.
  if (!answer.ok && plain === undefined && worthListing(answer.problem)) {
    plain = listApplications(context)
  }
  const listed = await plain
  if (!answer.ok) return builder.fail('applications', answer.problem)
  builder.listedOwners('applications', answer.value.keys())
  if (listed && !listed.ok) return builder.partial('applications', listed.problem)
  settle(context, 'applications', answer.value)
}

/** Managed identities through their service principals: one chain, no ARM. Returns false when ARM should be asked instead. */
export async function scanManagedIdentities(
  context: ScanContext,
  applicationsRung: Promise<Rung | undefined>,
): Promise<boolean> {
  const { builder } = context
  // What Graph refused for applications it refuses here as well: save the probe.
  const rung = await applicationsRung
  const filterWorks = rung === undefined || rung === 'filter+expand'
  let plain: ReturnType<typeof listPrincipals> | undefined
  const filters: readonly FilterId[] = ['count']
  const answer = await climb(context, {
    source: 'managed-identities',
    path: '/servicePrincipals',
    filter: MANAGED,
    select: PRINCIPAL_FIELDS,
    filters,
    rungs: filterWorks ? ['filter+expand', 'expand'] : ['expand'],
    credentialsPath: (id) => `/servicePrincipals/${id}/federatedIdentityCredentials`,
    read: readManagedIdentity,
    onRung: (accepted) => {
      if (accepted.startsWith('filter')) plain = listPrincipals(context)
    },
  })
  if (!answer.ok && answer.problem.code === NO_RUNG) plain ??= listPrincipals(context)
  const listed = await plain
  if (!answer.ok) {
    builder.fail('managed-identities', answer.problem)
    return !mayAskAzure(answer.problem)
  }
  builder.listedOwners('managed-identities', answer.value.keys())
  if (listed && !listed.ok) builder.partial('managed-identities', listed.problem)
  else settle(context, 'managed-identities', answer.value)
  return true
}

/** Agent identity blueprints; a tenant without them, or without the right, is a gap and no failure. */
export async function scanBlueprints(context: ScanContext): Promise<void> {
  const { builder } = context
  const ladder: Ladder = {
    source: 'blueprints',
    path: '/applications/microsoft.graph.agentIdentityBlueprint',
    select: APPLICATION_FIELDS,
    filters: [],
    rungs: ['expand', 'batch'],
    credentialsPath: (id) =>
      `/applications/${id}/microsoft.graph.agentIdentityBlueprint/federatedIdentityCredentials`,
    read: readApplication('agentBlueprint'),
  }
  let answer = await climb(context, ladder)
  if (!answer.ok && answer.problem.status === 403) {
    const denied = answer
    answer = await climb(context, { ...ladder, token: { scopes: [BLUEPRINT_SCOPE] } })
    // The first refusal says more than the missing consent for the second try.
    if (!answer.ok && answer.problem.status === undefined) answer = denied
  }
  if (answer.ok) {
    builder.listedOwners('blueprints', answer.value.keys())
    return settle(context, 'blueprints', answer.value)
  }
  if (answer.problem.code !== NO_RUNG) return builder.fail('blueprints', answer.problem)
  builder.gap(NO_BLUEPRINTS)
  builder.finish('blueprints')
}

/** Name and default domain of the tenant. */
export async function scanOrganization(context: ScanContext): Promise<void> {
  const { builder } = context
  const answer = await readGraphList(
    context,
    {
      source: 'organization',
      path: `/organization?${query({ $select: 'id,displayName,verifiedDomains' })}`,
    },
    (items) => {
      const found = items.map(readOrganization).find((one) => one !== undefined)
      if (found) builder.setOrganization(found)
      builder.page('organization', items.length, found ? 0 : items.length)
      return undefined
    },
  )
  if (answer.ok) builder.finish('organization')
  else builder.fail('organization', answer.problem)
}

/** Says that ARM stood in for Graph, once it has. */
export function readThroughAzure(context: ScanContext, unread: ReadonlyMap<string, Problem>): void {
  const { builder } = context
  const { problem } = builder.source('managed-identities')
  builder.strategy('managed-identities', 'per identity through Azure')
  // One gap tells both: what the directory refused, and what stood in for it.
  builder.replaced('managed-identities')
  builder.gap(readThroughAzureGap(problem))
  reportUnread(context, 'managed-identities', unread)
}

function listApplications(context: ScanContext) {
  const read = readApplication('application')
  return readGraphList(
    context,
    {
      source: 'applications',
      version: 'v1.0',
      path: `/applications?${query({ $select: APPLICATION_FIELDS, $top: '999' })}`,
    },
    (items) => {
      takeOwners(context, 'applications', items.map(read))
      return undefined
    },
  )
}

function listPrincipals(context: ScanContext) {
  return readGraphList(
    context,
    {
      source: 'managed-identities',
      version: 'v1.0',
      path: `/servicePrincipals?${query({ $filter: MANAGED, $select: PRINCIPAL_FIELDS, $top: '999' })}`,
    },
    (items) => {
      takeOwners(context, 'managed-identities', items.map(readManagedIdentity))
      return undefined
    },
  )
}

function settle(
  context: ScanContext,
  source: Ladder['source'],
  unread: ReadonlyMap<string, Problem>,
): void {
  if (unread.size === 0) {
    context.builder.finish(source)
    return
  }
  context.builder.partial(source)
  reportUnread(context, source, unread)
}

function reportUnread(
  context: ScanContext,
  source: Ladder['source'],
  unread: ReadonlyMap<string, Problem>,
): void {
  const [first] = unread.values()
  if (!first) return
  const names = [...unread.keys()].map((id) => nameOf(context.builder.identity(id), id))
  const words = `${first.title}: ${first.detail}`
  context.builder.gap(unreadOwners(source, names, words))
}

function nameOf(identity: Identity | undefined, id: string): string {
  return identity?.displayName ?? id
}

/** Azure can stand in when the directory refuses, not when the session or the network is gone. */
function mayAskAzure(problem: Problem): boolean {
  return problem.status !== undefined && ![401, 429].includes(problem.status)
}

/** Not when the whole service refuses: the plain list would fail the same way. */
function worthListing(problem: Problem): boolean {
  return ![401, 403].includes(problem.status ?? 0) && problem.status !== undefined
}
