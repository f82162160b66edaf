import type { ClusterKind, GuideInput, GuideStep } from '../model'
import { command, option, script } from '../shell'
import { consumerSteps } from '../steps/consumers'
import { SOURCES } from '../steps/sources'
import { tearDownStep } from '../steps/teardown'
import { toYaml } from '../yaml'

/** Clusters connected to Azure Arc, whose issuer Azure publishes. */
export const ARC: ClusterKind = {
  id: 'arc',
  name: 'Azure Arc',
  group: 'own',
  scenario: 'kubernetes',
  summary: 'Azure publishes the issuer; the cluster only has to use it.',
  fields: [
    'clusterName',
    'resourceGroup',
    'issuer',
    'namespace',
    'serviceAccount',
    'audience',
    'clientId',
    'tenantId',
    'tokenLifetime',
  ],
  choices: ['usedBy', 'delivery'],
  issuerForm: 'As Azure prints it. Copy it whole, a slash at the end included.',
  verification:
    'Commands by Microsoft’s page, a preview in the copy that was read: Azure CLI 2.64 and connectedk8s 1.10 or newer; k3s, OpenShift, AKS on Arc and Edge Essentials are named there. Not tried.',
  steps: (input) => [
    connectStep(input),
    settingsStep(input),
    ...consumerSteps(input, true),
    tearDownStep(input),
  ],
}

function connectStep(input: GuideInput): GuideStep {
  const where = [
    option('--name', input.clusterName),
    option('--resource-group', input.resourceGroup),
  ]
  return {
    id: 'issuer',
    title: 'Switch the issuer on and read it',
    why: 'Azure makes an address for this cluster and publishes the cluster’s public keys there. The second flag installs the webhook.',
    blocks: [
      {
        title: 'A connected cluster',
        language: 'bash',
        text: command(
          ['az', 'connectedk8s', 'update'],
          [...where, '--enable-oidc-issuer', '--enable-workload-identity'],
        ),
      },
      {
        title: 'Read the issuer',
        language: 'bash',
        text: command(
          ['az', 'connectedk8s', 'show'],
          [...where, '--query oidcIssuerProfile.issuerUrl', '--output tsv'],
        ),
      },
    ],
    checks: [
      {
        expect: 'An https address. Put it into the field Issuer, character by character.',
        otherwise: 'Empty: the update has not reached the cluster yet; wait and ask again.',
      },
    ],
    sources: [SOURCES.arc],
  }
}

function settingsStep(input: GuideInput): GuideStep {
  return {
    id: 'cluster',
    title: 'Let the API server use it',
    why: 'Until then tokens name the cluster’s own issuer, and Entra answers AADSTS700211. On k3s it is this file; elsewhere the same two arguments of kube-apiserver.',
    blocks: [
      {
        title: '/etc/rancher/k3s/config.yaml',
        language: 'yaml',
        text: toYaml({
          'kube-apiserver-arg': [
            `service-account-issuer=${input.issuer}`,
            'service-account-max-token-expiration=24h',
          ],
        }),
      },
      {
        title: 'Restart and look',
        language: 'bash',
        text: script(
          'sudo systemctl restart k3s',
          'kubectl get --raw /.well-known/openid-configuration',
        ),
      },
    ],
    checks: [
      {
        expect: 'issuer is the address that Azure printed.',
        otherwise: 'The file is for servers, not agents: change it on every server.',
      },
    ],
    sources: [SOURCES.arc, SOURCES.k3sConfig],
  }
}
