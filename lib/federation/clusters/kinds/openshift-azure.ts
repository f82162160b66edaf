import { ISSUERS } from '../../scenarios/issuers'
import { command, option } from '../shell'
import { managedKind } from '../steps/managed'
import { SOURCES } from '../steps/sources'

/** Self-managed OpenShift, its issuer made by ccoctl. */
export const OPENSHIFT_AZURE = managedKind({
  id: 'openshift-azure',
  name: 'OpenShift, self-managed',
  summary: 'ccoctl makes keys, issuer and credentials before the installation.',
  issuerForm: 'https://ACCOUNT.blob.core.windows.net/CONTAINER without a slash at the end.',
  issuerPatterns: ISSUERS['openshift-azure'].patterns,
  verification:
    'By the pages and source of cloud-credential-operator. Values in capital letters are yours to fill in.',
  cluster: ['clusterName'],
  read: (input) => [
    {
      title: 'Make it, before openshift-install',
      language: 'bash',
      text: command(
        ['ccoctl', 'azure', 'create-all'],
        [
          option('--name', input.clusterName),
          option('--tenant-id', input.tenantId),
          '--subscription-id SUBSCRIPTION-ID',
          '--region REGION',
          '--dnszone-resource-group-name DNS-RESOURCE-GROUP',
          '--credentials-requests-dir ./credrequests',
          '--output-dir ./ccoctl-output',
        ],
      ),
    },
    {
      title: 'Read it from the cluster',
      language: 'bash',
      text: 'oc get authentication cluster -o jsonpath=\'{.spec.serviceAccountIssuer}{"\\n"}\'',
    },
  ],
  checks: [
    {
      expect: 'The address of a container; both documents open in a browser.',
      otherwise: 'Empty: the cluster was installed without the manifests of ccoctl.',
    },
    {
      expect: 'Your credential carries the audience below.',
      otherwise:
        'ccoctl writes the audience openshift for the operators; leave their credentials as they are.',
    },
  ],
  sources: [SOURCES.ccoctl],
})
