import type { Metadata } from 'next'
import Link from 'next/link'
import { CodeList } from '@/components/help/code-list'
import { SearchForm } from '@/components/help/parts'
import { codeRows, searchCodes } from '@/components/help/search'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Error codes' }

export default async function ErrorsPage({ searchParams }: PageProps<'/help/errors'>) {
  const { q, all } = await searchParams
  const query = typeof q === 'string' ? q.trim() : ''
  const rows = codeRows()
  // Without a search the codes of other sign-ins stay out of the way, and the page stays small.
  const whole = query !== '' || all !== undefined
  const found = whole ? searchCodes(query, rows) : rows.filter(({ analysed }) => analysed)
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
        <>
          <CodeList
            rows={found}
            caption={`${found.length} of ${rows.length} codes${query === '' ? '' : ' fit the search'}`}
          />
          {!whole && (
            <p className="mt-4">
              <Link href={routes.helpErrors({ all: '1' })} prefetch={false} className="link">
                Show all {rows.length} codes
              </Link>
              , also those that are known but not analysed.
            </p>
          )}
        </>
      )}
    </>
  )
}
