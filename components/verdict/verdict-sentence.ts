import type { Identity } from '@/lib/federation/credential/model'
import type { Verdict } from '@/lib/federation/verdict/model'

/** Why the verdict is what it is, in one or two sentences with the next step. */
export function verdictSentence(verdict: Verdict, matchedIdentity: Identity | undefined): string {
  const { matched, checks } = verdict
  const credential =
    matched === null ? '' : `credential ${matched.name ?? matched.subject ?? ''}`.trim()
  const owner = matchedIdentity ? ` of ${matchedIdentity.displayName}` : ''
  if (verdict.verdict === 'accepted') {
    return `It matches ${credential}${owner}, and the signature is the issuer’s.`
  }
  if (verdict.verdict === 'rejected') {
    const deciding = checks.find((check) => check.outcome === 'fail')
    if (!deciding) return 'A check failed.'
    const reason = deciding.reason ?? `${deciding.title}: no.`
    return matched === null
      ? reason
      : `${reason} Issuer, audience and subject do match ${credential}${owner}.`
  }
  const signature = checks.find((check) => check.id === 'signature')
  if (matched !== null && signature?.outcome === 'not-checked') {
    return `Issuer, audience and subject match ${credential}${owner}. The signature is not checked yet: fetch the issuer’s keys below.`
  }
  const open = checks.find(
    (check) =>
      check.outcome === 'warn' || (check.outcome === 'not-checked' && check.id !== 'request'),
  )
  return open?.reason ?? 'Some checks could not be made.'
}
