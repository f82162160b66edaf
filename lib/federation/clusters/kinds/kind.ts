import type { ClusterKind, GuideInput, GuideStep } from '../model'
import { command, option, script } from '../shell'
import { apiServerArguments, controllerManagerArguments } from '../steps/api-server'
import { consumerSteps } from '../steps/consumers'
import { keysStep } from '../steps/keys'
import { publishStep } from '../steps/publish'
import { SOURCES } from '../steps/sources'
import { tearDownStep } from '../steps/teardown'
import { toYaml, type YamlValue } from '../yaml'

/** Mounted into the API server by kubeadm, so that files below it can be read there. */
const FOLDER = '/etc/kubernetes/pki'

/** Kubernetes in Docker. */
export const KIND: ClusterKind = {
  id: 'kind',
  name: 'kind',
  group: 'local',
  scenario: 'kind',
  summary: 'A cluster in Docker, made anew from a file.',
  fields: [
    'issuer',
    'namespace',
    'serviceAccount',
    'clusterName',
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
    'An address of yours, often a container of Azure Storage. With or without a slash at the end, but the same everywhere.',
  verification:
    'Configuration by kind’s types and by the walk-through of azure-workload-identity. The list form for kubeadm v1beta4 follows kubeadm’s own page; no kind release with it was tried.',
  steps: (input) => [
    keysStep(input),
    clusterStep(input),
    publishStep(input),
    ...consumerSteps(input),
    tearDownStep(input, {
      commands: [command(['kind', 'delete', 'cluster', option('--name', input.clusterName)])],
      madeIssuer: true,
    }),
  ],
}

function clusterStep(input: GuideInput): GuideStep {
  return {
    id: 'cluster',
    title: 'Create the cluster with your issuer',
    why: 'kind mounts the two key files into its node and hands the arguments to kubeadm. It cannot change the issuer of a cluster that exists: delete that one and make it again.',
    blocks: [
      { title: 'kind-config.yaml', language: 'yaml', text: toYaml(configuration(input)) },
      {
        title: 'Create it',
        language: 'bash',
        text: script(
          command(
            ['kind', 'create', 'cluster'],
            [option('--name', input.clusterName), '--config kind-config.yaml'],
          ),
          'kubectl get --raw /.well-known/openid-configuration',
        ),
      },
    ],
    checks: [
      {
        expect: 'The document names your issuer, and jwks_uri below it.',
        otherwise:
          'kubernetes.default.svc: the patch was not applied. Its kind and apiVersion must match what kind generates.',
      },
    ],
    sources: [SOURCES.kindConfig, SOURCES.kindExample, SOURCES.kubeadmConfig],
  }
}

/** Two patches: kind applies the one whose apiVersion is that of the file it generates. */
function configuration(input: GuideInput): YamlValue {
  const { keyFolder, signingKeyFile, publicKeyFile } = input
  const mount = (file: string) => ({
    hostPath: `${keyFolder}/${file}`,
    containerPath: `${FOLDER}/${file}`,
    readOnly: true,
  })
  return {
    kind: 'Cluster',
    apiVersion: 'kind.x-k8s.io/v1alpha4',
    nodes: [
      {
        role: 'control-plane',
        extraMounts: [mount(signingKeyFile), mount(publicKeyFile)],
        kubeadmConfigPatches: [mapPatch(input), listPatch(input)],
      },
    ],
  }
}

function mapPatch(input: GuideInput): string {
  return toYaml({
    apiVersion: 'kubeadm.k8s.io/v1beta3',
    kind: 'ClusterConfiguration',
    apiServer: { extraArgs: Object.fromEntries(apiServerArguments(input, FOLDER)) },
    controllerManager: { extraArgs: Object.fromEntries(controllerManagerArguments(input, FOLDER)) },
  })
}

function listPatch(input: GuideInput): string {
  const list = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([name, value]) => ({ name, value }))
  return toYaml({
    apiVersion: 'kubeadm.k8s.io/v1beta4',
    kind: 'ClusterConfiguration',
    apiServer: { extraArgs: list(apiServerArguments(input, FOLDER)) },
    controllerManager: { extraArgs: list(controllerManagerArguments(input, FOLDER)) },
  })
}
