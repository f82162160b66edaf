import type { ProbeReport } from '@/lib/federation/issuer/model'
import { issuerHost } from '@/lib/federation/verdict/known-issuers'

/** What Entra would answer to a token of this issuer, because of one thing that the probe saw. */
export interface OutlookItem {
  readonly code: number
  /** Which token, or which state of the documents, leads there. */
  readonly when: string
  /** How sure that is, where it is less than an answer that was seen. */
  readonly evidence?: string
}

/** What the probed state means for tokens. */
export interface EntraOutlook {
  /** Refusals in the order in which Entra would meet them; empty when none is documented. */
  readonly items: readonly OutlookItem[]
  /** One sentence for a state without a documented refusal, or with more to say. */
  readonly note?: string
}

interface OutlookRule extends OutlookItem {
  readonly applies: (report: ProbeReport) => boolean
}

const LOOKUP_2022 =
  'Known from a 2022 copy of Microsoft’s error look-up page; no log with it was seen.'
const LOOKUP_2025 =
  'Known from a 2025 copy of Microsoft’s error look-up page; no log with it was seen.'

function found(...ids: readonly string[]): OutlookRule['applies'] {
  return ({ findings }) => findings.some(({ id }) => ids.includes(id))
}

/**
 * Refusals by what the probe saw, in Entra's working order as far as public logs show it. Codes,
 * order and evidence: lib/federation/aadsts/codes and the sources named there.
 */
const RULES: readonly OutlookRule[] = [
  {
    code: 700211,
    when: 'The token carries the document’s issuer, and no credential has that spelling.',
    applies: (report) => {
      const named = report.discovery?.issuer
      return named !== undefined && named !== report.issuer
    },
  },
  {
    code: 70022,
    when: 'The issuer is not an https address, is a loopback host, or carries a query or fragment.',
    evidence: LOOKUP_2022,
    applies: (report) => breaksIssuerForm(report.issuer) || found('issuer-not-https')(report),
  },
  {
    code: 501661,
    when: 'Entra cannot fetch the issuer’s documents either. Older logs show 50166 or 90061 for the same.',
    applies: (report) =>
      report.state === 'unreachable' &&
      report.discovery === undefined &&
      !found('discovery-not-json')(report),
  },
  {
    code: 501661,
    when: 'A member of the document is empty; some issuers got this answer for it.',
    evidence: 'Reported in a few threads, not documented.',
    applies: found('discovery-empty-member'),
  },
  {
    code: 501661,
    when: 'The key set cannot be fetched.',
    applies: found('jwks-unreachable'),
  },
  {
    code: 900611,
    when: 'The discovery answer is not one JSON object.',
    evidence: LOOKUP_2022,
    applies: found('discovery-not-json'),
  },
  {
    code: 70024,
    when: 'The document lacks a usable jwks_uri.',
    evidence: LOOKUP_2025,
    applies: found('jwks-uri-invalid'),
  },
  {
    code: 700221,
    when: 'The token carries the credential’s issuer, and the document names another.',
    evidence: LOOKUP_2022,
    applies: (report) => report.state === 'mismatched' || found('issuer-mismatch')(report),
  },
  {
    code: 900612,
    when: 'The key set, or a key in it, is malformed.',
    applies: found('jwks-malformed', 'jwks-malformed-base64'),
  },
  {
    code: 7000272,
    when: 'The token is signed with a key that the set lacks, or that has no key id, a wrong use or another type than RSA.',
    applies: found('jwks-no-usable-key', 'jwks-kid-missing', 'jwks-wrong-use'),
  },
  {
    code: 7000272,
    when: 'The token is signed with a key that has no use; Entra overlooked such keys in the past.',
    evidence: 'Seen in older logs; newer ones accept such keys.',
    applies: found('jwks-use-missing'),
  },
]

/** True for the forms of an issuer that 70022 names. */
function breaksIssuerForm(issuer: string): boolean {
  const host = issuerHost(issuer)
  return (
    !/^https:\/\//i.test(issuer) ||
    /[?#]/.test(issuer) ||
    (host !== undefined && /^(?:localhost|.*\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(host))
  )
}

/** What Entra would answer when the probed state meets a token whose credential matches. */
export function entraOutlook(report: ProbeReport): EntraOutlook {
  const items = RULES.filter((rule) => rule.applies(report)).map(({ applies: _, ...item }) => item)
  const distinct = items.filter(
    (item, at) => items.findIndex(({ code }) => code === item.code) === at,
  )
  const note = noteFor(report, distinct.length > 0)
  return { items: distinct, ...(note === undefined ? {} : { note }) }
}

function noteFor({ state }: ProbeReport, refuses: boolean): string | undefined {
  if (state === 'unsafe') {
    return 'No refusal is documented for the critical finding: Entra may accept a token that somebody else signed.'
  }
  if (state === 'refused' && !refuses) {
    return 'Not known, because not everything was fetched. If Entra cannot reach the address either, it answers AADSTS501661.'
  }
  if (state === 'unreachable' && !refuses) {
    return 'No refusal is documented for exactly this. Without a usable key no token can be verified.'
  }
  if (state === 'healthy' && !refuses) {
    return 'Nothing in these documents makes Entra refuse a token. Whether one token passes depends on its claims and signature too: check it.'
  }
  return undefined
}
