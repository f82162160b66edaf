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

type Column = TableColumn<IssuerRow> & { readonly id: IssuerSort | 'probe' }

/** Every column of the list of issuers, in order. */
export const ISSUER_COLUMNS: readonly Column[] = [
  {
    id: 'issuer',
    header: 'Issuer',
    min: 250,
    grow: 3,
    sortable: true,
    cell: ({ trusted }) => (
      <span className="flex min-w-0 items-center gap-2">
        <MiddleEllipsis text={trusted.issuer} tail={16} />
        <TwinBadge twins={trusted.twins} />
      </span>
    ),
  },
  {
    id: 'kind',
    header: 'Kind',
    min: 110,
    grow: 1,
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
    min: 84,
    grow: 0.1,
    align: 'end',
    sortable: true,
    cell: ({ trusted }) => trusted.identities,
  },
  {
    id: 'credentials',
    header: 'Credentials',
    min: 96,
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
    min: 62,
    grow: 0.1,
    align: 'end',
    sortable: true,
    cell: ({ entry }) => (entry?.report === undefined ? <Unknown /> : entry.report.keys.length),
  },
  {
    id: 'findings',
    header: 'Findings',
    min: 150,
    grow: 0.6,
    sortable: true,
    cell: ({ entry }) => <FindingBadges report={entry?.report} />,
  },
  {
    id: 'probed',
    header: 'Probed',
    min: 72,
    grow: 0.1,
    sortable: true,
    cell: ({ entry }) => <ProbedAt iso={entry?.report?.probedAt} />,
  },
  {
    id: 'probe',
    header: 'Action',
    min: 96,
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
        <MiddleEllipsis text={trusted.issuer} tail={12} />
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
