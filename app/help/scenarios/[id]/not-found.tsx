import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { routes } from '@/lib/routes'

export default function ScenarioNotFound() {
  return (
    <>
      <PageHeader title="Unknown scenario" />
      <EmptyState
        kind="none"
        title="There is no such scenario"
        actions={
          <Link href={routes.helpScenarios()} className="link">
            All scenarios
          </Link>
        }
      >
        It may have another name.
      </EmptyState>
    </>
  )
}
