import { GRAPH_APP_ID, RESOURCES } from '../entra/resources'
import { credentialChange, writeCredentials } from '../graph/audit-trail'
import { guidFrom } from '../ids'
import type { ServicePrincipalRecord, SignInRecord, StoredCredential, Tenant } from '../model'
import { SANDBOX_CLIENT_ID } from '../public/constants'

/** Objects whose past is made up, so that large tenants are ready as fast as small ones. */
const OBJECTS = 40

const HOUR = 3_600_000

/** What became of a credential, by its place among all: used daily, lately, once and long ago, in vain, never. */
const USES: readonly (readonly { readonly hoursAgo: number; readonly errorCode: number }[])[] = [
  [2, 26, 50, 74].map((hoursAgo) => ({ hoursAgo, errorCode: 0 })),
  [30, 200].map((hoursAgo) => ({ hoursAgo, errorCode: 0 })),
  [{ hoursAgo: 600, errorCode: 0 }],
  [
    { hoursAgo: 5, errorCode: 700213 },
    { hoursAgo: 80, errorCode: 0 },
  ],
  [],
]

const REASONS: Readonly<Record<number, string>> = {
  700213:
    'No matching federated identity record found for presented assertion subject. Check your federated identity credential Subject, Audience and Issuer against the presented assertion.',
}

interface Actor {
  readonly appId: string
  readonly principalId: string
  readonly event: 'servicePrincipal' | 'managedIdentity'
  readonly credentials: readonly StoredCredential[]
}

function actors(tenant: Tenant): readonly Actor[] {
  const applications = [...tenant.applications.values()].slice(0, OBJECTS)
  const wanted = new Set(applications.map(({ appId }) => appId))
  const byApp = new Map<string, ServicePrincipalRecord>()
  for (const principal of tenant.servicePrincipals.values()) {
    if (wanted.has(principal.appId)) byApp.set(principal.appId, principal)
  }
  const made: Actor[] = applications.flatMap(({ appId, credentials }) => {
    const principal = byApp.get(appId)
    return principal?.accountEnabled
      ? [{ appId, principalId: principal.id, event: 'servicePrincipal' as const, credentials }]
      : []
  })
  const identities = tenant.managedIdentities.slice(0, OBJECTS)
  return [
    ...made,
    ...identities.map(({ clientId, principalId, credentials }) => ({
      appId: clientId,
      principalId,
      event: 'managedIdentity' as const,
      credentials,
    })),
  ]
}

function workloadSignIns(tenant: Tenant, now: number): readonly SignInRecord[] {
  const all = actors(tenant).flatMap((actor) =>
    actor.credentials.map((credential) => ({ actor, credential })),
  )
  return all.flatMap(({ actor, credential }, place) =>
    (USES[place % USES.length] ?? []).map(({ hoursAgo, errorCode }): SignInRecord => {
      const name = `sign-in ${credential.id} ${hoursAgo}`
      return {
        id: guidFrom(tenant.id, name),
        createdDateTime: new Date(now - hoursAgo * HOUR).toISOString(),
        correlationId: guidFrom(tenant.id, `correlation of ${name}`),
        event: actor.event,
        userId: null,
        appId: actor.appId,
        principalId: actor.principalId,
        resourceAppId: place % 2 === 0 ? RESOURCES.arm.appId : GRAPH_APP_ID,
        credentialType: 'federatedIdentityCredential',
        credentialId: errorCode === 0 ? credential.id : null,
        errorCode,
        failureReason: REASONS[errorCode] ?? null,
        ipAddress: `203.0.113.${10 + (place % 40)}`,
      }
    }),
  )
}

function personSignIns(tenant: Tenant, now: number): readonly SignInRecord[] {
  return tenant.users.slice(0, 2).map(({ id }, place) => ({
    id: guidFrom(tenant.id, `sign-in of ${id}`),
    createdDateTime: new Date(now - (place + 1) * 7 * HOUR).toISOString(),
    correlationId: guidFrom(tenant.id, `correlation of ${id}`),
    event: 'interactiveUser',
    userId: id,
    appId: SANDBOX_CLIENT_ID,
    principalId: null,
    resourceAppId: GRAPH_APP_ID,
    credentialType: 'none',
    credentialId: null,
    errorCode: 0,
    failureReason: null,
    ipAddress: '198.51.100.7',
  }))
}

/** The last credential of every fourth application was added by the administrator, days ago. */
function seedAudits(tenant: Tenant, now: number): void {
  const [administrator] = tenant.users
  const holders = [...tenant.applications.values()]
    .slice(0, OBJECTS)
    .filter(({ credentials }) => credentials.length > 0)
    .filter((_, place) => place % 4 === 0)
  for (const [place, { id, displayName, credentials }] of holders.reverse().entries()) {
    const days = holders.length - place
    const seed = guidFrom(tenant.id, `audit ${id}`)
    tenant.directoryAudits.push({
      id: `Directory_${seed}`,
      category: 'ApplicationManagement',
      correlationId: guidFrom(tenant.id, `correlation of audit ${id}`),
      result: 'success',
      resultReason: '',
      activityDateTime: new Date(now - days * 24 * HOUR).toISOString(),
      loggedByService: 'Core Directory',
      initiatedBy: {
        app: null,
        user: {
          id: administrator?.id,
          displayName: administrator?.displayName,
          userPrincipalName: administrator?.userPrincipalName,
          ipAddress: '198.51.100.7',
        },
      },
      additionalDetails: [
        { key: 'User-Agent', value: 'Mozilla/5.0' },
        { key: 'AppId', value: SANDBOX_CLIENT_ID },
      ],
      ...credentialChange({
        id,
        displayName,
        before: writeCredentials(credentials.slice(0, -1)),
        after: writeCredentials(credentials),
      }),
    })
  }
}

/** Fills the logs of a new tenant: ids and order depend on names only, times on the moment of seeding. */
export function seedActivity(tenant: Tenant, now: Date): void {
  const time = now.getTime()
  tenant.signIns.push(...workloadSignIns(tenant, time), ...personSignIns(tenant, time))
  seedAudits(tenant, time)
}
