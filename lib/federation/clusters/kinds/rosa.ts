import { ISSUERS } from '../../scenarios/issuers'
import { command, option } from '../shell'
import { managedKind } from '../steps/managed'
import { SOURCES } from '../steps/sources'

/** Red Hat OpenShift Service on AWS. */
export const ROSA = managedKind({
  id: 'rosa',
  name: 'ROSA',
  summary: 'OpenShift on AWS, with STS.',
  issuerForm: 'https://oidc.op1.openshiftapps.com/32-CHARACTERS without a slash at the end.',
  issuerPatterns: ISSUERS.rosa.patterns,
  verification: 'The managed issuer is verified; the form in an S3 bucket of one’s own is not.',
  cluster: ['clusterName'],
  read: (input) => [
    {
      title: 'Read it',
      language: 'bash',
      text: `${command(
        ['rosa', 'describe', 'cluster'],
        [option('--cluster', input.clusterName), '--output json'],
      )} |\n  jq -r .aws.sts.oidc_endpoint_url`,
    },
  ],
  checks: [
    {
      expect: 'An https address; the token’s iss is the same.',
      otherwise: 'null: the cluster was made without STS.',
    },
    {
      expect: 'The token for Azure is a projection of its own.',
      otherwise: 'The usual token carries the audience openshift: AADSTS700212.',
    },
  ],
  sources: [SOURCES.ccoctl, SOURCES.issuerDiscovery],
})
