import type { TableColumn } from '@/components/ui/data-table'
import type { CredentialRow } from './credential-row'
import type { CredentialSort } from './credential-rows'
import { KIND_NAMES } from './describe'
import { issuerLine } from './issuer-line'
import { MarkBadges } from './mark-badges'
import { SubjectCell } from './subject-cell'

function AudienceCell({ row }: { row: CredentialRow }) {
  const { audiences } = row.entry.credential
  const title = audiences.join('\n')
  const [first = ''] = audiences
  if (!row.marks.some((mark) => mark.field === 'audience')) {
    return (
      <span title={title} className="text-text-3">
        default
      </span>
    )
  }
  return (
    <span title={title} className="flex min-w-0 gap-1.5">
      <span className="truncate font-mono">{first}</span>
      {audiences.length > 1 && <span className="text-text-3">+{audiences.length - 1}</span>}
    </span>
  )
}

type Column = TableColumn<CredentialRow> & { readonly id: CredentialSort }

/** Every column of the list of credentials, in order. */
export const CREDENTIAL_COLUMNS: readonly Column[] = [
  {
    id: 'identity',
    header: 'Identity',
    min: 140,
    grow: 1.1,
    sortable: true,
    cell: (row) => (
      <span title={row.entry.identity.displayName} className="text-text">
        {row.entry.identity.displayName}
      </span>
    ),
  },
  {
    id: 'kind',
    header: 'Kind',
    min: 132,
    grow: 0,
    sortable: true,
    cell: (row) => <span className="text-text-2">{KIND_NAMES[row.entry.identity.kind]}</span>,
  },
  {
    id: 'name',
    header: 'Name',
    min: 120,
    grow: 0.9,
    sortable: true,
    cell: (row) => (
      <span title={row.entry.credential.name}>{row.entry.credential.name ?? '–'}</span>
    ),
  },
  {
    id: 'issuer',
    header: 'Issuer',
    min: 180,
    grow: 1.2,
    sortable: true,
    cell: (row) => (
      // The host wraps out of sight where there is no room for it.
      <span
        title={row.entry.credential.issuer}
        className="flex h-[1lh] flex-wrap gap-x-2 overflow-hidden"
      >
        <span className="max-w-full truncate">{row.issuer.label}</span>
        {row.issuer.kind !== 'other' && (
          <span className="min-w-24 flex-1 truncate text-text-3">{row.issuer.host}</span>
        )}
      </span>
    ),
  },
  {
    id: 'subject',
    header: 'Subject',
    min: 260,
    grow: 2.2,
    sortable: true,
    cell: (row) => <SubjectCell row={row} />,
  },
  {
    id: 'audience',
    header: 'Audience',
    min: 104,
    grow: 0.4,
    sortable: true,
    cell: (row) => <AudienceCell row={row} />,
  },
  {
    id: 'marks',
    header: 'Marks',
    min: 120,
    grow: 0,
    sortable: true,
    cell: (row) => <MarkBadges marks={row.marks} />,
  },
]

/** The row on a narrow screen: identity or name and marks, subject, issuer. */
export function StackedCredential({
  row,
  lead = 'identity',
}: {
  row: CredentialRow
  lead?: 'identity' | 'name'
}) {
  const { identity, credential } = row.entry
  return (
    <div className="flex min-w-0 flex-col gap-0.5 leading-snug">
      <div className="flex justify-between gap-2">
        <span className="truncate font-medium">
          {lead === 'identity' ? identity.displayName : (credential.name ?? '–')}
        </span>
        {row.marks.length > 0 && <MarkBadges marks={row.marks} />}
      </div>
      <SubjectCell row={row} />
      <span className="truncate text-text-3 text-xs">{issuerLine(row)}</span>
    </div>
  )
}
