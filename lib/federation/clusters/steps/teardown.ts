import type { GuideInput, GuideStep } from '../model'
import { command, option, script, value } from '../shell'
import { SOURCES } from './sources'
import { POD } from './workload'

interface TearDown {
  /** What removes the cluster, or what was changed in it. */
  readonly commands?: readonly string[]
  /** True when the guide made the key and the documents. */
  readonly madeIssuer?: boolean
  /** True when the guide made the pod and its service account. */
  readonly pod?: boolean
}

/** What to remove at the end, trust first: from that moment no token of the issuer counts. */
export function tearDownStep(
  input: GuideInput,
  { commands = [], madeIssuer = false, pod = input.usedBy === 'workload' }: TearDown = {},
): GuideStep {
  const signingKey = `${input.keyFolder}/${input.signingKeyFile}`
  return {
    id: 'tear-down',
    title: 'Take it all down again',
    why: madeIssuer
      ? 'In this order: the credential, or the key stays a way in; then the documents, the cluster, the key. Deleting the cluster alone leaves the trust in place.'
      : 'The credential first: while it stands, whoever can run as this service account gets in.',
    blocks: [
      {
        title: '1. The credential',
        language: 'bash',
        text: script(
          '# On an application; for a managed identity: az identity federated-credential delete',
          command(
            ['az', 'ad', 'app', 'federated-credential', 'delete'],
            [option('--id', input.clientId), '--federated-credential-id NAME-OF-THE-CREDENTIAL'],
          ),
        ),
      },
      {
        title: madeIssuer ? '2. The workload and the cluster' : '2. The workload',
        language: 'bash' as const,
        text: script(
          ...(pod
            ? [
                command(['kubectl', 'delete', 'pod', POD, option('--namespace', input.namespace)]),
                command(
                  ['kubectl', 'delete', 'serviceaccount', value(input.serviceAccount)],
                  [option('--namespace', input.namespace)],
                ),
              ]
            : []),
          ...commands,
        ),
      },
      ...(madeIssuer
        ? [
            {
              title: '3. The documents and the key',
              language: 'bash' as const,
              text: script(
                '# Delete both blobs, or the whole container, of the issuer. Then:',
                command(['rm', '--', value(signingKey)]),
              ),
            },
          ]
        : []),
    ],
    checks: [
      {
        expect: 'Entra answers the old token with AADSTS70025, or 700211 to 700213.',
        otherwise: 'Another credential still trusts the issuer: search for it under Issuers.',
      },
    ],
    sources: [SOURCES.considerations],
  }
}
