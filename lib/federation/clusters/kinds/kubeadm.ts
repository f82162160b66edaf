import type { ClusterKind, GuideInput, GuideStep } from '../model'
import { command, script, value } from '../shell'
import {
  apiServerArguments,
  CLUSTER_AUDIENCE,
  controllerManagerArguments,
} from '../steps/api-server'
import { consumerSteps } from '../steps/consumers'
import { keysStep } from '../steps/keys'
import { publishStep } from '../steps/publish'
import { SOURCES } from '../steps/sources'
import { tearDownStep } from '../steps/teardown'
import { toYaml, type YamlValue } from '../yaml'
import { K3S } from './k3s'

const FOLDER = '/etc/kubernetes/issuer'
/** kubeadm's own key pair: what signed the tokens before. */
const OLD_PUBLIC_KEY = '/etc/kubernetes/pki/sa.pub'

/** Clusters made by kubeadm. */
export const KUBEADM: ClusterKind = {
  id: 'kubeadm',
  name: 'kubeadm',
  group: 'own',
  scenario: 'on-prem-proxy',
  summary: 'Your own control plane; the API server is a static pod.',
  fields: K3S.fields,
  choices: ['usedBy', 'delivery', 'kubeadmFormat'],
  issuerForm: K3S.issuerForm,
  verification:
    'Both formats by kubeadm’s pages. Not tried on a running cluster: keep a copy of /etc/kubernetes/manifests.',
  steps: (input) => [
    keysStep(input),
    configurationStep(input),
    transitionStep(input),
    publishStep(input, true),
    ...consumerSteps(input),
    tearDownStep(input, {
      commands: [
        '# Take the arguments out again and write the manifests anew: kubeadm init phase control-plane all',
      ],
      madeIssuer: true,
    }),
  ],
}

function configurationStep(input: GuideInput): GuideStep {
  const { keyFolder, signingKeyFile, publicKeyFile } = input
  return {
    id: 'cluster',
    title: 'Configure the control plane',
    why: 'The API server is a pod: it sees a folder of the host only when that is mounted. Every control-plane node needs the same two files.',
    blocks: [
      {
        title: 'Hand over the keys, on every control-plane node',
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
        title: 'kubeadm.yaml',
        language: 'yaml',
        text: toYaml(
          clusterConfiguration(
            input,
            apiServerArguments(input, FOLDER),
            controllerManagerArguments(input, FOLDER),
          ),
        ),
      },
      { title: 'A new cluster', language: 'bash', text: 'sudo kubeadm init --config kubeadm.yaml' },
    ],
    checks: [
      {
        expect: 'kubectl get --raw /.well-known/openid-configuration names your issuer.',
        otherwise: 'crictl logs of kube-apiserver tells which file it could not read.',
      },
    ],
    sources: [SOURCES.kubeadmConfig, SOURCES.apiServerFlags],
  }
}

function clusterConfiguration(
  input: GuideInput,
  apiServer: readonly (readonly [string, string])[],
  controllerManager: readonly (readonly [string, string])[],
): YamlValue {
  const version = input.kubeadmFormat
  const written = (pairs: readonly (readonly [string, string])[]): YamlValue =>
    version === 'v1beta3'
      ? Object.fromEntries(pairs)
      : pairs.map(([name, text]) => ({ name, value: text }))
  const extraVolumes = [
    {
      name: 'issuer-keys',
      hostPath: FOLDER,
      mountPath: FOLDER,
      readOnly: true,
      pathType: 'Directory',
    },
  ]
  return {
    apiVersion: `kubeadm.k8s.io/${version}`,
    kind: 'ClusterConfiguration',
    apiServer: { extraArgs: written(apiServer), extraVolumes },
    controllerManager: { extraArgs: written(controllerManager), extraVolumes },
  }
}

/** A map holds every name once, so the change of a running cluster needs the list of v1beta4. */
function transitionStep(input: GuideInput): GuideStep {
  const both = apiServerArguments(input, FOLDER).flatMap(([name, text]) => {
    const old = {
      'service-account-issuer': CLUSTER_AUDIENCE,
      'service-account-key-file': OLD_PUBLIC_KEY,
    }[name]
    return old === undefined
      ? [[name, text] as const]
      : [[name, text] as const, [name, old] as const]
  })
  return {
    id: 'transition',
    title: 'If the cluster already runs workloads',
    why: 'Pods hold tokens of the old issuer and key until they are renewed. Name both: the first issuer signs, every one is accepted. Only v1beta4 can repeat a name; take the old lines out after a day.',
    blocks: [
      {
        title: 'kubeadm.yaml, for the change',
        language: 'yaml',
        text: toYaml(
          clusterConfiguration(
            { ...input, kubeadmFormat: 'v1beta4' },
            both,
            controllerManagerArguments(input, FOLDER),
          ),
        ),
      },
      {
        title: 'On one control-plane node after the other',
        language: 'bash',
        text: script(
          '# Put the two sections into the ConfigMap first, or the next upgrade forgets them.',
          'kubectl edit configmap kubeadm-config --namespace kube-system',
          'sudo kubeadm init phase control-plane apiserver --config kubeadm.yaml',
          'sudo kubeadm init phase control-plane controller-manager --config kubeadm.yaml',
        ),
      },
    ],
    checks: [
      {
        expect: 'Pods keep reaching the API server while their tokens change.',
        otherwise: 'Unauthorized in their logs: the old issuer or the old key is missing.',
      },
    ],
    sources: [SOURCES.kubeadmReconfigure, SOURCES.kubeadmConfig, SOURCES.apiServerFlags],
  }
}
