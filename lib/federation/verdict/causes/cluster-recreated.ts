import { issuerHost } from '../known-issuers'
import { trimmedEqual } from '../texts'
import { type CauseRule, issuers } from './contract'

/** Hosts under which AKS, EKS and GKE publish one issuer for each cluster. */
const CLUSTERS =
  /\.oic\.(?:prod-aks\.azure\.com|aks\.azure\.com)$|^oidc(?:-eks)?\.eks?\.|^oidc\.eks\.|^container\.googleapis\.com$/

export const clusterRecreated: CauseRule = {
  id: 'cluster-recreated',
  title: 'The cluster or its issuer was made anew',
  source: 'https://learn.microsoft.com/azure/aks/use-oidc-issuer',
  find: (context) => {
    const pair = issuers(context)
    if (!pair) return undefined
    const host = issuerHost(pair.actual)
    const isCluster = host !== undefined && CLUSTERS.test(host)
    const subjectAgrees = context.match?.mismatches.length === 1
    if (
      !isCluster ||
      !CLUSTERS.test(issuerHost(pair.expected) ?? '') ||
      trimmedEqual(pair.expected, pair.actual)
    )
      return undefined
    return {
      confidence: subjectAgrees ? 'likely' : 'possible',
      detail:
        'Both issuers are of managed clusters, with different ids: the cluster was recreated, its issuer rotated, or the pod runs in another one.',
      fixEntra: `Set the issuer of the credential to ${pair.actual}`,
    }
  },
}
