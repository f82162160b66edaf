import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { CodeBlock } from '@/components/ui/code-block'
import { CodeWords } from '@/components/ui/code-words'
import type { GuideStep } from '@/lib/federation/clusters/model'
import { type GuideSubject, linkOf } from './words'

/** The guide: numbered steps with what to copy, what to see, and where it is documented. */
export function GuideSteps({
  steps,
  about,
}: {
  steps: readonly GuideStep[]
  /** What the links lead to. */
  about: GuideSubject
}) {
  return (
    <ol className="flex flex-col gap-6">
      {steps.map((step, at) => (
        <li key={step.id} data-step={step.id} className="flex min-w-0 gap-3">
          <span
            aria-hidden
            className="flex size-6 shrink-0 items-center justify-center rounded-full border border-strong font-medium text-sm tabular-nums"
          >
            {at + 1}
          </span>
          <Step step={step} about={about} />
        </li>
      ))}
    </ol>
  )
}

function Step({ step, about }: { step: GuideStep; about: GuideSubject }) {
  const { title, why, blocks, checks = [], links = [], sources } = step
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-2.5">
      <div>
        <h3 className="font-medium">{title}</h3>
        <p className="max-w-prose text-sm text-text-2">
          <CodeWords text={why} />
        </p>
      </div>
      {blocks.map((block) => (
        <CodeBlock key={block.title} label={block.title} code={block.text.trimEnd()} />
      ))}
      {checks.length > 0 && (
        <dl className="flex max-w-prose flex-col gap-1.5 border-border border-l-2 pl-3 text-sm">
          {checks.map(({ expect, otherwise }) => (
            <div key={expect}>
              <dt className="break-words">{expect}</dt>
              <dd className="break-words text-text-2">If not: {otherwise}</dd>
            </div>
          ))}
        </dl>
      )}
      {links.length > 0 && (
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {links.map((id) => {
            const { href, label } = linkOf(id, about)
            return (
              <Link key={id} href={href} className="link inline-flex items-center gap-1">
                {label}
                <ArrowRight aria-hidden className="size-3.5" />
              </Link>
            )
          })}
        </p>
      )}
      <p className="flex flex-wrap gap-x-3 text-text-2 text-xs">
        <span>Documented:</span>
        {sources.map((source) => (
          <a key={source} href={source} rel="noreferrer" className="link">
            {shortName(source)}
          </a>
        ))}
      </p>
    </div>
  )
}

/** Host and last part of an address. */
function shortName(source: string): string {
  const [host = '', ...parts] = source.replace(/^https:\/\/|\/$/g, '').split('/')
  return `${host} ${parts.at(-1)?.replace(/\.html$/, '') ?? ''}`
}
