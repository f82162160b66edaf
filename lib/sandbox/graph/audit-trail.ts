import { guidFromBytes } from '../ids'
import type {
  ApplicationRecord,
  AppRoleAssignment,
  AuditRecord,
  ServicePrincipalRecord,
  StoredCredential,
} from '../model'
import type { GraphCall } from './call'

/** Records that one tenant keeps; the oldest go first. */
const MAX_RECORDS = 1000

/**
 * Credentials as an audit record writes them: a JSON text that holds a list.
 * Source: log of the federated-credential technique in DataDog/stratus-red-team.
 */
export function writeCredentials(credentials: readonly StoredCredential[]): string {
  return JSON.stringify(
    credentials.map((one) => ({
      Name: one.name,
      Issuer: one.issuer,
      Subject: one.subject,
      Id: one.id,
      Description: one.description,
      Audiences: one.audiences,
      ClaimsMatchingExpressionValue: one.claimsMatchingExpression?.value ?? null,
      ClaimsMatchingExpressionLanguageVersion:
        one.claimsMatchingExpression?.languageVersion ?? null,
      EncodingVersion: 2,
      TrustedIssuer: null,
    })),
  )
}

function initiator({ caller, tenant }: GraphCall): AuditRecord['initiatedBy'] {
  const { user } = caller
  if (user !== undefined) {
    const { id, displayName, userPrincipalName } = user
    return { app: null, user: { id, displayName, userPrincipalName, ipAddress: '203.0.113.20' } }
  }
  const principal = tenant.servicePrincipals.get(caller.objectId)
  const displayName = principal?.displayName ?? null
  const app = { appId: caller.appId, servicePrincipalId: caller.objectId, displayName }
  return { app, user: null }
}

type Change = Pick<AuditRecord, 'activityDisplayName' | 'operationType' | 'targetResources'>

function record(call: GraphCall, change: Change): void {
  const { directoryAudits } = call.tenant
  const now = call.context.now().toISOString()
  const id = guidFromBytes(call.context.randomBytes(16))
  directoryAudits.push({
    id: `Directory_${id}_${directoryAudits.length}`,
    category: 'ApplicationManagement',
    correlationId: call.requestId,
    result: 'success',
    resultReason: '',
    activityDateTime: now,
    loggedByService: 'Core Directory',
    initiatedBy: initiator(call),
    additionalDetails: [
      { key: 'User-Agent', value: call.headers.get('user-agent') ?? '' },
      { key: 'AppId', value: call.caller.appId },
    ],
    ...change,
  })
  if (directoryAudits.length > MAX_RECORDS) directoryAudits.shift()
}

/** Notes that the credentials of an application changed. `before` is the earlier text. */
export function recordCredentials(
  call: GraphCall,
  { id, displayName, credentials }: ApplicationRecord,
  before: string,
): void {
  record(call, credentialChange({ id, displayName, before, after: writeCredentials(credentials) }))
}

/** The change of an application's credentials as a record tells it. */
export function credentialChange(change: {
  readonly id: string
  readonly displayName: string
  readonly before: string
  readonly after: string
}): Change {
  const { id, displayName, before, after } = change
  const name = 'FederatedIdentityCredentials'
  return {
    activityDisplayName: 'Update application',
    operationType: 'Update',
    targetResources: [
      {
        id,
        displayName,
        type: 'Application',
        modifiedProperties: [
          { displayName: name, oldValue: before, newValue: after },
          { displayName: 'Included Updated Properties', oldValue: null, newValue: `"${name}"` },
        ],
      },
    ],
  }
}

/** Notes that an app role was given or taken. The shape of this record is not published. */
export function recordGrant(
  call: GraphCall,
  holder: ServicePrincipalRecord,
  { appRoleId, resourceId }: AppRoleAssignment,
  verb: 'Add' | 'Remove',
): void {
  const resource = call.tenant.servicePrincipals.get(resourceId)
  const role = resource?.appRoles.find(({ id }) => id === appRoleId)
  const value = JSON.stringify(role?.value ?? appRoleId)
  const [oldValue, newValue] = verb === 'Add' ? [null, value] : [value, null]
  record(call, {
    activityDisplayName:
      verb === 'Add'
        ? 'Add app role assignment to service principal'
        : 'Remove app role assignment from service principal',
    operationType: verb === 'Add' ? 'Assign' : 'Unassign',
    targetResources: [
      {
        id: resourceId,
        displayName: resource?.displayName ?? null,
        type: 'ServicePrincipal',
        modifiedProperties: [{ displayName: 'AppRole.Value', oldValue, newValue }],
      },
      {
        id: holder.id,
        displayName: holder.displayName,
        type: 'ServicePrincipal',
        modifiedProperties: [],
      },
    ],
  })
}

/** Notes that an application was made or deleted. */
export function recordApplication(
  call: GraphCall,
  { id, displayName }: ApplicationRecord,
  verb: 'Add' | 'Delete',
): void {
  record(call, {
    activityDisplayName: `${verb} application`,
    operationType: verb,
    targetResources: [{ id, displayName, type: 'Application', modifiedProperties: [] }],
  })
}
