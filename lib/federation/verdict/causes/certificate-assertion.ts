import { type CauseRule, failing } from './contract'

export const certificateAssertion: CauseRule = {
  id: 'certificate-assertion',
  title: 'Taken as a certificate assertion',
  source: 'https://github.com/AzureAD/microsoft-authentication-library-for-python/issues/739',
  find: (context) => {
    const check = failing(context, 'assertion-kind')
    if (!check) return undefined
    return {
      confidence: 'certain',
      detail:
        'The issuer of the token is the client id itself, so no federated credential is looked at.',
      fixWorkload: 'Send a token whose issuer is the outside platform.',
    }
  },
}
