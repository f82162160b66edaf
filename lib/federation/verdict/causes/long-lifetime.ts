import { type CauseRule, claimText, ofClass } from './contract'

export const longLifetime: CauseRule = {
  id: 'long-lifetime',
  title: 'The token lives too long',
  source: 'https://github.com/Azure/azure-sdk-for-python/issues/32124',
  find: (context) => {
    if (!ofClass(context, 'lifetime')) return undefined
    const isPod = claimText(context, 'sub')?.startsWith('system:serviceaccount:') === true
    return {
      confidence: 'certain',
      detail: isPod
        ? 'This is the token that Kubernetes mounts into every pod; it lives up to a year.'
        : 'Entra takes tokens that live at most 25 hours.',
      fixWorkload: isPod
        ? 'Mount a projected service account token with expirationSeconds: 3600 and the exchange audience, and send that file.'
        : 'Ask the issuer for a token of an hour or less.',
    }
  },
}
