import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { CodeBlock } from '@/components/ui/code-block'
import { DetailHeader } from '@/components/ui/detail-header'
import { Notice } from '@/components/ui/notice'
import type { ListedCode } from '@/lib/federation/aadsts/listed'
import type { CodeCause, CodeEntry } from '@/lib/federation/aadsts/model'
import { routes } from '@/lib/routes'
import { CAUSE_LINKS } from './cause-links'
import { BackLink, HelpSection, SourceList } from './parts'
import { EVIDENCE_WORDS, FIELD_WORDS } from './words'

/** All that is known about an analysed code. */
export function CodePage({ entry }: { entry: CodeEntry }) {
  const example = entry.examples[0]?.text
  return (
    <article>
      <DetailHeader
        back={<BackLink href={routes.helpErrors()}>All error codes</BackLink>}
        title={`AADSTS${entry.code}`}
        meta={
          <>
            {entry.field && <Badge>{FIELD_WORDS[entry.field]}</Badge>}
            {entry.name !== '-' && <span className="break-all">{entry.name}</span>}
          </>
        }
      />
      <p className="mt-3 max-w-prose text-lg">{entry.meaning}</p>
      {entry.uncertain !== undefined && (
        <Notice tone="info" title="Not certain" className="mt-4 max-w-prose">
          {entry.uncertain}
        </Notice>
      )}
      <HelpSection title="Probable causes, most likely first">
        <ol className="flex max-w-prose list-decimal flex-col gap-4 pl-6">
          {entry.causes.map((cause) => (
            <CauseItem key={cause.id} cause={cause} />
          ))}
        </ol>
        <p className="mt-4 max-w-prose text-text-2">
          <Link href={routes.check()} className="link">
            Check
          </Link>{' '}
          reads your token or the whole error text and tells which cause it is. Nothing pasted
          leaves the page.
        </p>
      </HelpSection>
      {example !== undefined && entry.phrase !== undefined && (
        <HelpSection title="What the message looks like">
          <CodeBlock code={example} label="Example with invented ids" wrap />
        </HelpSection>
      )}
      <HelpSection title="Sources">
        <p className="mb-2 text-sm text-text-2">{EVIDENCE_WORDS[entry.evidence]}.</p>
        <SourceList sources={entry.sources} />
      </HelpSection>
    </article>
  )
}

function CauseItem({ cause }: { cause: CodeCause }) {
  const links = CAUSE_LINKS[cause.id]
  return (
    <li id={cause.id}>
      <p className="font-medium">{cause.title}</p>
      <p className="text-text-2">{cause.fix}</p>
      {cause.fixEntra !== undefined && (
        <p className="text-text-2">
          <span className="font-medium text-text">In Entra: </span>
          {cause.fixEntra}
        </p>
      )}
      {cause.fixWorkload !== undefined && (
        <p className="text-text-2">
          <span className="font-medium text-text">In the workload: </span>
          {cause.fixWorkload}
        </p>
      )}
      {links !== undefined && (
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {links.map(({ href, label }) => (
            <Link key={href} href={href} className="link inline-flex items-center gap-1">
              {label}
              <ArrowRight aria-hidden className="size-3.5" />
            </Link>
          ))}
        </p>
      )}
    </li>
  )
}

/** The little that is known about a code of the table. */
export function ListedCodePage({ entry }: { entry: ListedCode }) {
  return (
    <article>
      <DetailHeader
        back={<BackLink href={routes.helpErrors()}>All error codes</BackLink>}
        title={`AADSTS${entry.code}`}
        meta={entry.name === '-' ? undefined : <span className="break-all">{entry.name}</span>}
      />
      <p className="mt-3 max-w-prose text-lg">{entry.meaning}</p>
      <Notice tone="info" title="Known, not analysed" className="mt-4 max-w-prose">
        This code is rarely about workload identity federation, so there are no causes here.
      </Notice>
      <HelpSection title="Sources">
        <SourceList
          sources={[
            `https://login.microsoftonline.com/error?code=${entry.code}`,
            'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
          ]}
        />
      </HelpSection>
    </article>
  )
}
