import { type CauseRule, ofClass } from './contract'

export const severalAudiences: CauseRule = {
  id: 'several-audiences',
  title: 'The token names several audiences',
  source: 'https://github.com/zitadel/oidc/issues/887',
  find: (context) => {
    if (!ofClass(context, 'aud-multiple')) return undefined
    return {
      confidence: 'certain',
      detail: 'Entra takes one audience; this token has more.',
      fixWorkload: 'Let the issuer put the exchange audience alone into aud.',
    }
  },
}
