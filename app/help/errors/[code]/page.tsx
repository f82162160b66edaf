import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CodePage, ListedCodePage } from '@/components/help/code-page'
import { lookupListed } from '@/lib/federation/aadsts/listed'
import { findCode } from '@/lib/federation/aadsts/registry'

type Props = PageProps<'/help/errors/[code]'>

/** `700213` and `AADSTS700213` both lead here. */
function numberOf(code: string): number {
  return Number(/^(?:AADSTS)?(\d{1,9})$/i.exec(code)?.[1])
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const code = numberOf((await params).code)
  const entry = findCode(code) ?? lookupListed(code)
  if (!entry) return { title: 'Unknown code' }
  return { title: `AADSTS${code}`, description: entry.meaning }
}

export default async function ErrorPage({ params }: Props) {
  const code = numberOf((await params).code)
  const entry = findCode(code)
  if (entry) return <CodePage entry={entry} />
  const listed = lookupListed(code)
  if (listed) return <ListedCodePage entry={listed} />
  notFound()
}
