'use client'

import dynamic from 'next/dynamic'
import { parseAsString, useQueryState } from 'nuqs'
import { useCallback, useMemo } from 'react'
import { CREDENTIAL_COLUMNS, StackedCredential } from '@/components/credential/columns'
import type { CredentialRow } from '@/components/credential/credential-row'
import { credentialIndex } from '@/components/credential/credential-rows'
import { issuerLine } from '@/components/credential/issuer-line'
import { useInventory } from '@/components/session/context'
import { unseenReason } from '@/components/shell/unseen'
import { Button } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PeekPanel } from '@/components/ui/peek-panel'
import type { InventoryCredential } from '@/lib/federation/inventory/model'

const CredentialDetails = dynamic(
  async () => (await import('@/components/credential/credential-details')).CredentialDetails,
)

const SHOWN: readonly string[] = ['name', 'issuer', 'subject', 'audience', 'marks']
const COLUMNS = CREDENTIAL_COLUMNS.filter((column) => SHOWN.includes(column.id))
const BESIDE = COLUMNS.filter((column) => column.id !== 'audience')
const FILTER = { query: '', facets: { kind: [], issuerKind: [], aud: [], mark: [], state: [] } }

const rowKey = (row: CredentialRow) => row.entry.key
const stacked = (row: CredentialRow) => <StackedCredential row={row} lead="name" />

/** The credentials of one identity, at most twenty, with the same details beside them. */
export function IdentityCredentials({
  credentials,
  unread,
}: {
  credentials: readonly InventoryCredential[]
  /** Nothing is listed because nothing was read. */
  unread: boolean
}) {
  const { inventory, status, rescan } = useInventory()
  const cloud = inventory?.cloud ?? 'public'
  const [opened, setOpened] = useQueryState('c', parseAsString)
  const index = useMemo(
    () => credentialIndex({ cloud, credentials, sources: [] }),
    [cloud, credentials],
  )
  const rows = useMemo(() => index.sort(index.filter(FILTER), { by: 'name', dir: 'asc' }), [index])
  const open = useCallback((row: CredentialRow) => void setOpened(row.entry.key), [setOpened])
  const close = useCallback(() => void setOpened(null), [setOpened])
  const found = Array.from(rows, (row) => index.item(row)).find((row) => row.entry.key === opened)
  return (
    <div className="flex min-h-0 flex-1 gap-3">
      <DataTable
        caption="Credentials of this identity"
        columns={found === undefined ? COLUMNS : BESIDE}
        rows={rows}
        item={index.item}
        rowKey={rowKey}
        stacked={stacked}
        openKey={opened}
        onOpen={open}
        onClose={close}
        loading={status === 'scanning'}
        error={null}
        empty={
          unread ? (
            <EmptyState
              kind="no-permission"
              title="Its credentials were not read"
              actions={<Button onClick={rescan}>Scan again</Button>}
            >
              There may be some. {inventory === null ? '' : unseenReason(inventory)}
            </EmptyState>
          ) : (
            <EmptyState kind="none" title="No federated credential">
              Nothing outside of the tenant can sign in as this identity without a secret.
            </EmptyState>
          )
        }
      />
      {found !== undefined && (
        <PeekPanel
          title={found.entry.credential.name ?? 'Credential'}
          subtitle={issuerLine(found)}
          onClose={close}
        >
          <CredentialDetails key={found.entry.key} row={found} />
        </PeekPanel>
      )}
    </div>
  )
}
