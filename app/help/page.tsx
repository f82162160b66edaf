import type { Metadata } from 'next'
import Link from 'next/link'
import { HelpSection, SearchForm } from '@/components/help/parts'
import { PageHeader } from '@/components/ui/page-header'
import { CODES } from '@/lib/federation/aadsts/registry'
import { SCENARIOS } from '@/lib/federation/scenarios/registry'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Help' }

/** The codes that issue threads name most often. */
const FREQUENT = [700213, 700211, 700212, 7002138, 70025, 700024, 7000272, 501661]

export default function HelpPage() {
  return (
    <>
      <PageHeader
        title="Help"
        lead="What the errors of workload identity federation mean, and what each kind of workload sends."
      />
      <SearchForm
        action={routes.helpErrors()}
        label="Find an error code"
        placeholder="700213, or words of its meaning"
        query=""
      />
      <HelpSection title="Errors met most often">
        <ul className="flex max-w-prose flex-col gap-1.5">
          {CODES.filter(({ code }) => FREQUENT.includes(code))
            .sort((left, right) => FREQUENT.indexOf(left.code) - FREQUENT.indexOf(right.code))
            .map(({ code, meaning }) => (
              <li key={code}>
                <Link href={routes.helpError(code)} className="link font-mono">
                  {code}
                </Link>{' '}
                {meaning}
              </li>
            ))}
        </ul>
        <p className="mt-3">
          <Link href={routes.helpErrors()} className="link">
            All error codes
          </Link>
        </p>
      </HelpSection>
      <HelpSection title="Scenarios">
        <p className="max-w-prose">
          <Link href={routes.helpScenarios()} className="link">
            {SCENARIOS.length} kinds of workload
          </Link>
          : their issuers, the forms of their subjects, and what goes wrong with them.
        </p>
      </HelpSection>
    </>
  )
}
