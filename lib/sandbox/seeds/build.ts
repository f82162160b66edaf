import { GRANTED_AT_START, grantConsents } from '../entra/consent'
import { GRAPH_APP_ID, RESOURCES } from '../entra/resources'
import { GRAPH_APP_ROLES } from '../graph/data/graph-app-roles'
import { guidFrom } from '../ids'
import type {
  AppRole,
  ManagedIdentityRecord,
  ServicePrincipalRecord,
  StoredCredential,
  SubscriptionRecord,
  Tenant,
  UserRecord,
} from '../model'
import { SANDBOX_CLIENT_ID, SANDBOX_USERS } from '../public/constants'
import { seedActivity } from './activity'

const AUDIENCE = 'api://AzureADTokenExchange'

/** A credential of a seed; audience and description have usual values. */
export interface CredentialSeed {
  readonly name: string
  readonly issuer: string
  readonly subject?: string
  readonly expression?: string
  readonly audience?: string
  readonly description?: string
}

/** An application or blueprint of a seed. Days count back from the moment of seeding. */
export interface ApplicationSeed {
  readonly name: string
  readonly description?: string
  readonly notes?: string
  readonly daysOld: number
  readonly owners?: readonly (keyof typeof SANDBOX_USERS)[]
  readonly tags?: readonly string[]
  readonly audience?: string
  readonly blueprint?: boolean
  readonly disabled?: boolean
  readonly withoutPrincipal?: boolean
  readonly publicClient?: boolean
  /** Days until each client secret ends; negative for an expired one. */
  readonly secrets?: readonly number[]
  readonly certificates?: readonly number[]
  /** Values of Graph app roles. */
  readonly roles?: readonly string[]
  readonly credentials: readonly CredentialSeed[]
}

/** A user-assigned managed identity of a seed. */
export interface ManagedIdentitySeed {
  readonly name: string
  readonly subscription: string
  readonly group: string
  readonly location?: string
  readonly tags?: Readonly<Record<string, string>>
  readonly daysOld: number
  readonly roles?: readonly string[]
  readonly credentials: readonly CredentialSeed[]
}

/** A whole tenant, written down as data. */
export interface TenantSeed {
  /** Name of the seed. */
  readonly name?: string
  /** Who signs in where nobody is named. Default: the administrator. */
  readonly signsIn?: keyof typeof SANDBOX_USERS
  readonly displayName: string
  readonly defaultDomain: string
  readonly subscriptions: readonly (Omit<SubscriptionRecord, 'id'> & { readonly key: string })[]
  readonly applications: readonly ApplicationSeed[]
  readonly managedIdentities: readonly ManagedIdentitySeed[]
}

/** The whole list that Graph offers, shared by all tenants. */
const GRAPH_ROLES: readonly AppRole[] = GRAPH_APP_ROLES.map(([value, id, displayName]) => ({
  id,
  value,
  displayName,
}))

/** Id of a Graph app role. @throws for a value that Graph does not offer: a slip in a seed. */
function graphRoleId(value: string): string {
  const role = GRAPH_ROLES.find((one) => one.value === value)
  if (role === undefined) throw new Error(`Microsoft Graph has no app role '${value}'.`)
  return role.id
}

const DAY = 86_400_000

interface Builder {
  readonly tenant: Tenant
  readonly guid: (name: string) => string
  readonly daysAgo: (days: number) => string
}

function storeCredentials(
  { guid }: Builder,
  owner: string,
  seeds: readonly CredentialSeed[],
): StoredCredential[] {
  return seeds.map((seed) => ({
    id: guid(`credential ${owner} ${seed.name}`),
    name: seed.name,
    issuer: seed.issuer,
    subject: seed.subject ?? null,
    audiences: [seed.audience ?? AUDIENCE],
    description: seed.description ?? null,
    claimsMatchingExpression:
      seed.expression === undefined ? null : { value: seed.expression, languageVersion: 1 },
  }))
}

function assignments(builder: Builder, owner: string, roles: readonly string[] = []) {
  const resourceId = builder.guid('principal Microsoft Graph')
  return roles.map((value) => ({
    id: Buffer.from(builder.guid(`grant ${owner} ${value}`)).toString('base64url'),
    appRoleId: graphRoleId(value),
    resourceId,
    createdDateTime: builder.daysAgo(30),
  }))
}

function secrets(builder: Builder, owner: string, kind: string, ends: readonly number[] = []) {
  return ends.map((days, index) => ({
    keyId: builder.guid(`${kind} ${owner} ${index}`),
    displayName: `${kind} ${index + 1}`,
    hint: 'x7Q',
    startDateTime: builder.daysAgo(365),
    endDateTime: builder.daysAgo(-days),
  }))
}

function addApplication(builder: Builder, seed: ApplicationSeed): void {
  const { tenant, guid, daysAgo } = builder
  const id = guid(`application ${seed.name}`)
  const appId = seed.name === 'Fedcred' ? SANDBOX_CLIENT_ID : guid(`client ${seed.name}`)
  const createdDateTime = daysAgo(seed.daysOld)
  tenant.applications.set(id, {
    id,
    appId,
    displayName: seed.name,
    description: seed.description ?? null,
    notes: seed.notes ?? null,
    createdDateTime,
    signInAudience: seed.audience ?? 'AzureADMyOrg',
    tags: seed.tags ?? [],
    blueprint: seed.blueprint ?? false,
    isFallbackPublicClient: seed.publicClient ?? false,
    passwordCredentials: secrets(builder, seed.name, 'secret', seed.secrets),
    keyCredentials: secrets(builder, seed.name, 'certificate', seed.certificates),
    owners: tenant.users
      .filter((user) =>
        (seed.owners ?? ['administrator']).some(
          (name) => SANDBOX_USERS[name] === user.userPrincipalName,
        ),
      )
      .map((user) => user.id),
    credentials: storeCredentials(builder, seed.name, seed.credentials),
  })
  if (seed.withoutPrincipal) return
  addPrincipal(builder, {
    id: guid(`principal ${seed.name}`),
    appId,
    displayName: seed.name,
    servicePrincipalType: 'Application',
    accountEnabled: !seed.disabled,
    alternativeNames: [],
    createdDateTime,
    tags: seed.tags ?? [],
    credentials: [],
    assignments: assignments(builder, seed.name, seed.roles),
    appRoles: [],
  })
}

function addPrincipal({ tenant }: Builder, principal: ServicePrincipalRecord): void {
  tenant.servicePrincipals.set(principal.id, principal)
}

function addManagedIdentity(builder: Builder, seed: ManagedIdentitySeed): void {
  const { guid, tenant } = builder
  const subscriptionId = guid(`subscription ${seed.subscription}`)
  const credentials = storeCredentials(builder, seed.name, seed.credentials)
  const identity: ManagedIdentityRecord = {
    subscriptionId,
    resourceGroup: seed.group,
    name: seed.name,
    location: seed.location ?? 'westeurope',
    tags: seed.tags ?? {},
    clientId: guid(`client ${seed.name}`),
    principalId: guid(`principal ${seed.name}`),
    credentials,
  }
  tenant.managedIdentities.push(identity)
  const resourceId = `/subscriptions/${subscriptionId}/resourcegroups/${seed.group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${seed.name}`
  addPrincipal(builder, {
    id: identity.principalId,
    appId: identity.clientId,
    displayName: seed.name,
    servicePrincipalType: 'ManagedIdentity',
    accountEnabled: true,
    alternativeNames: ['isExplicit=True', resourceId],
    createdDateTime: builder.daysAgo(seed.daysOld),
    tags: [],
    credentials,
    assignments: assignments(builder, seed.name, seed.roles),
    appRoles: [],
  })
}

/** First-party APIs have service principals too; Graph's offers the roles. */
function addResources(builder: Builder): void {
  for (const { appId, displayName, uris } of Object.values(RESOURCES)) {
    addPrincipal(builder, {
      id: builder.guid(`principal ${displayName}`),
      appId,
      displayName,
      servicePrincipalType: 'Application',
      accountEnabled: true,
      alternativeNames: [],
      createdDateTime: builder.daysAgo(1200),
      tags: [],
      credentials: [],
      assignments: [],
      identifierUris: uris,
      appRoles: appId === GRAPH_APP_ID ? GRAPH_ROLES : [],
    })
  }
}

function makeUsers(guid: (name: string) => string): readonly UserRecord[] {
  const people = [
    ['administrator', SANDBOX_USERS.administrator, 'Mara Lindqvist'],
    ['reader', SANDBOX_USERS.reader, 'Jonas Okafor'],
    ['guest', SANDBOX_USERS.guest, 'Iris Chen'],
    ['no-consent', SANDBOX_USERS.noConsent, 'Noor Haddad'],
    ['reader', SANDBOX_USERS.unapproved, 'Reader without approval', 'consent'],
    ['reader', SANDBOX_USERS.noAzure, 'Reader without Azure', 'azure'],
    ['reader', SANDBOX_USERS.noLogs, 'Reader without logs', 'logs'],
    ['reader', SANDBOX_USERS.noLicence, 'Reader without licence', 'licence'],
  ] as const
  return people.map(([role, userPrincipalName, displayName, lacks]) => ({
    id: guid(`user ${lacks ?? role}`),
    role,
    userPrincipalName,
    displayName,
    ...(lacks === undefined ? {} : { lacks }),
  }))
}

/** Turns written-down data into a tenant. Ids depend on the tenant's id and on names only. */
export function buildTenant(id: string, seed: TenantSeed, now: Date): Tenant {
  const guid = (name: string) => guidFrom(id, name)
  const daysAgo = (days: number) =>
    `${new Date(now.getTime() - days * DAY).toISOString().slice(0, 19)}Z`
  const tenant: Tenant = {
    id,
    seed: seed.name ?? 'default',
    signsIn: SANDBOX_USERS[seed.signsIn ?? 'administrator'],
    displayName: seed.displayName,
    defaultDomain: seed.defaultDomain,
    createdDateTime: daysAgo(1500),
    users: makeUsers(guid),
    subscriptions: seed.subscriptions.map(({ key, ...rest }) => ({
      id: guid(`subscription ${key}`),
      ...rest,
    })),
    applications: new Map(),
    servicePrincipals: new Map(),
    managedIdentities: [],
    codes: new Map(),
    refreshTokens: new Map(),
    sessions: new Map(),
    consents: new Set(),
    faults: [],
    keyTurns: new Map(),
    activeFaults: new Map(),
    directoryAudits: [],
    signIns: [],
  }
  const builder: Builder = { tenant, guid, daysAgo }
  addResources(builder)
  for (const application of seed.applications) addApplication(builder, application)
  for (const identity of seed.managedIdentities) addManagedIdentity(builder, identity)
  grantConsents(tenant, GRANTED_AT_START)
  seedActivity(tenant, now)
  return tenant
}
