import { isStorageHost } from '@/lib/federation/issuer/identifier'
import type { IssuerFinding, ProbeReport } from '@/lib/federation/issuer/model'
import type { ProbeInternet } from './internet'

const ANSWER_BYTES_MAX = 64 * 1024

export interface StorageCheck {
  readonly storage: NonNullable<ProbeReport['storage']>
  readonly findings: readonly IssuerFinding[]
}

/** `authorization_uri=https://login.microsoftonline.com/{tenant}/oauth2/authorize`, in any cloud. */
const TENANT_IN_CHALLENGE =
  /\bauthorization_uri="?https:\/\/login\.[a-z.]+\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\//i

/**
 * Asks Azure Storage whose account an issuer's documents lie in, and whether their container can be
 * listed by anybody. Two requests without any proof of who asks; `undefined` for other hosts.
 *
 * @param tenants the tenants that are ours; without them ownership is told but not judged.
 */
export async function checkStorage(
  issuer: URL,
  internet: ProbeInternet,
  { tenants, signal }: { readonly tenants: readonly string[]; readonly signal: AbortSignal },
): Promise<StorageCheck | undefined> {
  const host = issuer.hostname
  if (!internet.askStorage || !isStorageHost(host)) return undefined
  const options = { maxBytes: ANSWER_BYTES_MAX, signal }
  const container = /^\/([a-z0-9-]{3,63})(?:\/|$)/.exec(issuer.pathname)?.[1]
  const [challenge, listing] = await Promise.all([
    internet.askStorage({ host, path: '/', search: '?comp=list' }, options),
    container === undefined
      ? undefined
      : internet.askStorage(
          {
            host,
            path: `/${container}`,
            search: '?restype=container&comp=list&maxresults=1',
          },
          options,
        ),
  ])
  const header = challenge.ok ? challenge.headers['www-authenticate'] : undefined
  const tenantId = TENANT_IN_CHALLENGE.exec(header ?? '')?.[1]?.toLowerCase()
  const account = host.split('.')[0] ?? host
  const foreign =
    tenantId !== undefined &&
    tenants.length > 0 &&
    !tenants.some((own) => own.toLowerCase() === tenantId)
  return {
    storage: { account, ...(tenantId !== undefined && { tenantId }) },
    findings: [
      ...(foreign ? [{ ...FOREIGN, message: foreignMessage(account, tenantId) }] : []),
      ...(listing?.ok && listing.status === 200
        ? [{ ...OPEN_LISTING, message: `Anybody can list the container ${container}.` }]
        : []),
    ],
  }
}

function foreignMessage(account: string, tenantId: string): string {
  return `The storage account ${account} belongs to the Entra tenant ${tenantId}, which is not yours.`
}

const FOREIGN: Omit<IssuerFinding, 'message'> = {
  id: 'issuer-storage-account-foreign-tenant',
  severity: 'critical',
  fix: 'Treat it as a compromise: delete the credential, revoke the identity’s sessions, and look at its sign-ins.',
  why: 'An account that somebody else took over looks healthy: documents answer and keys are valid. The owner is the only visible difference.',
  source: 'https://learn.microsoft.com/azure/security/fundamentals/subdomain-takeover',
}

const OPEN_LISTING: Omit<IssuerFinding, 'message'> = {
  id: 'issuer-storage-open-listing',
  severity: 'low',
  fix: 'Set the container’s access level to Blob, or use a static website.',
  why: 'A list shows everything that was put there by mistake; private keys have been uploaded beside public ones.',
  source: 'https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-configure',
}
