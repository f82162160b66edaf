import { type CauseRule, failing } from './contract'

export const signatureBroken: CauseRule = {
  id: 'signature-broken',
  title: 'The signature does not fit',
  source: 'https://www.rfc-editor.org/rfc/rfc7515#section-5.2',
  find: (context) => {
    const check = failing(context, 'signature')
    if (!check) return undefined
    return {
      confidence: 'certain',
      detail: check.reason ?? 'The signature does not verify.',
      fixWorkload:
        check.class === 'weak-key'
          ? 'Sign with an RSA key of at least 2048 bits.'
          : 'Send the token unchanged, and sign it with the private half of the published key.',
    }
  },
}
