import { isEntraIssuer } from '../known-issuers'
import { type CauseRule, claimText, nearest } from './contract'

export const azureDevopsIssuer: CauseRule = {
  id: 'azure-devops-issuer',
  title: 'Azure DevOps changed issuer and subject',
  source: 'https://github.com/microsoft/terraform-provider-azuredevops/issues/1361',
  find: (context) => {
    const actual = claimText(context, 'iss')
    const credential = nearest(context)
    if (actual === undefined || !credential || context.match?.mismatches.length === 0)
      return undefined
    const isOld = (issuer: string) =>
      /^https:\/\/(?:vstoken\.dev\.azure\.com|app\.vstoken\.visualstudio\.com)(?:\/|$)/.test(issuer)
    const isNewToken =
      isEntraIssuer(actual) && claimText(context, 'sub')?.startsWith('/eid1/') === true
    if (isNewToken && isOld(credential.issuer))
      return {
        confidence: 'certain',
        detail:
          "The service connection now sends Entra's issuer and an /eid1/ subject; the credential still has the old issuer.",
        fixEntra:
          'Copy issuer and subject from the service connection into the credential; they cannot be guessed.',
      }
    if (isOld(actual))
      return {
        confidence: isEntraIssuer(credential.issuer) ? 'certain' : 'possible',
        detail: 'The service connection still sends the old issuer, which retires on 2027-07-01.',
        fixEntra: `Set the issuer of the credential to ${actual}`,
        fixWorkload: 'Convert the service connection to the Entra issuer.',
      }
    return undefined
  },
}
