import { CAUSES } from './causes'
import { type CompactText, compactAnchor } from './compact'
import type { CodeCause, ExplainedField, MessagePattern } from './model'

/**
 * An error without an AADSTS number that people paste for one: the answer to the writing of a
 * credential, or what a tool says before or after the exchange.
 */
export interface Neighbour {
  /** Sentences of which one is in the text; compared without white space and letter case. */
  readonly phrases: readonly string[]
  readonly field: ExplainedField | null
  /** Where the error comes from, for the reader. */
  readonly from: string
  readonly cause: CodeCause
  readonly patterns?: readonly MessagePattern[]
  readonly source: string
}

const WRITE = 'an answer to the writing of a credential'
const TOOL = 'a message of the tool, not of Entra'

const CONSIDERATIONS =
  'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations'

/** The more telling first. */
export const NEIGHBOURS: readonly Neighbour[] = [
  {
    phrases: [
      'The combination of issuer and subject must be unique',
      'Issuer and subject combination already exists',
    ],
    field: 'subject',
    from: WRITE,
    cause: {
      id: 'credential-pair-exists',
      title: 'Another credential of this identity has the same issuer and subject.',
      fix: 'Use the credential that is there, or delete it first; an identity holds each pair once.',
      confirmedBy: [],
    },
    patterns: [
      { key: 'issuer', before: 'unique for the application. Issuer ', after: ' and Subject:' },
      { key: 'subject', before: ' and Subject: ', after: ' already exist' },
    ],
    source: 'https://github.com/Azure/azure-workload-identity/issues/434',
  },
  {
    phrases: ['FederatedIdentityCredential with name'],
    field: null,
    from: WRITE,
    cause: {
      id: 'credential-name-exists',
      title: 'A credential with this name exists already.',
      fix: 'Update the credential of this name instead of creating it, or choose another name.',
      confirmedBy: [],
    },
    source: 'https://github.com/Azure/azure-dev/issues/1482',
  },
  {
    phrases: [
      'Federated Identity Credentials are written concurrently',
      'ConcurrentFederatedIdentityCredentialsWrites',
    ],
    field: null,
    from: WRITE,
    cause: {
      id: 'concurrent-writes',
      title: 'Two credentials of one managed identity were written at the same time.',
      fix: 'Write the credentials of a managed identity one after another: depends_on in Terraform, @batchSize(1) in Bicep.',
      confirmedBy: [],
    },
    source: 'https://github.com/crossplane-contrib/provider-upjet-azure/issues/689',
  },
  {
    phrases: [
      'lacks all required claims or contains unallowed claims',
      'ClaimsMatchingExpression.Value is invalid',
    ],
    field: 'subject',
    from: WRITE,
    cause: CAUSES.expressionInvalid,
    patterns: [{ key: 'issuer', before: "Expression configured for issuer '" }],
    source: 'https://github.com/hashicorp/terraform-provider-azuread/issues/1901',
  },
  {
    phrases: ['not allowed as per assigned policy'],
    field: 'policy',
    from: WRITE,
    cause: CAUSES.policyIssuer,
    patterns: [{ key: 'issuer', before: "FederatedIdentityCredential.Issuer value '" }],
    source: 'https://github.com/radius-project/radius/pull/12577',
  },
  {
    phrases: [
      'The size of the object has exceeded its limit',
      'BadRequest: Too many Federated Identity Credentials',
    ],
    field: null,
    from: WRITE,
    cause: {
      id: 'credential-limit',
      title: 'The identity holds as many credentials as it may: 20.',
      fix: 'Delete credentials that nobody uses, use one expression for several subjects, or spread the workloads over several identities.',
      confirmedBy: [],
    },
    source: CONSIDERATIONS,
  },
  {
    phrases: [
      'MS Graph resource not found during Federated Identity Credential creation',
      'ParentResourceNotFound',
    ],
    field: 'client',
    from: WRITE,
    cause: {
      id: 'identity-too-new',
      title: 'The managed identity was made moments ago and is not known everywhere.',
      fix: 'Wait a minute or two after making the identity, then write the credential again.',
      confirmedBy: [],
    },
    source: 'https://github.com/Azure/Azure-Verified-Modules/pull/2673',
  },
  {
    phrases: ['Support for federated identity credentials not enabled'],
    field: null,
    from: WRITE,
    cause: {
      id: 'region-unsupported',
      title: 'The region of the managed identity does not support federated credentials.',
      fix: 'Make the identity in another region; it can be used from any.',
      confirmedBy: [],
    },
    source: CONSIDERATIONS,
  },
  {
    phrases: [
      'must have exactly one audience',
      "Federated Identity Credential must specify 'issuer', 'subject' and 'audience'",
    ],
    field: 'audience',
    from: WRITE,
    cause: {
      id: 'credential-incomplete',
      title: 'The credential lacks a field, or has not exactly one audience.',
      fix: 'Give issuer, subject and one audience, usually api://AzureADTokenExchange.',
      confirmedBy: [],
    },
    source: 'https://github.com/Azure/azure-cli/issues/31598',
  },
  {
    phrases: ['give write permissions to id-token', 'ACTIONS_ID_TOKEN_REQUEST_URL'],
    field: 'request',
    from: TOOL,
    cause: CAUSES.noAssertion,
    source: 'https://github.com/Azure/login/issues/302',
  },
  {
    phrases: ['No subscriptions found for'],
    field: 'client',
    from: `${TOOL}: the exchange itself succeeded`,
    cause: {
      id: 'role-missing',
      title: 'The identity has no Azure role in the subscription, or got it moments ago.',
      fix: 'Assign a role on the subscription, wait some minutes, or sign in with allow-no-subscriptions.',
      confirmedBy: [],
    },
    source: 'https://github.com/Azure/login/issues/213',
  },
  {
    phrases: [
      'Multiple user assigned identities exist',
      'The workload options are not fully configured',
    ],
    field: 'request',
    from: TOOL,
    cause: {
      id: 'workload-identity-not-injected',
      title:
        'No federated token was found, so that the library asked for a managed identity of the machine.',
      fix: 'Label the pod azure.workload.identity/use: "true", set serviceAccountName, annotate the service account with the client id, and make the pod anew; where an identity of the machine is meant, name its client id.',
      confirmedBy: [],
    },
    source: 'https://github.com/Azure/azure-workload-identity/issues/699',
  },
]

const PHRASES = NEIGHBOURS.flatMap((neighbour) =>
  neighbour.phrases.map((phrase) => ({ neighbour, compact: compactAnchor(phrase) })),
)

/** The neighbours whose sentences stand in a text, the more telling first. */
export function findNeighbours(text: CompactText): readonly Neighbour[] {
  const found = PHRASES.filter(({ compact }) => text.compact.includes(compact))
  return [...new Set(found.map(({ neighbour }) => neighbour))]
}
