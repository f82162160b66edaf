import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'
import { lookupListed } from '@/lib/federation/aadsts/listed'
import { findCode } from '@/lib/federation/aadsts/registry'
import { routes } from '@/lib/routes'

/** A part of a help page with its heading. */
export function HelpSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-6">
      <h2 className="mb-2 font-semibold text-lg">{title}</h2>
      {children}
    </section>
  )
}

/** Running text in which known AADSTS numbers are links. */
export function LinkedText({ text }: { text: string }) {
  let offset = 0
  return text.split(/(AADSTS\d{4,9})/).map((part) => {
    const key = offset
    offset += part.length
    const code = /^AADSTS(\d+)$/.exec(part)?.[1]
    return code !== undefined && isKnown(Number(code)) ? (
      <Link key={key} href={routes.helpError(Number(code))} className="link">
        {part}
      </Link>
    ) : (
      <Fragment key={key}>{part}</Fragment>
    )
  })
}

function isKnown(code: number): boolean {
  return findCode(code) !== undefined || lookupListed(code) !== undefined
}

/** Where a fact comes from: links that leave the product, shown in full. */
export function SourceList({ sources }: { sources: readonly string[] }) {
  if (sources.length === 0) return <p className="text-text-2">No public page was found.</p>
  return (
    <ul className="flex flex-col gap-1">
      {sources.map((source) => (
        <li key={source} className="break-all text-sm">
          <a href={source} rel="noreferrer" className="link">
            {source.replace('https://', '')}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** A search that works without JavaScript: a form that loads the page again with `q`. */
export function SearchForm({
  action,
  label,
  placeholder,
  query,
}: {
  action: string
  label: string
  placeholder: string
  query: string
}) {
  return (
    <search>
      <form action={action} method="get" className="mt-4 flex flex-wrap items-end gap-2">
        <label className="flex min-w-0 max-w-prose flex-1 basis-64 flex-col gap-1 font-medium text-sm">
          {label}
          <input
            type="search"
            name="q"
            defaultValue={query}
            placeholder={placeholder}
            maxLength={200}
            autoComplete="off"
            className="h-9 rounded-md border border-strong bg-bg px-2.5 font-normal text-base"
          />
        </label>
        <button
          type="submit"
          className="h-9 rounded-md border border-strong bg-surface px-3 font-medium"
        >
          Search
        </button>
      </form>
    </search>
  )
}

/** Way back to a list. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className="link">
      <span aria-hidden="true">← </span>
      {children}
    </a>
  )
}
