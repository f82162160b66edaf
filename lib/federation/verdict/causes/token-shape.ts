import { type CauseRule, failing } from './contract'

const FIXES: Readonly<Record<string, string>> = {
  type: 'Let the issuer write typ: JWT, or leave typ out.',
  algorithm: 'Sign with RS256 and an RSA key of 2048 bits or more.',
  header: 'Let the issuer drop the parameter.',
  'key-id': 'Let the issuer name its key in kid.',
}

export const tokenShape: CauseRule = {
  id: 'token-shape',
  title: 'The issuer writes a header that Entra refuses',
  source:
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations',
  find: (context) => {
    const check = ['type', 'algorithm', 'header', 'key-id']
      .map((id) => failing(context, id))
      .find(Boolean)
    if (!check) return undefined
    return {
      confidence: 'certain',
      detail: check.reason ?? check.title,
      fixWorkload: FIXES[check.id] ?? 'Let the issuer change the header.',
    }
  },
}
