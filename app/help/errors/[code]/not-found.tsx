import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { routes } from '@/lib/routes'

export default function CodeNotFound() {
  return (
    <>
      <PageHeader title="Unknown error code" />
      <EmptyState
        kind="none"
        title="This code is in none of our lists"
        actions={
          <Link href={routes.helpErrors()} className="link">
            All error codes
          </Link>
        }
      >
        Look it up at{' '}
        <a href="https://login.microsoftonline.com/error" rel="noreferrer" className="link">
          login.microsoftonline.com/error
        </a>
        , or check the number for a missing digit.
      </EmptyState>
    </>
  )
}
