import * as z from 'zod'
import type {
  AzureLocation,
  Credential,
  Identity,
  IdentityKind,
} from '../../federation/credential/model'
import { sharing } from './shared'

// zod compiles schemas with `new Function` where it may, and tries it to find out: a violation of our policy.
z.config({ jitless: true })

/** Shapes of Graph and ARM answers as far as the scan reads them. Unknown fields are ignored. */

const text = z.string()
const shared = sharing((same) => same)
const sharedList = sharing((only): readonly string[] => [only])
const maybeText = z.string().nullish()

const pageSchema = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': maybeText,
  nextLink: maybeText,
})

const credentialSchema = z.object({
  id: maybeText,
  name: maybeText,
  issuer: text,
  subject: maybeText,
  audiences: z.array(text).nullish(),
  description: maybeText,
  claimsMatchingExpression: z.object({ value: text, languageVersion: z.number() }).nullish(),
})

const applicationSchema = z.object({
  '@odata.type': maybeText,
  id: text,
  appId: text,
  displayName: maybeText,
  createdDateTime: maybeText,
  signInAudience: maybeText,
  tags: z.array(text).nullish(),
  notes: maybeText,
  passwordCredentials: z.array(z.unknown()).nullish(),
  federatedIdentityCredentials: z.array(z.unknown()).nullish(),
})

const servicePrincipalSchema = z.object({
  id: text,
  appId: text,
  displayName: maybeText,
  createdDateTime: maybeText,
  accountEnabled: z.boolean().nullish(),
  alternativeNames: z.array(text).nullish(),
  federatedIdentityCredentials: z.array(z.unknown()).nullish(),
})

const organizationSchema = z.object({
  displayName: text,
  verifiedDomains: z.array(z.object({ name: text, isDefault: z.boolean().nullish() })).nullish(),
})

const subscriptionSchema = z.object({ subscriptionId: text, displayName: maybeText })

const azureIdentitySchema = z.object({
  id: text,
  name: text,
  location: maybeText,
  clientId: text,
  principalId: text,
  tags: z.record(text, text).nullish(),
})

const resourceGraphSchema = z.object({ data: z.array(z.unknown()), $skipToken: maybeText })

const batchSchema = z.object({
  responses: z.array(
    z.object({
      id: text,
      status: z.number(),
      headers: z.record(text, z.unknown()).nullish(),
      body: z.unknown(),
    }),
  ),
})

/** An identity with its credentials as one object of a list; `credentials` is absent when not expanded. */
export interface Owner {
  readonly identity: Identity
  readonly credentials?: readonly Credential[]
  /** Credentials of this object that are not shaped as documented. */
  readonly unreadable: number
}

/** Reads one object of a list; undefined when it is not shaped as documented. */
export type ReadOwner = (item: unknown) => Owner | undefined

/** One page of a list of Graph or ARM, or undefined when the answer is no list. */
export function readPage(body: unknown): { items: readonly unknown[]; next?: string } | undefined {
  const page = pageSchema.safeParse(body)
  if (!page.success) return undefined
  const next = page.data['@odata.nextLink'] ?? page.data.nextLink
  return { items: page.data.value, ...(next ? { next } : {}) }
}

export function readCredentials(items: readonly unknown[]): {
  credentials: readonly Credential[]
  unreadable: number
} {
  const read = items.map((item) => credentialSchema.safeParse(item))
  const credentials = read.flatMap((one) => (one.success ? [credentialOf(one.data)] : []))
  return { credentials, unreadable: items.length - credentials.length }
}

/** ARM keeps the fields of a credential under `properties`. */
export function flattenArmCredential(item: unknown): unknown {
  const parsed = z
    .object({ properties: z.record(text, z.unknown()) })
    .loose()
    .safeParse(item)
  return parsed.success ? { ...parsed.data, ...parsed.data.properties } : item
}

/** An application; one that Graph marks as agent identity blueprint keeps that kind. */
export function readApplication(kind: IdentityKind): ReadOwner {
  return (item) => {
    const parsed = applicationSchema.safeParse(item)
    if (!parsed.success) return undefined
    const app = parsed.data
    const blueprint = app['@odata.type'] === '#microsoft.graph.agentIdentityBlueprint'
    const identity: Identity = {
      kind: blueprint ? 'agentBlueprint' : kind,
      id: app.id,
      clientId: app.appId,
      displayName: app.displayName ?? app.appId,
      ...(app.createdDateTime ? { createdDateTime: app.createdDateTime } : {}),
      ...(app.signInAudience ? { signInAudience: shared(app.signInAudience) } : {}),
      ...(app.passwordCredentials ? { secretCount: app.passwordCredentials.length } : {}),
      ...(app.tags?.length ? { tags: app.tags } : {}),
      ...(app.notes ? { notes: app.notes } : {}),
    }
    return owner(identity, app.federatedIdentityCredentials)
  }
}

/** A user-assigned managed identity as Graph shows it; undefined for system-assigned ones too. */
export function readManagedIdentity(item: unknown): Owner | 'system-assigned' | undefined {
  const parsed = servicePrincipalSchema.safeParse(item)
  if (!parsed.success) return undefined
  const principal = parsed.data
  const names = principal.alternativeNames ?? []
  // `isExplicit=True` marks a user-assigned identity; only those can own federated credentials.
  if (names.some((name) => name.toLowerCase() === 'isexplicit=false')) return 'system-assigned'
  const azure = names.map(azureLocation).find((found) => found !== undefined)
  const identity: Identity = {
    kind: 'managedIdentity',
    id: principal.id,
    clientId: principal.appId,
    displayName: principal.displayName ?? principal.appId,
    hasServicePrincipal: true,
    ...(principal.createdDateTime ? { createdDateTime: principal.createdDateTime } : {}),
    ...(typeof principal.accountEnabled === 'boolean' ? { enabled: principal.accountEnabled } : {}),
    ...(azure ? { azure } : {}),
  }
  return owner(identity, principal.federatedIdentityCredentials)
}

export interface AzureIdentity {
  readonly principalId: string
  readonly clientId: string
  readonly name: string
  readonly azure: AzureLocation
  readonly tags: readonly string[]
}

/** A user-assigned identity as ARM or Resource Graph shows it (fields flattened). */
export function readAzureIdentity(item: unknown): AzureIdentity | undefined {
  const parsed = azureIdentitySchema.safeParse(item)
  if (!parsed.success) return undefined
  const { id, name, location, clientId, principalId, tags } = parsed.data
  const azure = azureLocation(id)
  if (!azure) return undefined
  return {
    principalId,
    clientId,
    name,
    azure: { ...azure, ...(location ? { region: location } : {}) },
    tags: Object.entries(tags ?? {}).map(([key, value]) => `${key}=${value}`),
  }
}

/** Takes an ARM id of a user-assigned identity apart; ids differ in case between Graph and ARM. */
function azureLocation(resourceId: string): AzureLocation | undefined {
  const parts =
    /^\/subscriptions\/([^/]+)\/resourcegroups\/([^/]+)\/providers\/microsoft\.managedidentity\/userassignedidentities\/[^/]+$/i.exec(
      resourceId,
    )
  const [, subscriptionId, resourceGroup] = parts ?? []
  if (!subscriptionId || !resourceGroup) return undefined
  return { resourceId, subscriptionId, resourceGroup }
}

export function readOrganization(
  item: unknown,
): { displayName: string; defaultDomain?: string } | undefined {
  const parsed = organizationSchema.safeParse(item)
  if (!parsed.success) return undefined
  const domain = parsed.data.verifiedDomains?.find((one) => one.isDefault)?.name
  return { displayName: parsed.data.displayName, ...(domain ? { defaultDomain: domain } : {}) }
}

export function readSubscription(item: unknown): { id: string; name?: string } | undefined {
  const parsed = subscriptionSchema.safeParse(item)
  if (!parsed.success) return undefined
  const { subscriptionId, displayName } = parsed.data
  return { id: subscriptionId, ...(displayName ? { name: displayName } : {}) }
}

export function readResourceGraph(
  body: unknown,
): { rows: readonly unknown[]; skipToken?: string } | undefined {
  const parsed = resourceGraphSchema.safeParse(body)
  if (!parsed.success) return undefined
  const token = parsed.data.$skipToken
  return { rows: parsed.data.data, ...(token ? { skipToken: token } : {}) }
}

export interface BatchAnswer {
  readonly id: string
  readonly status: number
  readonly retryAfter?: string
  readonly body: unknown
}

export function readBatch(body: unknown): readonly BatchAnswer[] | undefined {
  const parsed = batchSchema.safeParse(body)
  if (!parsed.success) return undefined
  return parsed.data.responses.map(({ id, status, headers, body: inner }) => {
    const name = Object.keys(headers ?? {}).find((key) => key.toLowerCase() === 'retry-after')
    const retryAfter = name === undefined ? undefined : headers?.[name]
    return {
      id,
      status,
      body: inner,
      ...(retryAfter === undefined ? {} : { retryAfter: String(retryAfter) }),
    }
  })
}

function owner(identity: Identity, expanded: readonly unknown[] | null | undefined): Owner {
  if (!expanded) return { identity, unreadable: 0 }
  return { identity, ...readCredentials(expanded) }
}

function credentialOf(wire: z.infer<typeof credentialSchema>): Credential {
  const expression = wire.claimsMatchingExpression
  return {
    ...(wire.id ? { id: wire.id } : {}),
    ...(wire.name ? { name: shared(wire.name) } : {}),
    issuer: shared(wire.issuer),
    // An empty subject is kept: it is a fact about the credential, not a missing one.
    ...(typeof wire.subject === 'string' && !(expression && wire.subject === '')
      ? { subject: shared(wire.subject) }
      : {}),
    ...(expression ? { claimsMatchingExpression: expression } : {}),
    audiences: audiencesOf(wire.audiences ?? []),
    ...(wire.description ? { description: wire.description } : {}),
  }
}

function audiencesOf(wire: readonly string[]): readonly string[] {
  const [only] = wire
  return wire.length === 1 && only !== undefined ? sharedList(only) : wire.map((one) => shared(one))
}
