import { RESOURCES } from '../entra/resources'
import type { SignInRecord, Tenant } from '../model'
import type { GraphVersion } from './call'
import type { Entity, EntityType, Json } from './schema'

/** Properties of both versions. */
const COMMON = [
  'id',
  'createdDateTime',
  'userDisplayName',
  'userPrincipalName',
  'userId',
  'appId',
  'appDisplayName',
  'ipAddress',
  'clientAppUsed',
  'correlationId',
  'conditionalAccessStatus',
  'isInteractive',
  'resourceDisplayName',
  'resourceId',
  'status',
  'location',
]

/** Properties that tell of workloads: beta only. Source: Graph metadata of 20 August 2026. */
const WORKLOAD = [
  'signInEventTypes',
  'servicePrincipalId',
  'servicePrincipalName',
  'clientCredentialType',
  'federatedCredentialId',
  'managedServiceIdentity',
  'uniqueTokenIdentifier',
]

/** The type as the version knows it. */
export function signInType(version: GraphVersion): EntityType {
  return {
    name: 'microsoft.graph.signIn',
    properties: version === 'beta' ? [...COMMON, ...WORKLOAD] : COMMON,
    expandable: [],
    log: true,
  }
}

function resourceName(appId: string): string | null {
  return Object.values(RESOURCES).find((one) => one.appId === appId)?.displayName ?? null
}

function workload(tenant: Tenant, record: SignInRecord): Json {
  const principal = tenant.servicePrincipals.get(record.principalId ?? '')
  const identity = record.event === 'managedIdentity'
  return {
    signInEventTypes: [record.event],
    servicePrincipalId: record.principalId ?? '',
    servicePrincipalName: principal?.displayName ?? '',
    clientCredentialType: record.credentialType,
    federatedCredentialId: record.credentialId ?? '',
    managedServiceIdentity: {
      msiType: identity ? 'userAssigned' : 'none',
      associatedResourceId: identity ? (principal?.alternativeNames[1] ?? '') : '',
      federatedTokenId: '',
      federatedTokenIssuer: '',
    },
    uniqueTokenIdentifier: Buffer.from(record.id).toString('base64url').slice(0, 22),
  }
}

/** A sign-in as Graph shows it. Places are unknown: addresses are those of documentation. */
export function toSignIn(tenant: Tenant, record: SignInRecord, version: GraphVersion): Entity {
  const user = tenant.users.find(({ id }) => id === record.userId)
  const { servicePrincipals } = tenant
  const principal =
    record.principalId === null
      ? [...servicePrincipals.values()].find(({ appId }) => appId === record.appId)
      : servicePrincipals.get(record.principalId)
  const common = {
    id: record.id,
    createdDateTime: record.createdDateTime,
    userDisplayName: user?.displayName ?? '',
    userPrincipalName: user?.userPrincipalName ?? '',
    userId: user?.id ?? '',
    appId: record.appId,
    appDisplayName: principal?.displayName ?? null,
    ipAddress: record.ipAddress,
    clientAppUsed: user === undefined ? '' : 'Browser',
    correlationId: record.correlationId,
    conditionalAccessStatus: 'notApplied',
    isInteractive: record.event === 'interactiveUser',
    resourceDisplayName: resourceName(record.resourceAppId),
    resourceId: record.resourceAppId,
    status: {
      errorCode: record.errorCode,
      failureReason: record.failureReason ?? 'Other.',
      additionalDetails: null,
    },
    location: { city: '', state: '', countryOrRegion: '', geoCoordinates: null },
  }
  const properties = version === 'beta' ? { ...common, ...workload(tenant, record) } : common
  return { properties, expandable: {} }
}
