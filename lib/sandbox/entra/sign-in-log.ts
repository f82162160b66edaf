import type { EntraAnswer } from '@/lib/federation/verdict/model'
import type { SandboxContext } from '../context'
import { guidFromBytes } from '../ids'
import type { Tenant } from '../model'

/** Records that one tenant keeps; the oldest go first. */
const MAX_RECORDS = 5000

/** A federated exchange that ended. */
interface ExchangeEnd {
  readonly clientId: string
  readonly resourceAppId: string
  readonly credentialId: string | null
  /** The refusal; null for a success. */
  readonly answer: EntraAnswer | null
}

/** Notes an exchange in the sign-in log. Clients that the tenant does not know leave no line. */
export function recordSignIn(context: SandboxContext, tenant: Tenant, end: ExchangeEnd): void {
  const appId = end.clientId.toLowerCase()
  const principal = [...tenant.servicePrincipals.values()].find((one) => one.appId === appId)
  if (principal === undefined) return
  tenant.signIns.push({
    id: guidFromBytes(context.randomBytes(16)),
    createdDateTime: context.now().toISOString(),
    correlationId: guidFromBytes(context.randomBytes(16)),
    event:
      principal.servicePrincipalType === 'ManagedIdentity' ? 'managedIdentity' : 'servicePrincipal',
    userId: null,
    appId,
    principalId: principal.id,
    resourceAppId: end.resourceAppId,
    credentialType: 'federatedIdentityCredential',
    credentialId: end.credentialId,
    errorCode: end.answer?.code ?? 0,
    failureReason: end.answer?.message.replace(/^AADSTS\d+: /, '') ?? null,
    ipAddress: '203.0.113.10',
  })
  if (tenant.signIns.length > MAX_RECORDS) tenant.signIns.shift()
}
