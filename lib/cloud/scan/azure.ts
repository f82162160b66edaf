import type { Problem, Result } from '../../federation/result'
import { unreadableProblem } from '../service-problem'
import { NO_SUBSCRIPTION } from './gaps'
import { readArmList, type ScanContext } from './pages'
import {
  flattenArmCredential,
  readAzureIdentity,
  readCredentials,
  readPage,
  readResourceGraph,
  readSubscription,
} from './wire'

const RESOURCE_GRAPH = '/providers/Microsoft.ResourceGraph/resources?api-version=2021-03-01'
const IDENTITY_QUERY =
  "Resources | where type =~ 'microsoft.managedidentity/userassignedidentities' | project id, name, location, subscriptionId, resourceGroup, clientId = tostring(properties.clientId), principalId = tostring(properties.principalId), tags"
/** Preview version that still carries `claimsMatchingExpression` (azure-rest-api-specs, specification/msi). */
const EXPRESSION_VERSION = '2025-01-31-preview'
/** A list of credentials is limited to 5 a second in a subscription (workload identity federation considerations). */
const PACE_MS = 200

/** Subscriptions that the person can see, for the names of places. Returns their ids; null when unread. */
export async function scanSubscriptions(context: ScanContext): Promise<readonly string[] | null> {
  const { builder } = context
  const ids: string[] = []
  const answer = await readArmList(
    context,
    'subscriptions',
    '/subscriptions?api-version=2022-12-01',
    (items) => {
      const found = items.map(readSubscription)
      for (const one of found) {
        if (!one) continue
        ids.push(one.id)
        if (one.name) builder.nameSubscription(one.id, one.name)
      }
      builder.page('subscriptions', items.length, found.filter((one) => !one).length)
      return undefined
    },
  )
  if (!answer.ok) builder.fail('subscriptions', answer.problem)
  else {
    if (ids.length === 0) builder.gap(NO_SUBSCRIPTION)
    builder.finish('subscriptions')
  }
  builder.applySubscriptionNames()
  return answer.ok ? ids : null
}

/** Where managed identities live: one query of Resource Graph, else a list for each subscription. */
export async function scanAzureIdentities(
  context: ScanContext,
  subscriptions: Promise<readonly string[] | null>,
): Promise<void> {
  const { builder } = context
  const source = 'azure-identities'
  const answer = await queryResourceGraph(context)
  if (answer.ok) {
    builder.strategy(source, 'resource graph')
    builder.finish(source)
  } else if (!canListInstead(answer.problem)) {
    builder.fail(source, answer.problem)
  } else {
    const ids = await subscriptions
    // Without the subscriptions there is nothing to list by: the first refusal stands.
    if (ids !== null) builder.strategy(source, 'per subscription')
    const failed = await Promise.all((ids ?? []).map((id) => listIdentities(context, id)))
    const problem = ids === null ? answer.problem : failed.find((one) => one !== undefined)
    if (problem) builder.fail(source, problem)
    else builder.finish(source)
  }
  await subscriptions
  builder.applySubscriptionNames()
}

/**
 * Reads credentials identity by identity through arm-msi, for when Graph does not show them. One request
 * at a time in a subscription, paced. Returns the identities that could not be read.
 */
export async function readCredentialsThroughAzure(
  context: ScanContext,
): Promise<ReadonlyMap<string, Problem>> {
  const failed = new Map<string, Problem>()
  const bySubscription = new Map<
    string,
    ReturnType<typeof context.builder.azureIdentities>[number][]
  >()
  for (const identity of context.builder.azureIdentities()) {
    const key = identity.azure?.subscriptionId.toLowerCase() ?? ''
    bySubscription.set(key, [...(bySubscription.get(key) ?? []), identity])
  }
  const readAll = async (identities: ReturnType<typeof context.builder.azureIdentities>) => {
    for (const identity of identities) {
      if (context.signal.aborted || !identity.azure) return
      const answer = await listCredentials(context, identity.azure)
      if (answer.ok) {
        context.builder.setCredentials(identity.id, answer.value.credentials)
        context.builder.page('managed-identities', 1, answer.value.unreadable)
      } else failed.set(identity.id, answer.problem)
      await context.backOff.wait(PACE_MS, context.signal)
    }
  }
  await Promise.all([...bySubscription.values()].map(readAll))
  return failed
}

async function queryResourceGraph(context: ScanContext): Promise<Result<undefined>> {
  const { arm, builder, signal } = context
  let skipToken: string | undefined
  do {
    const answer = await arm.call(RESOURCE_GRAPH, {
      method: 'POST',
      body: {
        query: IDENTITY_QUERY,
        options: {
          resultFormat: 'objectArray',
          $top: 1000,
          ...(skipToken ? { $skipToken: skipToken } : {}),
        },
      },
      signal,
      onWait: () => builder.slowed('azure-identities'),
    })
    if (!answer.ok) return answer
    const page = readResourceGraph(answer.value)
    if (!page) return { ok: false, problem: unreadableProblem('Azure', 'Resource Graph') }
    takeIdentities(context, page.rows)
    skipToken = page.skipToken
  } while (skipToken)
  return { ok: true, value: undefined }
}

async function listIdentities(
  context: ScanContext,
  subscriptionId: string,
): Promise<Problem | undefined> {
  const { arm, builder, signal } = context
  const answer = await arm.msi(
    subscriptionId,
    async (client) => {
      const pages = client.userAssignedIdentities
        .listBySubscription({ abortSignal: signal })
        .byPage()
      for await (const page of pages) takeIdentities(context, page)
    },
    { onWait: () => builder.slowed('azure-identities') },
  )
  return answer.ok ? undefined : answer.problem
}

function takeIdentities(context: ScanContext, rows: readonly unknown[]): void {
  const found = rows.map(readAzureIdentity)
  for (const one of found) if (one) context.builder.addAzure(one)
  context.builder.page('azure-identities', rows.length, found.filter((one) => !one).length)
}

async function listCredentials(
  context: ScanContext,
  azure: { resourceId: string; subscriptionId: string; resourceGroup: string },
): Promise<Result<ReturnType<typeof readCredentials>>> {
  const name = azure.resourceId.slice(azure.resourceId.lastIndexOf('/') + 1)
  const onWait = () => context.builder.slowed('managed-identities')
  const listed = await context.arm.msi(
    azure.subscriptionId,
    async (client) => {
      const found: unknown[] = []
      const options = { abortSignal: context.signal }
      const list = client.federatedIdentityCredentials.list(azure.resourceGroup, name, options)
      for await (const one of list) found.push(one)
      return found
    },
    { onWait },
  )
  if (!listed.ok) return listed
  const read = readCredentials(listed.value)
  // arm-msi drops expressions; a credential without a subject must have one.
  if (read.credentials.every((one) => one.subject !== undefined)) return { ok: true, value: read }
  const raw = await context.arm.call(
    `${azure.resourceId}/federatedIdentityCredentials?api-version=${EXPRESSION_VERSION}`,
    { signal: context.signal, onWait },
  )
  const page = raw.ok ? readPage(raw.value) : undefined
  return { ok: true, value: page ? readCredentials(page.items.map(flattenArmCredential)) : read }
}

/** Resource Graph may be switched off or refused where plain lists are not. */
function canListInstead(problem: Problem): boolean {
  return problem.status !== undefined && problem.status !== 401
}
