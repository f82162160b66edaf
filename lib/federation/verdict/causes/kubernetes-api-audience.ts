import { type CauseRule, claimText, failing } from './contract'

export const kubernetesApiAudience: CauseRule = {
  id: 'kubernetes-api-audience',
  title: 'The token is meant for the Kubernetes API server',
  source: 'https://azure.github.io/azure-workload-identity/docs/troubleshooting.html',
  find: (context) => {
    const check = failing(context, 'audience')
    const aud = context.match?.audience
    const isServiceAccount = claimText(context, 'sub')?.startsWith('system:serviceaccount:')
    if (!check || aud === undefined || !isServiceAccount) return undefined
    const isApiServer =
      /^https?:\/\/kubernetes\.default/.test(aud) ||
      aud === claimText(context, 'iss') ||
      aud === 'k3s' ||
      /\.azmk8s\.io/.test(aud)
    return {
      confidence: isApiServer ? 'certain' : 'likely',
      detail: `The audience is ${aud}: that is the token for the cluster itself, not the one projected for Azure.`,
      fixWorkload: `Mount a projected service account token with the audience ${check.expected ?? 'of the credential'}; the workload identity webhook does it for pods with the label azure.workload.identity/use: "true".`,
    }
  },
}
