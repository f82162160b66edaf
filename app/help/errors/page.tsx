import type { Metadata } from 'next'
import { CodeList } from '@/components/help/code-list'
import { SearchForm } from '@/components/help/parts'
import { codeRows, searchCodes } from '@/components/help/search'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Error codes' }

export default async function ErrorsPage({ searchParams }: PageProps<'/help/errors'>) {
  const { q } = await searchParams
  const query = typeof q === 'string' ? q.trim() : ''
  const rows = codeRows()
  const found = searchCodes(query, rows)
  return (
    <>
      <PageHeader
        title="Error codes"
        lead="AADSTS codes of Microsoft Entra. Those that concern federation come first, with causes and fixes."
      />
      <SearchForm
        action={routes.helpErrors()}
        label="Find a code"
        placeholder="700213, or words of its meaning"
        query={query}
      />
      {found.length === 0 ? (
        <EmptyState kind="no-match" title="No code fits this search">
          Search for the number alone, or for fewer words.
        </EmptyState>
      ) : (
        <CodeList
          rows={found}
          caption={
            query === '' ? `${rows.length} codes` : `${found.length} of ${rows.length} codes`
          }
        />
      )}
    </>
  )
}
