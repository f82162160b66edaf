import type { Metadata } from 'next'
import { SearchForm } from '@/components/help/parts'
import { ScenarioList } from '@/components/help/scenario-list'
import { searchScenarios } from '@/components/help/search'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Scenarios' }

export default async function ScenariosPage({ searchParams }: PageProps<'/help/scenarios'>) {
  const { q } = await searchParams
  const query = typeof q === 'string' ? q.trim() : ''
  const found = searchScenarios(query)
  return (
    <>
      <PageHeader
        title="Scenarios"
        lead="Kinds of workload that can sign in without a secret: issuer, subject forms, pitfalls."
      />
      <SearchForm
        action={routes.helpScenarios()}
        label="Find a scenario"
        placeholder="GitHub, spiffe://, gitlab.com"
        query={query}
      />
      {found.length === 0 ? (
        <EmptyState kind="no-match" title="No scenario fits this search">
          Search for the platform by name, or for a part of its issuer.
        </EmptyState>
      ) : (
        <ScenarioList scenarios={found} />
      )}
    </>
  )
}
