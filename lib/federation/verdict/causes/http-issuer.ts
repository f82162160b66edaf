import { type CauseRule, claimText, issuers } from './contract'

export const httpIssuer: CauseRule = {
  id: 'http-issuer',
  title: 'The issuer is not https',
  source:
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations',
  find: (context) => {
    const iss = claimText(context, 'iss')
    if (iss === undefined || !iss.startsWith('http://')) return undefined
    const https = iss.replace(/^http:/, 'https:')
    const isTwin = issuers(context)?.expected === https
    return {
      confidence: 'certain',
      detail: isTwin
        ? 'The credential says https, the token http.'
        : 'Entra fetches keys over https only.',
      fixWorkload: `Configure the issuer as ${https}`,
    }
  },
}
