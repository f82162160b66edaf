import type { ClusterKind, GuideInput, GuideStep } from '../model'
import { command, option, script, value } from '../shell'
import { apiServerArguments, controllerManagerArguments } from '../steps/api-server'
import { consumerSteps } from '../steps/consumers'
import { keysStep } from '../steps/keys'
import { publishStep } from '../steps/publish'
import { SOURCES } from '../steps/sources'
import { tearDownStep } from '../steps/teardown'
import { KIND } from './kind'

/** minikube's folder of certificates: the API server sees it at the same place. */
const FOLDER = '/var/lib/minikube/certs/issuer'

/** minikube on a laptop. */
export const MINIKUBE: ClusterKind = {
  id: 'minikube',
  name: 'minikube',
  group: 'local',
  scenario: 'minikube',
  summary: 'A cluster on a laptop, set by flags of minikube start.',
  fields: KIND.fields,
  choices: KIND.choices,
  issuerForm: KIND.issuerForm,
  verification:
    'Flags by minikube’s pages and a published walk-through; that one mounts the files, here they are copied by file sync. Not tried on a running minikube.',
  steps: (input) => [
    keysStep(input),
    clusterStep(input),
    publishStep(input),
    ...consumerSteps(input),
    tearDownStep(input, {
      commands: [
        command(['minikube', 'delete', option('--profile', input.clusterName)]),
        'rm -rf "$HOME/.minikube/files/var/lib/minikube/certs/issuer"',
      ],
      madeIssuer: true,
    }),
  ],
}

function clusterStep(input: GuideInput): GuideStep {
  const { keyFolder, signingKeyFile, publicKeyFile } = input
  const extra = (component: string, pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([name, text]) => option('--extra-config', `${component}.${name}=${text}`))
  return {
    id: 'cluster',
    title: 'Start minikube with your issuer',
    why: 'minikube copies what lies under files into the node before Kubernetes starts. A cluster that exists keeps its arguments: delete the profile first.',
    blocks: [
      {
        title: 'Hand over the keys',
        language: 'bash',
        text: script(
          'mkdir -p "$HOME/.minikube/files/var/lib/minikube/certs/issuer"',
          `${command([
            'cp',
            '--',
            value(`${keyFolder}/${signingKeyFile}`),
            value(`${keyFolder}/${publicKeyFile}`),
          ])} "$HOME/.minikube/files/var/lib/minikube/certs/issuer/"`,
        ),
      },
      {
        title: 'Start it',
        language: 'bash',
        text: script(
          command(
            ['minikube', 'start', option('--profile', input.clusterName)],
            [
              ...extra('apiserver', apiServerArguments(input, FOLDER)),
              ...extra('controller-manager', controllerManagerArguments(input, FOLDER)),
            ],
          ),
          'kubectl get --raw /.well-known/openid-configuration',
        ),
      },
    ],
    checks: [
      {
        expect: 'The document names your issuer, and jwks_uri below it.',
        otherwise:
          'The API server does not start: it cannot read the key. Look with minikube ssh under /var/lib/minikube/certs/issuer.',
      },
    ],
    sources: [SOURCES.minikubeFiles, SOURCES.minikubeFlags, SOURCES.minikubeCertificates],
  }
}
