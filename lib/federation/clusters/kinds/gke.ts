import { ISSUERS } from '../../scenarios/issuers'
import { managedKind } from '../steps/managed'
import { SOURCES } from '../steps/sources'

/** Google Kubernetes Engine. */
export const GKE = managedKind({
  id: 'gke',
  name: 'GKE',
  summary: 'Every cluster has an issuer from the start.',
  issuerForm:
    'https://container.googleapis.com/v1/projects/PROJECT/locations/LOCATION/clusters/NAME without a slash at the end.',
  issuerPatterns: ISSUERS.gke.patterns,
  verification:
    'By a decoded token of a published walk-through and azure-workload-identity’s pages.',
  cluster: [],
  read: () => [
    {
      title: 'Read it',
      language: 'bash',
      text: 'kubectl get --raw /.well-known/openid-configuration | jq -r .issuer',
    },
  ],
  checks: [
    {
      expect: 'An address of container.googleapis.com with project, location and cluster.',
      otherwise:
        'accounts.google.com is another issuer: that of Google service accounts. Its subjects are numbers.',
    },
  ],
  sources: [SOURCES.managed, SOURCES.issuerDiscovery],
})
