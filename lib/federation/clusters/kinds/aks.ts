import { ISSUERS } from '../../scenarios/issuers'
import { command, option } from '../shell'
import { managedKind } from '../steps/managed'
import { SOURCES } from '../steps/sources'

/** Azure Kubernetes Service. */
export const AKS = managedKind({
  id: 'aks',
  name: 'AKS',
  summary: 'Azure runs the issuer and the webhook.',
  issuerForm: 'https://REGION.oic.prod-aks.azure.com/TENANT/ID/ with a slash at the end.',
  issuerPatterns: ISSUERS.aks.patterns,
  verification: 'By Microsoft’s pages. Hosts of the sovereign clouds are not verified.',
  cluster: ['clusterName', 'resourceGroup'],
  webhook: true,
  read: (input) => {
    const where = [
      option('--name', input.clusterName),
      option('--resource-group', input.resourceGroup),
    ]
    return [
      {
        title: 'Switch it on, where it is not',
        language: 'bash',
        text: command(
          ['az', 'aks', 'update'],
          [...where, '--enable-oidc-issuer', '--enable-workload-identity'],
        ),
      },
      {
        title: 'Read it',
        language: 'bash',
        text: command(
          ['az', 'aks', 'show'],
          [...where, '--query oidcIssuerProfile.issuerUrl', '--output tsv'],
        ),
      },
    ]
  },
  checks: [
    {
      expect: 'The address ends in a slash; the credential needs it too.',
      otherwise:
        'Without it Entra answers AADSTS700211. A shell script that trims it is the usual cause.',
    },
    {
      expect: 'An address is printed.',
      otherwise:
        'Empty: the cluster has no issuer yet. Switching it on restarts the API server once and cannot be undone.',
    },
  ],
  sources: [SOURCES.aks, SOURCES.managed],
})
