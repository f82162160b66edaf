import { type CauseRule, claimText, failing } from './contract'

export const outerWhitespace: CauseRule = {
  id: 'outer-whitespace',
  title: 'A space before or after a value',
  source:
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations',
  find: (context) => {
    const iss = claimText(context, 'iss')
    if (iss !== undefined && iss !== iss.trim())
      return {
        confidence: 'certain',
        detail: "The token's issuer has a space around it; Entra then matches nothing.",
        fixWorkload: `Configure the issuer without the space: ${iss.trim()}`,
      }
    for (const field of ['issuer', 'audience', 'subject']) {
      const check = failing(context, field)
      if (check?.expected === undefined || check.actual === undefined) continue
      if (check.expected.trim() === check.actual.trim())
        return {
          confidence: 'certain',
          detail: `The ${field} of token and credential differ in space at the ends only.`,
          fixEntra: `Set the ${field} of the credential to ${check.actual}`,
        }
    }
    return undefined
  },
}
