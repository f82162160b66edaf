import { Resolver } from 'node:dns/promises'

export type NameStatus = 'nxdomain' | 'nodata' | 'servfail' | 'timeout' | 'too-many-answers'

export type NameAnswer =
  | { readonly ok: true; readonly addresses: readonly string[] }
  | {
      readonly ok: false
      readonly status: NameStatus
      /** The names that it is an alias of, in order; absent when it is none. */
      readonly aliases?: readonly string[]
    }

/** Asks for the addresses of a name, both families. */
export type ResolveName = (name: string, signal: AbortSignal) => Promise<NameAnswer>

export interface ResolverOptions {
  /** Name servers as `address:port` instead of the machine's; for tests. */
  readonly servers?: readonly string[]
  /** Limit of one query in milliseconds. */
  readonly queryMs?: number
  /** Limit of all queries for a name in milliseconds. */
  readonly totalMs?: number
}

const QUERY_TIMEOUT_MS = 2_000
const TOTAL_TIMEOUT_MS = 4_000
const ALIASES_MAX = 8
const ANSWERS_MAX = 64

/**
 * A resolver that asks the machine's name servers directly: no hosts file, no search domains.
 * Statuses are kept apart, because "no such name" and "no answer" mean opposite things to an audit.
 */
export function systemResolver({
  servers,
  queryMs = QUERY_TIMEOUT_MS,
  totalMs = TOTAL_TIMEOUT_MS,
}: ResolverOptions = {}): ResolveName {
  return async (name, signal) => {
    const resolver = new Resolver({ timeout: queryMs, tries: 1 })
    if (servers) resolver.setServers(servers)
    let ended = signal.aborted
    const cancel = () => {
      ended = true
      resolver.cancel()
    }
    const timer = setTimeout(cancel, totalMs)
    signal.addEventListener('abort', cancel, { once: true })
    try {
      const [v4, v6, aliases] = await Promise.all([
        settle(resolver.resolve4(name)),
        settle(resolver.resolve6(name)),
        aliasesOf(resolver, name, () => ended),
      ])
      const addresses = [...v4.addresses, ...v6.addresses]
      if (aliases.length > ALIASES_MAX || addresses.length > ANSWERS_MAX) {
        return { ok: false, status: 'too-many-answers' }
      }
      if (addresses.length > 0) return { ok: true, addresses }
      const status = worse(v4.status, v6.status)
      return { ok: false, status, ...(aliases.length > 0 && { aliases }) }
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', cancel)
    }
  }
}

interface Settled {
  readonly addresses: readonly string[]
  readonly status: NameStatus
}

async function settle(query: Promise<string[]>): Promise<Settled> {
  try {
    return { addresses: await query, status: 'nodata' }
  } catch (error) {
    return { addresses: [], status: statusOf(error) }
  }
}

const STATUS_BY_CODE: Readonly<Record<string, NameStatus>> = {
  ENOTFOUND: 'nxdomain',
  ENODATA: 'nodata',
  ETIMEOUT: 'timeout',
  ECANCELLED: 'timeout',
  EDESTRUCTION: 'timeout',
}

function statusOf(error: unknown): NameStatus {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return STATUS_BY_CODE[code] ?? 'servfail'
}

/** Of two failed queries the one that says less about the name's absence. */
const CAUTION: readonly NameStatus[] = [
  'too-many-answers',
  'timeout',
  'servfail',
  'nodata',
  'nxdomain',
]

function worse(a: NameStatus, b: NameStatus): NameStatus {
  return CAUTION.find((status) => status === a || status === b) ?? 'servfail'
}

/** Follows the chain of aliases as far as the limit; a failed query ends it, and so does the time. */
async function aliasesOf(
  resolver: Resolver,
  name: string,
  isEnded: () => boolean,
): Promise<readonly string[]> {
  const aliases: string[] = []
  while (aliases.length <= ALIASES_MAX) {
    const [next] = (await settle(resolver.resolveCname(aliases.at(-1) ?? name))).addresses
    if (next === undefined || isEnded()) break
    aliases.push(next)
  }
  return aliases
}
