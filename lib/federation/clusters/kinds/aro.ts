import { ISSUERS } from '../../scenarios/issuers'
import { managedKind } from '../steps/managed'
import { SOURCES } from '../steps/sources'

const READ = 'oc get authentication cluster -o jsonpath=\'{.spec.serviceAccountIssuer}{"\\n"}\''

/** Azure Red Hat OpenShift with managed identities. */
export const ARO = managedKind({
  id: 'aro',
  name: 'ARO',
  summary: 'Azure Red Hat OpenShift, created with managed identities.',
  issuerForm: 'https://REGION.oic.aro.azure.com/TENANT/ID, seen without a slash at the end.',
  issuerPatterns: ISSUERS.aro.patterns,
  verification: 'The form of the issuer was seen in public files, not on a page of Microsoft.',
  cluster: [],
  read: () => [{ title: 'Read it', language: 'bash', text: READ }],
  checks: [
    {
      expect: 'No slash at the end, unlike AKS.',
      otherwise:
        'Empty: the cluster was made without managed identities and has an internal issuer only.',
    },
    {
      expect: 'Your credential carries the audience below.',
      otherwise:
        'OpenShift’s own operators use the audience openshift; leave their credentials as they are.',
    },
  ],
  sources: [SOURCES.ccoctl, SOURCES.issuerDiscovery],
})
