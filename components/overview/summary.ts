import type { Route } from 'next'
import { rowOf } from '@/components/credential/credential-row'
import { issuerKindName } from '@/components/credential/describe'
import { storedSecrets } from '@/components/identity/stored-secrets'
import { countOf } from '@/components/shell/words'
import type { Tone } from '@/components/ui/tone'
import type { Inventory } from '@/lib/federation/inventory/model'
import { routes } from '@/lib/routes'

export interface IssuerKindCount {
  readonly kindId: string
  readonly label: string
  readonly credentials: number
  /** Distinct issuers of this kind. */
  readonly issuers: number
}

/** What the overview counts. */
export interface Summary {
  readonly credentials: number
  /** Identities that own at least one credential. */
  readonly identities: number
  readonly issuers: number
  /** Credentials that cannot match any token as they stand. */
  readonly broken: number
  /** Identities with a credential that still keep a secret or certificate. */
  readonly withSecrets: number
  /** Most credentials first. */
  readonly issuerKinds: readonly IssuerKindCount[]
}

/** Counts an inventory; safe on one that is still growing. */
export function summarize(inventory: Pick<Inventory, 'cloud' | 'credentials'>): Summary {
  const identities = new Map<string, boolean>()
  const issuers = new Set<string>()
  const kinds = new Map<string, { label: string; credentials: number; issuers: Set<string> }>()
  let broken = 0
  for (const entry of inventory.credentials) {
    const row = rowOf(entry, inventory.cloud)
    const { issuer } = entry.credential
    identities.set(entry.identity.id, (storedSecrets(entry.identity) ?? 0) > 0)
    issuers.add(issuer)
    if (row.marks.some((mark) => mark.tone === 'err')) broken++
    const kindId = row.issuer.kind
    const kind = kinds.get(kindId) ?? {
      label: issuerKindName(row.issuer),
      credentials: 0,
      issuers: new Set(),
    }
    kind.credentials++
    kind.issuers.add(issuer)
    kinds.set(kindId, kind)
  }
  return {
    credentials: inventory.credentials.length,
    identities: identities.size,
    issuers: issuers.size,
    broken,
    withSecrets: Array.from(identities.values()).filter(Boolean).length,
    issuerKinds: Array.from(kinds, ([kindId, kind]) => ({
      kindId,
      label: kind.label,
      credentials: kind.credentials,
      issuers: kind.issuers.size,
    })).sort(byWeight),
  }
}

/** Most credentials first; what has no known kind comes last. */
function byWeight(a: IssuerKindCount, b: IssuerKindCount): number {
  if (a.kindId === 'other' || b.kindId === 'other') return a.kindId === 'other' ? 1 : -1
  return b.credentials - a.credentials || (a.label < b.label ? -1 : 1)
}

/** The one thing to do next. `rescan` is an action of the page, everything else a link. */
export interface NextAction {
  readonly tone: Tone
  readonly title: string
  readonly detail: string
  readonly label: string
  readonly href: Route | 'rescan'
}

/** Picks the next best action of a finished scan: what is broken before what is missing before what is untidy. */
export function nextAction(inventory: Inventory, summary: Summary): NextAction {
  const failed = inventory.sources.filter((source) => source.state === 'failed')
  if (failed.length > 0) {
    return {
      tone: 'err',
      title: 'The scan is not complete',
      detail: `${countOf(failed.length, 'source')} could not be read, so the numbers here are too low.`,
      label: 'Scan again',
      href: 'rescan',
    }
  }
  if (summary.broken > 0) {
    return {
      tone: 'err',
      title:
        summary.broken === 1
          ? '1 credential cannot match any token as it stands'
          : `${summary.broken} credentials cannot match any token as they stand`,
      detail:
        'A stray slash, a star that is taken literally, a form that the issuer never writes. Each row says which.',
      label: 'Review them',
      href: routes.credentials({ mark: brokenMarks(inventory) }),
    }
  }
  if (inventory.gaps.length > 0) {
    return {
      tone: 'info',
      title: `${countOf(inventory.gaps.length, 'part')} of the tenant could not be seen`,
      detail: 'Ask an administrator for the permission named below, then scan again.',
      label: 'Scan again',
      href: 'rescan',
    }
  }
  if (summary.credentials === 0) {
    return {
      tone: 'neutral',
      title: 'No federated credential was found',
      detail: `${countOf(inventory.identities.length, 'identity was', 'identities were')} read; none of them trusts an outside issuer.`,
      label: 'Show the identities',
      href: routes.identities(),
    }
  }
  if (summary.withSecrets > 0) {
    return {
      tone: 'warn',
      title: `${countOf(summary.withSecrets, 'identity', 'identities')} still ${summary.withSecrets === 1 ? 'keeps' : 'keep'} a secret beside a credential`,
      detail:
        'A workload that signs in with a token needs no secret. Retire it when nothing uses it.',
      label: 'Show them',
      href: routes.identities({ has: ['secrets'] }),
    }
  }
  return {
    tone: 'ok',
    title: 'Nothing stands out',
    detail:
      'Have a token or an error at hand? Check says whether it would be accepted, and why not.',
    label: 'Check a token',
    href: routes.check(),
  }
}

function brokenMarks(inventory: Inventory): readonly string[] {
  const ids = new Set<string>()
  for (const entry of inventory.credentials) {
    for (const mark of rowOf(entry, inventory.cloud).marks)
      if (mark.tone === 'err') ids.add(mark.id)
  }
  return Array.from(ids).sort()
}
