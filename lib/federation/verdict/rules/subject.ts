import { failed, passed } from '../../assertion/make-check'
import { firstDifference } from '../../diff/text-diff'
import { expressionIssuer } from '../../expression/issuers'
import { CHECK_TEXTS } from '../check-texts'
import type { Rule, VerdictContext } from '../context'
import type { CredentialMatch } from '../match'
import type { Check } from '../model'
import { equalIgnoringCase, sameWorkload } from '../subject-forms'
import { agreeing, differing, incomparable } from './compare'

/** Subject or expression, among the credentials that have issuer and audience (700213 and kin). */
export const subjectRule: Rule = {
  id: 'subject',
  judge: (context) => {
    const { match, index } = context
    if (index.credentials.length === 0)
      return [incomparable('subject', 'There is no credential to compare with.')]
    if (!match || (match.subject === undefined && !index.hasExpression))
      return [incomparable('subject', 'The token has no readable subject.')]
    if (match.matched) return [agreement(match)]
    const compared = match.compared.subject
    // Where an earlier field fails, the nearest credential stands for all.
    const broken = !match.follows.issuer || !match.follows.audience
    if (broken && compared && !compared.differs.includes('subject')) return [agreement(match)]
    if (match.subject === undefined)
      return [incomparable('subject', 'The token has no readable subject.')]
    return [difference(context, match, match.subject)]
  },
}

function agreement(match: CredentialMatch): Check {
  const credential = match.matched ?? match.compared.subject?.credential
  const expression = credential?.claimsMatchingExpression?.value
  if (expression === undefined) return agreeing('subject', match.subject ?? '')
  return passed('subject', CHECK_TEXTS.subject.title, {
    field: 'subject',
    expected: expression,
    reason: 'The expression of the credential holds.',
    ...(match.subject !== undefined && { actual: match.subject }),
  })
}

function difference(context: VerdictContext, match: CredentialMatch, actual: string): Check {
  const { claims } = context
  const compared = match.compared.subject
  const caseTwin = caseOnlyTwin(context, match, actual)
  const expected = caseTwin ?? compared?.credential.subject
  if (expected === undefined) return expressionFails(context, match, actual)
  const facts = { expected, actual }
  if (equalIgnoringCase(expected, actual))
    return differing('subject', {
      ...facts,
      code: 7002138,
      class: 'sub-mismatch',
      reason: 'The subjects differ in upper and lower case only; case counts.',
    })
  const sameForm = sameWorkload(expected, actual, claims)
  return differing('subject', {
    ...facts,
    code: plainCode(context, actual),
    class: sameForm ? 'sub-format' : 'sub-mismatch',
    reason: sameForm
      ? 'The same workload in another form of subject: one has ids, the other names.'
      : "No credential of this client has the token's subject.",
  })
}

function plainCode({ index }: VerdictContext, actual: string): number {
  if (actual.startsWith('/eid1/')) return 7002137
  return index.hasExpression ? 7002131 : 700213
}

function expressionFails(context: VerdictContext, match: CredentialMatch, actual: string): Check {
  const credential = match.compared.subject?.credential
  const expected = credential?.claimsMatchingExpression?.value
  const allowed = credential !== undefined && expressionIssuer(credential.issuer) !== undefined
  const first = expected === undefined ? undefined : firstDifference(expected, actual)
  return failed('subject', CHECK_TEXTS.subject.title, {
    field: 'subject',
    ...(expected !== undefined && { expected }),
    ...(first !== undefined && { firstDifference: first }),
    actual,
    // Secondhand: an issuer outside the documented list may not use expressions at all.
    code: allowed || match.follows.audience === false ? plainCode(context, actual) : 7002241,
    class: 'sub-mismatch',
    reason: allowed
      ? 'The expression of the credential does not hold for this token.'
      : 'Entra takes no expression for this issuer.',
  })
}

/** A credential that follows in issuer and audience and whose subject differs in case only. */
function caseOnlyTwin(
  { index }: VerdictContext,
  match: CredentialMatch,
  actual: string,
): string | undefined {
  if (match.issuer === undefined || !match.follows.audience) return undefined
  const followers = new Set(
    index.withSubjectIgnoringCase(match.issuer, actual).flatMap((place) => {
      const credential = index.credentials[place]
      const follows = match.acceptedAudiences.some((audience) =>
        credential?.audiences.includes(audience),
      )
      return follows && credential?.subject !== undefined ? [credential.subject] : []
    }),
  )
  const [twin] = followers
  return twin
}
