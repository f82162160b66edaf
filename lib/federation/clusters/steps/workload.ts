import { AUTHORITY_HOSTS } from '../clouds'
import type { GuideInput, GuideStep } from '../model'
import { command, option, script } from '../shell'
import { toYamlDocuments, type YamlValue } from '../yaml'
import { SOURCES } from './sources'

/** Folder and file of the token in the pod. */
export const TOKEN_FOLDER = '/var/run/secrets/azure/tokens'
export const TOKEN_FILE = 'azure-identity-token'
/** The pod that tries it out. */
export const POD = 'federation-test'
const LABEL_USE = { 'azure.workload.identity/use': 'true' } as const

/** Service account and pod; the token by a volume written out, or by the webhook. */
export function workloadStep(input: GuideInput): GuideStep {
  const webhook = input.delivery === 'webhook'
  return {
    id: 'workload',
    title: 'Run a pod as the service account',
    why: webhook
      ? 'The webhook sees the label on the pod, adds the token and sets the variables that Azure SDKs read. Label the pod itself, not its Deployment alone. A program that knows only the metadata endpoint also needs the annotation azure.workload.identity/inject-proxy-sidecar on the pod.'
      : 'The volume asks for a token with the audience that Entra compares. The token that every pod has anyway carries another one.',
    blocks: [
      { title: 'workload.yaml', language: 'yaml', text: workloadManifest(input) },
      { title: 'Apply it', language: 'bash', text: 'kubectl apply -f workload.yaml' },
    ],
    checks: [
      webhook
        ? {
            expect: 'The pod has AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_FEDERATED_TOKEN_FILE.',
            otherwise:
              'The webhook did not change the pod: it runs only when the pod is made, and only with the label.',
          }
        : {
            expect: 'The pod runs.',
            otherwise:
              'FailedMount: the service account is missing, or the life of the token is below 600 seconds.',
          },
    ],
    sources: [SOURCES.serviceAccounts, ...(webhook ? [SOURCES.webhookLabels] : [])],
  }
}

/** The exchange itself, by the tool that is in the pod. */
export function signInStep(input: GuideInput): GuideStep {
  return {
    id: 'sign-in',
    title: 'Sign in',
    why: 'The last link: Entra compares the token with the credential, fetches the key and answers. Create the credential first.',
    blocks: [
      {
        title: 'Sign in from inside the pod',
        language: 'bash',
        text: command(
          ['kubectl', 'exec', option('--namespace', input.namespace), POD, '--', 'sh', '-c'],
          [
            `'az login --service-principal --username "$AZURE_CLIENT_ID" --tenant "$AZURE_TENANT_ID" --federated-token "$(cat "$AZURE_FEDERATED_TOKEN_FILE")" --allow-no-subscriptions'`,
          ],
        ),
      },
    ],
    checks: [
      {
        expect: 'The Azure CLI prints the account it is signed in with.',
        otherwise:
          'AADSTS70025 or 700211 to 700213: the credential is not there yet, or differs. Wait a few minutes after creating it.',
      },
    ],
    links: ['check', 'exchange'],
    sources: [SOURCES.signIn],
  }
}

/** Installs the webhook; managed platforms that bring it along leave this step out. */
export function webhookStep(input: GuideInput): GuideStep {
  return {
    id: 'webhook',
    title: 'Install the webhook',
    why: 'azure-workload-identity changes labelled pods as they are made. Once in a cluster is enough.',
    blocks: [
      {
        title: 'By Helm',
        language: 'bash',
        text: script(
          'helm repo add azure-workload-identity https://azure.github.io/azure-workload-identity/charts',
          'helm repo update',
          command(
            [
              'helm',
              'install',
              'workload-identity-webhook',
              'azure-workload-identity/workload-identity-webhook',
            ],
            [
              '--namespace azure-workload-identity-system',
              '--create-namespace',
              option('--set', `azureTenantID=${input.tenantId}`),
            ],
          ),
        ),
      },
    ],
    checks: [
      {
        expect: 'Two pods of azure-wi-webhook-controller-manager run.',
        otherwise: 'The API server must reach the webhook’s service inside the cluster.',
      },
    ],
    sources: [SOURCES.webhook],
  }
}

function workloadManifest(input: GuideInput): string {
  const { namespace, serviceAccount } = input
  const webhook = input.delivery === 'webhook'
  const account: YamlValue = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: {
      name: serviceAccount,
      namespace,
      annotations: webhook ? webhookAnnotations(input) : undefined,
    },
  }
  const pod: YamlValue = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: POD, namespace, labels: webhook ? LABEL_USE : undefined },
    spec: {
      serviceAccountName: serviceAccount,
      containers: [
        {
          name: 'workload',
          image: 'mcr.microsoft.com/azure-cli',
          command: ['sleep', 'infinity'],
          ...(webhook ? {} : tokenMount(input)),
        },
      ],
      volumes: webhook ? undefined : [tokenVolume(input)],
    },
  }
  return toYamlDocuments([...namespaceOf(namespace), account, pod])
}

/** The webhook's annotations of a service account. */
export function webhookAnnotations(input: GuideInput): Readonly<Record<string, string>> {
  return {
    'azure.workload.identity/client-id': input.clientId,
    'azure.workload.identity/tenant-id': input.tenantId,
    'azure.workload.identity/service-account-token-expiration': input.tokenLifetime,
  }
}

/** A namespace of one's own is made with the rest; `default` is there. */
export function namespaceOf(namespace: string): readonly YamlValue[] {
  return namespace === 'default'
    ? []
    : [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }]
}

/** The volume that asks the kubelet for a token with our audience. */
export function tokenVolume(input: GuideInput): YamlValue {
  return {
    name: 'azure-identity-token',
    projected: {
      sources: [
        {
          serviceAccountToken: {
            audience: input.audience,
            expirationSeconds: Number(input.tokenLifetime) || 3600,
            path: TOKEN_FILE,
          },
        },
      ],
    },
  }
}

function tokenMount(input: GuideInput): Readonly<Record<string, YamlValue>> {
  const variables = {
    AZURE_CLIENT_ID: input.clientId,
    AZURE_TENANT_ID: input.tenantId,
    AZURE_FEDERATED_TOKEN_FILE: `${TOKEN_FOLDER}/${TOKEN_FILE}`,
    AZURE_AUTHORITY_HOST: AUTHORITY_HOSTS[input.cloud],
  }
  return {
    env: Object.entries(variables).map(([name, text]) => ({ name, value: text })),
    volumeMounts: [{ name: 'azure-identity-token', mountPath: TOKEN_FOLDER, readOnly: true }],
  }
}
