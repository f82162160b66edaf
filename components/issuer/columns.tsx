import { formatTime } from '@/components/shell/words'
import { Badge } from '@/components/ui/badge'
import type { CellPlace, TableColumn } from '@/components/ui/data-table'
import { MiddleEllipsis } from '@/components/ui/subject-text'
import { type Twin, twinWords } from './distinct-issuers'
import { FindingBadges, Unknown } from './finding-badges'
import { type IssuerRow, type IssuerSort, kindLabel } from './issuer-rows'
import { ProbeButton } from './probe-button'
import { ProbeStatus } from './probe-status'

/** "also written …": a near twin that Entra takes for another issuer. */
export function TwinBadge({ twins }: { twins: readonly Twin[] }) {
  const [first] = twins
  if (first === undefined) return null
  return (
    <Badge tone="warn" title={`Also trusted as\n${twins.map((twin) => twin.issuer).join('\n')}`}>
      also {twinWords(first)}
      {twins.length > 1 && ` +${twins.length - 1}`}
    </Badge>
  )
}

/** An issuer on one line. The scheme is left out where it is the usual one; anything else is shown. */
function ShortIssuer({ issuer }: { issuer: string }) {
  const rest = issuer.startsWith('https://') ? issuer.slice('https://'.length) : issuer
  return (
    <span title={issuer} className="flex min-w-0">
      <MiddleEllipsis text={rest} tail={14} />
    </span>
  )
}

type Column<Id extends string> = TableColumn<IssuerRow> & { readonly id: Id }

/** The columns that one can sort by and hide, in order. */
export const SORTABLE_COLUMNS: readonly Column<IssuerSort>[] = [
  {
    id: 'issuer',
    header: 'Issuer',
    min: 230,
    grow: 4,
    sortable: true,
    cell: ({ trusted }) => (
      <span className="flex min-w-0 items-center gap-2">
        <ShortIssuer issuer={trusted.issuer} />
        <TwinBadge twins={trusted.twins} />
      </span>
    ),
  },
  {
    id: 'kind',
    header: 'Kind',
    min: 132,
    grow: 0.6,
    sortable: true,
    cell: ({ trusted }) => (
      <span title={kindLabel(trusted)} className="text-text-2">
        {kindLabel(trusted)}
      </span>
    ),
  },
  {
    id: 'identities',
    header: 'Identities',
    min: 98,
    grow: 0.1,
    align: 'end',
    sortable: true,
    cell: ({ trusted }) => trusted.identities,
  },
  {
    id: 'credentials',
    header: 'Credentials',
    min: 108,
    grow: 0.1,
    align: 'end',
    sortable: true,
    cell: ({ trusted }) => trusted.credentials.length,
  },
  {
    id: 'state',
    header: 'Probe',
    min: 142,
    grow: 0.3,
    sortable: true,
    cell: ({ trusted }) => <ProbeStatus issuer={trusted.issuer} />,
  },
  {
    id: 'keys',
    header: 'Keys',
    min: 72,
    grow: 0.1,
    align: 'end',
    sortable: true,
    cell: ({ entry }) => (entry?.report === undefined ? <Unknown /> : entry.report.keys.length),
  },
  {
    id: 'findings',
    header: 'Findings',
    min: 144,
    grow: 0.2,
    sortable: true,
    cell: ({ entry }) => <FindingBadges report={entry?.report} />,
  },
  {
    id: 'probed',
    header: 'Probed',
    min: 80,
    grow: 0.1,
    sortable: true,
    cell: ({ entry }) => <ProbedAt iso={entry?.report?.probedAt} />,
  },
]

/** Every column of the list of issuers, in order. */
export const ISSUER_COLUMNS: readonly Column<IssuerSort | 'probe'>[] = [
  ...SORTABLE_COLUMNS,
  {
    id: 'probe',
    header: 'Action',
    min: 84,
    grow: 0.1,
    cell: ({ trusted }, { tabIndex }) => (
      <ProbeButton issuer={trusted.issuer} tabIndex={tabIndex} />
    ),
  },
]

function ProbedAt({ iso }: { iso: string | undefined }) {
  if (iso === undefined) return <Unknown />
  return (
    <time dateTime={iso} title={iso} className="text-text-2">
      {formatTime(iso)}
    </time>
  )
}

/** The row on a narrow screen: issuer, kind and number of trusts, state and findings. */
export function StackedIssuer({ row, place }: { row: IssuerRow; place: CellPlace }) {
  const { trusted, entry } = row
  const [twin] = trusted.twins
  return (
    <div className="flex min-w-0 items-center gap-2 leading-snug">
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <ShortIssuer issuer={trusted.issuer} />
        <span className="truncate text-text-2 text-xs">
          {kindLabel(trusted)} · {trusted.credentials.length} trusting
          {twin !== undefined && <span className="text-warn"> · also {twinWords(twin)}</span>}
        </span>
        <span className="flex min-w-0 items-center gap-2 text-xs">
          <ProbeStatus issuer={trusted.issuer} />
          {entry?.report !== undefined && <FindingBadges report={entry.report} />}
        </span>
      </div>
      <ProbeButton issuer={trusted.issuer} tabIndex={place.tabIndex} />
    </div>
  )
}
