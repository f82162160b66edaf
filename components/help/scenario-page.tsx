import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button-class'
import { CodeBlock } from '@/components/ui/code-block'
import { DetailHeader } from '@/components/ui/detail-header'
import { type KeyValue, KeyValueList } from '@/components/ui/key-value-list'
import { Notice } from '@/components/ui/notice'
import { SubjectText } from '@/components/ui/subject-text'
import { GUIDE_OF_SCENARIO } from '@/lib/federation/clusters/scenario-kinds'
import type { Scenario, SubjectTemplate } from '@/lib/federation/scenarios/model'
import { buildSubject } from '@/lib/federation/scenarios/subject'
import { routes } from '@/lib/routes'
import { BackLink, HelpSection, LinkedText, SourceList } from './parts'
import { CATEGORY_WORDS } from './words'

/** All that is known about one kind of workload. */
export function ScenarioPage({ scenario }: { scenario: Scenario }) {
  const guide = GUIDE_OF_SCENARIO[scenario.id]
  return (
    <article>
      <DetailHeader
        back={<BackLink href={routes.helpScenarios()}>All scenarios</BackLink>}
        title={scenario.name}
        eyebrow={CATEGORY_WORDS[scenario.category]}
      />
      {guide !== undefined && (
        <Link href={routes.issuerClusters(guide)} className={buttonClass({ className: 'mt-4' })}>
          Set it up, step by step
        </Link>
      )}
      {!scenario.usable && (
        <Notice tone="warn" title="Not usable as it is" className="mt-4 max-w-prose">
          {scenario.isIssuer
            ? 'Entra cannot match the tokens of this platform with a fixed subject.'
            : 'This platform is no issuer of its own, or none was found.'}
        </Notice>
      )}
      {scenario.pitfalls.length > 0 && (
        <HelpSection title="What goes wrong">
          <ul className="flex max-w-prose list-disc flex-col gap-1.5 pl-5">
            {scenario.pitfalls.map((pitfall) => (
              <li key={pitfall}>
                <LinkedText text={pitfall} />
              </li>
            ))}
          </ul>
        </HelpSection>
      )}
      {scenario.subjectTemplates.length > 0 && (
        <>
          <HelpSection title="The credential">
            <KeyValueList items={factsOf(scenario)} />
          </HelpSection>
          <HelpSection title="Forms of the subject">
            <div className="flex flex-col gap-4">
              {scenario.subjectTemplates.map((template) => (
                <TemplateCard key={template.id} template={template} />
              ))}
            </div>
          </HelpSection>
        </>
      )}
      {(scenario.obtainIssuer !== undefined || scenario.obtainToken !== undefined) && (
        <HelpSection title="Read it from the source">
          <div className="flex flex-col gap-3">
            {scenario.obtainIssuer !== undefined && (
              <CodeBlock code={scenario.obtainIssuer} label="Issuer" wrap />
            )}
            {scenario.obtainToken !== undefined && (
              <CodeBlock code={scenario.obtainToken} label="Token" wrap />
            )}
          </div>
        </HelpSection>
      )}
      <HelpSection title="Sources">
        <p className="mb-2 max-w-prose text-sm text-text-2">State: {scenario.verification}.</p>
        <SourceList sources={scenario.sources} />
      </HelpSection>
    </article>
  )
}

function factsOf(scenario: Scenario): readonly KeyValue[] {
  const { audience, flexible } = scenario
  const facts: (KeyValue | undefined)[] = [
    ...scenario.issuerExamples.map((issuer, index) => ({
      label: index === 0 ? 'Issuer' : `Issuer, form ${index + 1}`,
      value: <SubjectText text={issuer} />,
      copy: issuer,
      mono: true,
      note:
        index === 0 ? 'An example. Take yours from the token, character by character.' : undefined,
    })),
    audience.credential === undefined
      ? undefined
      : {
          label: 'Audience',
          value: audience.credential,
          copy: audience.credential,
          mono: true,
          note:
            audience.token === audience.credential
              ? undefined
              : `Without asking: ${audience.token}`,
        },
    {
      label: 'Algorithm',
      value: scenario.algorithms.join(', '),
      note: scenario.algorithmToAsk,
    },
    { label: 'Token life', value: scenario.lifetime },
    scenario.varies === undefined ? undefined : { label: 'Varies', value: scenario.varies },
    {
      label: 'Flexible credential',
      value: { yes: 'Supported', no: 'Not supported', unknown: 'Not known' }[flexible.supported],
      note: flexible.required ?? flexible.note,
    },
    flexible.example === undefined
      ? undefined
      : {
          label: 'Expression',
          value: flexible.example,
          copy: flexible.example,
          mono: true,
        },
  ]
  return facts.filter((fact) => fact !== undefined)
}

function TemplateCard({ template }: { template: SubjectTemplate }) {
  const example = buildSubject(
    template,
    Object.fromEntries(template.fields.map((field) => [field.name, field.example])),
  )
  return (
    <section className="rounded-md border border-border bg-surface p-3">
      <h3 className="flex flex-wrap items-center gap-2 font-medium">
        {template.label}
        {template.usable === false && <Badge tone="warn">Cannot match twice</Badge>}
      </h3>
      <p className="mt-1">
        <SubjectText text={template.template} />
      </p>
      {example.ok && (
        <p className="mt-1 text-sm text-text-2">
          Example: <SubjectText text={example.value} />
        </p>
      )}
      {template.note !== undefined && (
        <p className="mt-1 max-w-prose text-sm text-text-2">{template.note}</p>
      )}
      <dl className="mt-2 grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[10rem_minmax(0,1fr)]">
        {template.fields.map((field) => (
          <div key={field.name} className="contents">
            <dt className="font-mono">{field.name}</dt>
            <dd className="text-text-2">{field.help}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
