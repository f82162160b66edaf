import { type CauseRule, claimText } from './contract'

export const internalClusterIssuer: CauseRule = {
  id: 'internal-cluster-issuer',
  title: 'The cluster issues tokens under an internal name',
  source: 'https://github.com/Azure/azure-workload-identity/issues/616',
  find: (context) => {
    const iss = claimText(context, 'iss')
    if (
      iss === undefined ||
      !/^https?:\/\/kubernetes\.default(?:\.svc)?|\.svc(?:\.cluster\.local)?(?:[:/]|$)|^kubernetes\/serviceaccount$/.test(
        iss,
      )
    )
      return undefined
    return {
      confidence: 'certain',
      detail: `The issuer ${iss} exists inside the cluster only; Entra cannot fetch its keys.`,
      fixWorkload:
        'Start the API server with --service-account-issuer set to a public https address that serves the documents (AKS: az aks update --enable-oidc-issuer).',
    }
  },
}
