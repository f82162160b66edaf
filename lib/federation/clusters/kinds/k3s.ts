import type { ClusterKind, GuideInput, GuideStep } from '../model'
import { command, script, value } from '../shell'
import { CLUSTER_AUDIENCE, jwksAddress } from '../steps/api-server'
import { consumerSteps } from '../steps/consumers'
import { keysStep } from '../steps/keys'
import { publishStep } from '../steps/publish'
import { SOURCES } from '../steps/sources'
import { tearDownStep } from '../steps/teardown'
import { toYaml } from '../yaml'

/** k3s runs the API server as a process of the host, so that any folder will do. */
const FOLDER = '/etc/rancher/k3s/issuer'

/** k3s, and RKE2 by the same arguments. */
export const K3S: ClusterKind = {
  id: 'k3s',
  name: 'k3s',
  group: 'own',
  scenario: 'k3s',
  summary: 'One file of settings on every server; RKE2 takes the same arguments.',
  fields: [
    'issuer',
    'namespace',
    'serviceAccount',
    'keyFolder',
    'signingKeyFile',
    'publicKeyFile',
    'audience',
    'clientId',
    'tenantId',
    'tokenLifetime',
  ],
  choices: ['usedBy', 'delivery'],
  issuerForm:
    'An address of yours, https and reachable from the internet. With or without a slash at the end, but the same everywhere.',
  verification:
    'Arguments by k3s’ source; repeated names keep their order there. RKE2’s file is /etc/rancher/rke2/config.yaml by general knowledge. Not tried on a running k3s.',
  steps: (input) => [
    keysStep(input),
    settingsStep(input),
    transitionStep(input),
    publishStep(input),
    ...consumerSteps(input),
    tearDownStep(input, {
      commands: [
        '# Take the arguments out of /etc/rancher/k3s/config.yaml, then: sudo systemctl restart k3s',
      ],
      madeIssuer: true,
    }),
  ],
}

function settingsStep(input: GuideInput): GuideStep {
  const { keyFolder, signingKeyFile, publicKeyFile } = input
  return {
    id: 'cluster',
    title: 'Set the arguments on every server',
    why: 'k3s hands each line to the API server. Without jwks-uri the discovery document would name the address of the node.',
    blocks: [
      {
        title: 'Hand over the keys',
        language: 'bash',
        text: script(
          `sudo install -d -m 0700 ${FOLDER}`,
          `${command([
            'sudo install -m 0600 --',
            value(`${keyFolder}/${signingKeyFile}`),
            value(`${keyFolder}/${publicKeyFile}`),
          ])} ${FOLDER}/`,
        ),
      },
      {
        title: '/etc/rancher/k3s/config.yaml',
        language: 'yaml',
        text: toYaml({
          'kube-apiserver-arg': [
            `service-account-issuer=${input.issuer}`,
            `service-account-jwks-uri=${jwksAddress(input.issuer)}`,
            `service-account-signing-key-file=${FOLDER}/${signingKeyFile}`,
            `service-account-key-file=${FOLDER}/${publicKeyFile}`,
          ],
          'kube-controller-manager-arg': [
            `service-account-private-key-file=${FOLDER}/${signingKeyFile}`,
          ],
        }),
      },
      {
        title: 'Restart, one server after the other',
        language: 'bash',
        text: 'sudo systemctl restart k3s',
      },
    ],
    checks: [
      {
        expect: 'kubectl get --raw /.well-known/openid-configuration names your issuer.',
        otherwise: 'journalctl -u k3s says which argument the API server refused.',
      },
    ],
    sources: [SOURCES.k3sConfig, SOURCES.k3sArguments, SOURCES.apiServerFlags],
  }
}

function transitionStep(input: GuideInput): GuideStep {
  return {
    id: 'transition',
    title: 'If the cluster already runs workloads',
    why: 'Pods hold tokens of the old issuer and key until they are renewed. Name both: the first issuer signs, every one is accepted. Take the old lines out after a day.',
    blocks: [
      {
        title: 'In place of kube-apiserver-arg above, for the change',
        language: 'yaml',
        text: toYaml({
          'kube-apiserver-arg': [
            `service-account-issuer=${input.issuer}`,
            `service-account-issuer=${CLUSTER_AUDIENCE}`,
            `service-account-jwks-uri=${jwksAddress(input.issuer)}`,
            `service-account-signing-key-file=${FOLDER}/${input.signingKeyFile}`,
            `service-account-key-file=${FOLDER}/${input.publicKeyFile}`,
            'service-account-key-file=/var/lib/rancher/k3s/server/tls/service.key',
          ],
        }),
      },
    ],
    checks: [
      {
        expect: 'Pods keep reaching the API server while their tokens change.',
        otherwise: 'Unauthorized in their logs: the old issuer or the old key is missing.',
      },
    ],
    sources: [SOURCES.apiServerFlags, SOURCES.k3sArguments],
  }
}
