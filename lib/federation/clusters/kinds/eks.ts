import { ISSUERS } from '../../scenarios/issuers'
import { command, option } from '../shell'
import { managedKind } from '../steps/managed'
import { SOURCES } from '../steps/sources'

/** Amazon EKS. */
export const EKS = managedKind({
  id: 'eks',
  name: 'EKS',
  summary: 'Every cluster has an issuer from the start.',
  issuerForm: 'https://oidc.eks.REGION.amazonaws.com/id/32-CHARACTERS without a slash at the end.',
  issuerPatterns: ISSUERS.eks.patterns,
  verification: 'By the pages of AWS and of azure-workload-identity.',
  cluster: ['clusterName'],
  read: (input) => [
    {
      title: 'Read it',
      language: 'bash',
      text: command(
        ['aws', 'eks', 'describe-cluster'],
        [
          option('--name', input.clusterName),
          '--query cluster.identity.oidc.issuer',
          '--output text',
        ],
      ),
    },
  ],
  checks: [
    {
      expect: 'The id is in capital letters, and no slash follows it.',
      otherwise: 'Letters in lower case: AADSTS700211, for case counts.',
    },
    {
      expect: 'The token for Azure is a projection of its own.',
      otherwise:
        'Tokens for AWS carry sts.amazonaws.com or pods.eks.amazonaws.com as audience: AADSTS700212.',
    },
  ],
  sources: [SOURCES.eks, SOURCES.managed],
})
