import { warned } from '../../assertion/make-check'
import { CHECK_TEXTS } from '../check-texts'
import type { Rule, VerdictContext } from '../context'
import { cloudOfAudience, EXCHANGE_APP_ID, isEntraIssuer } from '../known-issuers'
import type { Check } from '../model'
import { agreeing, differing, incomparable } from './compare'

/** Audience of the token against the credentials that have its issuer (700212, Entra-issued 7002121). */
export const audienceRule: Rule = {
  id: 'audience',
  judge: (context) => {
    const { match, index } = context
    if (match?.audience === undefined)
      return [incomparable('audience', 'The token has no readable audience.')]
    const compared = match.compared.audience
    if (index.credentials.length === 0 || !compared)
      return [incomparable('audience', 'There is no credential to compare with.')]
    // With the issuer wrong already, the nearest credential stands for all.
    const equal = match.follows.issuer
      ? match.follows.audience
      : !compared.differs.includes('audience')
    return equal ? agreement(context, match.audience) : [difference(context, match.audience)]
  },
}

function agreement({ cloud, match }: VerdictContext, actual: string): readonly Check[] {
  const audienceCloud = cloudOfAudience(actual)
  if (audienceCloud === undefined || audienceCloud === cloud) return [agreeing('audience', actual)]
  const isEntra = match?.issuer !== undefined && isEntraIssuer(match.issuer)
  if (isEntra)
    return [
      differing('audience', {
        expected: undefined,
        actual,
        code: 7002121,
        class: 'aud-cloud',
        reason: `The audience belongs to another cloud (${audienceCloud}); Entra's own tokens must carry that of this cloud.`,
      }),
    ]
  return [
    agreeing('audience', actual),
    warned('audience', CHECK_TEXTS.audience.title, {
      field: 'audience',
      actual,
      class: 'aud-cloud',
      reason: `Token and credential agree, yet the audience is the usual one of another cloud (${audienceCloud}).`,
    }),
  ]
}

function difference({ match }: VerdictContext, actual: string): Check {
  const expected = match?.compared.audience?.credential.audiences[0]
  const isEntra = match?.issuer !== undefined && isEntraIssuer(match.issuer)
  const clouds = [expected, actual].map((text) =>
    text === undefined ? undefined : cloudOfAudience(text),
  )
  const otherCloud = clouds[0] !== undefined && clouds[1] !== undefined && clouds[0] !== clouds[1]
  if (isEntra && expected === EXCHANGE_APP_ID)
    return differing('audience', {
      expected,
      actual,
      code: 700214,
      class: 'aud-mismatch',
      reason:
        'For tokens of Entra the credential must hold the URI api://AzureADTokenExchange, not the id.',
    })
  return differing('audience', {
    expected,
    actual,
    code: isEntra ? 7002121 : 700212,
    class: otherCloud ? 'aud-cloud' : 'aud-mismatch',
    reason: otherCloud
      ? 'The token was requested with the audience of another cloud.'
      : "The token was requested for another audience than the credential's.",
  })
}
