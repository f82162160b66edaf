import { CREDENTIAL_LIMIT, KIND_NAMES } from '@/components/credential/describe'
import { countOf } from '@/components/shell/words'
import { Badge } from '@/components/ui/badge'
import { CapacityBar } from '@/components/ui/capacity-bar'
import type { TableColumn } from '@/components/ui/data-table'
import { Status } from '@/components/ui/status'
import type { Identity } from '@/lib/federation/credential/model'
import type { IdentityRow, IdentitySort } from './identity-rows'
import { storedSecrets } from './stored-secrets'

/** Secrets and certificates beside the credentials: a thing to retire. Unknown is said, not shown as none. */
export function Secrets({ identity }: { identity: Identity }) {
  if (identity.kind === 'managedIdentity') return <span className="text-text-3">Not possible</span>
  const stored = storedSecrets(identity)
  if (stored === null) return <Status tone="info">Not read</Status>
  if (stored === 0) return <span className="text-text-2">None</span>
  return <Status tone="warn">{secretWords(identity)}</Status>
}

function secretWords({ secretCount = 0, certificateCount = 0 }: Identity): string {
  return [
    secretCount > 0 ? countOf(secretCount, 'secret') : '',
    certificateCount > 0 ? countOf(certificateCount, 'certificate') : '',
  ]
    .filter(Boolean)
    .join(', ')
}

/** States that keep an identity from working, as words. */
export function IdentityFlags({ identity }: { identity: Identity }) {
  return (
    <>
      {identity.enabled === false && (
        <Badge tone="warn" title="Sign-in is switched off for this identity">
          off
        </Badge>
      )}
      {identity.hasServicePrincipal === false && (
        <Badge tone="warn" title="The application has no service principal in this tenant">
          no principal
        </Badge>
      )}
    </>
  )
}

/** How many credentials of the most that fit; null where they were not read. */
export function Capacity({ used }: { used: number | null }) {
  if (used === null) return <Status tone="info">Not read</Status>
  return (
    <CapacityBar
      used={used}
      limit={CREDENTIAL_LIMIT}
      label={`${used} of ${CREDENTIAL_LIMIT} credentials`}
    />
  )
}

type Column = TableColumn<IdentityRow> & { readonly id: IdentitySort }

/** Every column of the list of identities, in order. */
export const IDENTITY_COLUMNS: readonly Column[] = [
  {
    id: 'name',
    header: 'Name',
    min: 200,
    grow: 2.4,
    sortable: true,
    cell: ({ identity }) => (
      <span className="flex min-w-0 items-center gap-2">
        <span title={identity.displayName} className="truncate">
          {identity.displayName}
        </span>
        <IdentityFlags identity={identity} />
      </span>
    ),
  },
  {
    id: 'kind',
    header: 'Kind',
    min: 130,
    grow: 0.5,
    sortable: true,
    cell: ({ identity }) => <span className="text-text-2">{KIND_NAMES[identity.kind]}</span>,
  },
  {
    id: 'credentials',
    header: 'Credentials',
    min: 130,
    grow: 0.4,
    sortable: true,
    cell: ({ credentials }) => <Capacity used={credentials} />,
  },
  {
    id: 'secrets',
    header: 'Secrets still present',
    min: 150,
    grow: 0.6,
    sortable: true,
    cell: ({ identity }) => <Secrets identity={identity} />,
  },
  {
    id: 'clientId',
    header: 'Client id',
    min: 308,
    grow: 0.1,
    sortable: true,
    cell: ({ identity }) => <span className="font-mono text-text-2">{identity.clientId}</span>,
  },
]

/** The row on a narrow screen. */
export function StackedIdentity({ row }: { row: IdentityRow }) {
  return (
    <div className="flex min-w-0 flex-col gap-1 leading-snug">
      <div className="flex items-center gap-2">
        <span className="truncate font-medium">{row.identity.displayName}</span>
        <IdentityFlags identity={row.identity} />
      </div>
      <div className="flex items-center justify-between gap-2">
        <span className="text-text-2">{KIND_NAMES[row.identity.kind]}</span>
        <Capacity used={row.credentials} />
      </div>
      {(storedSecrets(row.identity) ?? 0) > 0 && <Secrets identity={row.identity} />}
    </div>
  )
}
