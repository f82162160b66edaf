import { type CauseRule, failing } from './contract'

export const expressionIssuer: CauseRule = {
  id: 'expression-issuer',
  title: 'Entra takes no expression for this issuer',
  source:
    'https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials',
  find: (context) => {
    const check = failing(context, 'subject')
    if (check?.code !== 7002241) return undefined
    return {
      confidence: 'likely',
      detail: 'Expressions are for GitHub, GitLab and Terraform Cloud only.',
      fixEntra: 'Replace the expression by a plain subject.',
    }
  },
}
