import Link from 'next/link'
import { SubjectText } from '@/components/ui/subject-text'
import type { Scenario } from '@/lib/federation/scenarios/model'
import { routes } from '@/lib/routes'
import { HelpSection } from './parts'
import { CATEGORY_WORDS } from './words'

/** Scenarios under their categories, in the order of the registry. */
export function ScenarioList({ scenarios }: { scenarios: readonly Scenario[] }) {
  const categories = [...new Set(scenarios.map(({ category }) => category))]
  return categories.map((category) => (
    <HelpSection key={category} title={CATEGORY_WORDS[category]}>
      <ul className="divide-y divide-border border-border border-y">
        {scenarios
          .filter((scenario) => scenario.category === category)
          .map((scenario) => (
            <li
              key={scenario.id}
              className="grid gap-x-4 py-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] sm:items-baseline"
            >
              <Link
                href={routes.helpScenario(scenario.id)}
                prefetch={false}
                className="link font-medium"
              >
                {scenario.name}
              </Link>
              {scenario.issuerExamples[0] !== undefined && (
                <SubjectText text={scenario.issuerExamples[0]} className="text-text-2" />
              )}
            </li>
          ))}
      </ul>
    </HelpSection>
  ))
}
