import { AUTHORITY_HOSTS } from '../clouds'
import type { GuideInput, GuideStep } from '../model'
import { command, option, script, value } from '../shell'
import { toYaml, toYamlDocuments } from '../yaml'
import { rightsStep } from './rights'
import { SOURCES } from './sources'
import { tokenStep } from './token'
import {
  namespaceOf,
  signInStep,
  TOKEN_FILE,
  TOKEN_FOLDER,
  tokenVolume,
  webhookAnnotations,
  webhookStep,
  workloadStep,
} from './workload'

/**
 * The steps that put the token to use and look at it: a pod of one's own, or the product that was
 * chosen. Argo CD and Crossplane take the token from the webhook; `installed` says that the platform brings it along.
 */
export function consumerSteps(input: GuideInput, installed = false): readonly GuideStep[] {
  const products = { 'argo-cd': argoCdStep, crossplane: crossplaneStep } as const
  if (input.usedBy === 'agent-blueprint') return [sidecarStep(input), tokenStep(input)]
  const needsWebhook = input.usedBy !== 'workload' || input.delivery === 'webhook'
  const step = input.usedBy === 'workload' ? workloadStep : products[input.usedBy]
  return [
    ...(needsWebhook && !installed ? [webhookStep(input)] : []),
    step(input),
    tokenStep(input),
    ...(input.usedBy === 'workload' ? [rightsStep(input), signInStep(input)] : []),
  ]
}

function argoCdStep(input: GuideInput): GuideStep {
  const namespace = option('--namespace', input.namespace)
  return {
    id: 'argo-cd',
    title: 'Let Argo CD sign people in without a secret',
    why: 'argocd-server presents its service account token where it had a client secret before. The application controller and the repository server have service accounts, and so credentials, of their own.',
    blocks: [
      {
        title: 'argocd-cm.yaml',
        language: 'yaml',
        text: toYaml({
          data: {
            'oidc.config': toYaml({
              name: 'Microsoft Entra',
              issuer: `${AUTHORITY_HOSTS[input.cloud]}${input.tenantId}/v2.0`,
              clientID: input.clientId,
              azure: { useWorkloadIdentity: true },
              requestedIDTokenClaims: { groups: { essential: true } },
              requestedScopes: ['openid', 'profile', 'email'],
            }),
          },
        }),
      },
      {
        title: 'server-patch.yaml',
        language: 'yaml',
        text: toYaml({
          spec: { template: { metadata: { labels: { 'azure.workload.identity/use': 'true' } } } },
        }),
      },
      {
        title: 'Apply both',
        language: 'bash',
        text: script(
          command(
            [
              'kubectl',
              'annotate',
              'serviceaccount',
              value(input.serviceAccount),
              value(`azure.workload.identity/client-id=${input.clientId}`),
            ],
            [namespace, '--overwrite'],
          ),
          command(
            ['kubectl', 'patch', 'configmap', 'argocd-cm'],
            [namespace, '--type merge', '--patch-file argocd-cm.yaml'],
          ),
          command(
            ['kubectl', 'patch', 'deployment', 'argocd-server'],
            [namespace, '--patch-file server-patch.yaml'],
          ),
        ),
      },
    ],
    checks: [
      {
        expect: 'The new argocd-server pod has AZURE_FEDERATED_TOKEN_FILE, and signing in works.',
        otherwise: 'The application needs the redirect address https://YOUR-ARGO-CD/auth/callback.',
      },
    ],
    sources: [SOURCES.argoCd, SOURCES.webhookLabels],
  }
}

function crossplaneStep(input: GuideInput): GuideStep {
  return {
    id: 'crossplane',
    title: 'Let Crossplane’s Azure provider use the token',
    why: 'The service account of a provider carries a hash that changes with every version. The runtime configuration gives it a name that stays, and so a subject that stays.',
    blocks: [
      {
        title: 'crossplane.yaml',
        language: 'yaml',
        text: toYamlDocuments([
          {
            apiVersion: 'pkg.crossplane.io/v1beta1',
            kind: 'DeploymentRuntimeConfig',
            metadata: { name: 'azure-workload-identity' },
            spec: {
              serviceAccountTemplate: {
                metadata: {
                  name: input.serviceAccount,
                  annotations: webhookAnnotations({ ...input, tokenLifetime: '3600' }),
                },
              },
              deploymentTemplate: {
                spec: {
                  selector: {},
                  template: {
                    metadata: { labels: { 'azure.workload.identity/use': 'true' } },
                    spec: { containers: [{ name: 'package-runtime' }] },
                  },
                },
              },
            },
          },
          {
            apiVersion: 'azure.upbound.io/v1beta1',
            kind: 'ProviderConfig',
            metadata: { name: 'default' },
            spec: {
              credentials: { source: 'OIDCTokenFile' },
              clientID: input.clientId,
              tenantID: input.tenantId,
              subscriptionID: 'SUBSCRIPTION-ID',
            },
          },
        ]),
      },
      {
        title: 'Apply it, then name it in the provider',
        language: 'bash',
        text: script(
          'kubectl apply -f crossplane.yaml',
          command(
            ['kubectl', 'patch', 'provider.pkg.crossplane.io', 'PROVIDER-NAME'],
            [
              '--type merge',
              `--patch '{"spec":{"runtimeConfigRef":{"name":"azure-workload-identity"}}}'`,
            ],
          ),
        ),
      },
    ],
    checks: [
      {
        expect: 'The provider’s pod runs as the service account that you named.',
        otherwise: 'runtimeConfigRef is missing on the Provider: it keeps the name with the hash.',
      },
    ],
    sources: [SOURCES.crossplane, SOURCES.crossplaneRuntime],
  }
}

function sidecarStep(input: GuideInput): GuideStep {
  return {
    id: 'sidecar',
    title: 'Give the Entra SDK sidecar the token',
    why: 'The sidecar signs in as the agent identity blueprint and makes the agents’ tokens; the workload beside it sees neither. The credential belongs on the blueprint, by Graph beta.',
    blocks: [
      {
        title: 'sidecar.yaml',
        language: 'yaml',
        text: toYamlDocuments([
          ...namespaceOf(input.namespace),
          {
            apiVersion: 'v1',
            kind: 'ServiceAccount',
            metadata: { name: input.serviceAccount, namespace: input.namespace },
          },
          {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: { name: 'entra-sidecar', namespace: input.namespace },
            data: {
              AzureAd__Instance: AUTHORITY_HOSTS[input.cloud],
              AzureAd__TenantId: input.tenantId,
              AzureAd__ClientId: input.clientId,
              AzureAd__ClientCredentials__0__SourceType: 'SignedAssertionFilePath',
              AzureAd__ClientCredentials__0__SignedAssertionFileDiskPath: `${TOKEN_FOLDER}/${TOKEN_FILE}`,
            },
          },
        ]),
      },
      {
        title: 'Beside the sidecar in the pod',
        language: 'yaml',
        text: toYaml({
          spec: {
            serviceAccountName: input.serviceAccount,
            containers: [
              {
                name: 'sidecar',
                envFrom: [{ configMapRef: { name: 'entra-sidecar' } }],
                volumeMounts: [
                  { name: 'azure-identity-token', mountPath: TOKEN_FOLDER, readOnly: true },
                ],
              },
            ],
            volumes: [tokenVolume(input)],
          },
        }),
      },
    ],
    checks: [
      {
        expect: 'AzureAd__ClientId is the client id of the blueprint.',
        otherwise: 'An agent’s own id there ends in AADSTS70025: agents hold no credentials.',
      },
    ],
    links: ['agent-scenario'],
    sources: [SOURCES.sidecar],
  }
}
