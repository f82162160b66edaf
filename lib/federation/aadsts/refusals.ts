import type { CodeCause } from './model'

/** How Graph or Azure refuses to write a credential. Such errors carry no AADSTS number. */
export interface Refusal {
  readonly id: string
  readonly service: 'Microsoft Graph' | 'Azure Resource Manager'
  /** One or two sentences in our own words. */
  readonly meaning: string
  /** Each a list of phrases, lower case, that must all stand in the text. One list is enough. */
  readonly phrases: readonly (readonly string[])[]
  readonly causes: readonly CodeCause[]
  readonly source: string
}

const CONSIDERATIONS =
  'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations'

function cause(id: string, title: string, fix: string, fixEntra?: string): CodeCause {
  return { id, title, fix, confirmedBy: [], ...(fixEntra === undefined ? {} : { fixEntra }) }
}

/** Refusals of writes, by the words of real answers. The first that fits explains the text. */
export const REFUSALS: readonly Refusal[] = [
  {
    id: 'concurrent-writes',
    service: 'Azure Resource Manager',
    meaning:
      'Two credentials of one managed identity were written at the same time. Azure takes one after the other.',
    phrases: [
      ['concurrentfederatedidentitycredentialswritesforsinglemanagedidentity'],
      ['federated identity credentials are written concurrently'],
    ],
    causes: [
      cause(
        'parallel-deployment',
        'A template or pipeline writes several credentials of this identity in parallel.',
        'Write them one after the other: dependsOn in Bicep, depends_on in Terraform, azurerm 3.40 or later.',
      ),
    ],
    source: CONSIDERATIONS,
  },
  {
    id: 'credential-limit',
    service: 'Microsoft Graph',
    meaning:
      'An application, managed identity or blueprint holds at most 20 federated identity credentials, and the limit cannot be raised.',
    phrases: [
      ['too many federated identity credentials'],
      ['maximum', '20', 'federated'],
      ['directory_resourcesizeexceeded'],
    ],
    causes: [
      cause(
        'twenty-credentials',
        'The identity holds 20 credentials already.',
        'Remove credentials that nothing uses, or put the next ones on another identity.',
        'For GitHub, GitLab and HCP Terraform one expression can stand for many subjects.',
      ),
    ],
    source: CONSIDERATIONS,
  },
  {
    id: 'name-exists',
    service: 'Microsoft Graph',
    meaning: 'The identity has a credential of this name already. Names cannot be changed.',
    phrases: [
      ['federatedidentitycredential with name', 'already exists'],
      ['request_multipleobjectswithsamekeyvalue', 'federatedidentitycredential'],
    ],
    causes: [
      cause(
        'created-before',
        'An earlier run created it.',
        "Update it instead of creating it: PATCH …/federatedIdentityCredentials(name='…') with Prefer: create-if-missing does either.",
      ),
    ],
    source: 'https://learn.microsoft.com/graph/api/federatedidentitycredential-upsert',
  },
  {
    id: 'pair-exists',
    service: 'Microsoft Graph',
    meaning:
      'Issuer and subject together must be unique on one identity, and another credential of it has this pair.',
    phrases: [
      ['combination of issuer and subject must be unique'],
      ['issuer and subject combination already exists'],
    ],
    causes: [
      cause(
        'same-trust-twice',
        'The trust exists already under another name.',
        'Use or rename the existing one: list the credentials of the identity and look for the same issuer and subject.',
      ),
    ],
    source: 'https://github.com/Azure/azure-workload-identity/issues/434',
  },
  {
    id: 'issuer-not-allowed',
    service: 'Microsoft Graph',
    meaning:
      'A policy of the tenant forbids this issuer, so the credential is refused when it is written.',
    phrases: [['not allowed as per assigned policy']],
    causes: [
      cause(
        'tenant-policy',
        'An administrator restricted which issuers may be trusted.',
        'Ask who runs application management policies in the tenant to allow the issuer, or use one that is allowed.',
      ),
    ],
    source: 'https://github.com/radius-project/radius/pull/12577',
  },
  {
    id: 'expression-refused',
    service: 'Microsoft Graph',
    meaning:
      'The expression names a claim that Entra does not take for this issuer, or lacks one that it demands.',
    phrases: [
      ['claimsmatchingexpression', 'is invalid'],
      ['either lacks all required claims or contains unallowed claims'],
    ],
    causes: [
      cause(
        'expression-lacks-id',
        'Since July 2026 a GitHub expression needs sub and a numeric id.',
        "Add and claims['repository_id'] eq '…' or claims['repository_owner_id'] eq '…'. The Expressions page checks it.",
      ),
    ],
    source: 'https://github.com/hashicorp/terraform-provider-azuread/issues/1901',
  },
  {
    id: 'region-without-federation',
    service: 'Azure Resource Manager',
    meaning: 'The region of this managed identity does not take federated credentials yet.',
    phrases: [['support for federated identity credentials not enabled']],
    causes: [
      cause(
        'region',
        'The region lags behind.',
        'Create the managed identity in another region; where it lives does not limit where it is used.',
      ),
    ],
    source: CONSIDERATIONS,
  },
  {
    id: 'one-audience',
    service: 'Azure Resource Manager',
    meaning: 'A credential has exactly one audience.',
    phrases: [['must have exactly one audience']],
    causes: [
      cause(
        'audience-count',
        'None or several audiences were sent.',
        'Send one: api://AzureADTokenExchange unless the issuer cannot use it.',
      ),
    ],
    source: CONSIDERATIONS,
  },
  {
    id: 'blueprint-version',
    service: 'Microsoft Graph',
    meaning: 'Agent identity blueprints are not taken on this version of the API.',
    phrases: [
      ['agentblueprint_notsupportedonapiversion'],
      ['agent blueprints are not supported on the api version'],
    ],
    causes: [
      cause('use-beta', 'The call went to v1.0.', 'Send it to https://graph.microsoft.com/beta.'),
    ],
    source: 'https://learn.microsoft.com/graph/api/resources/agentidentityblueprint',
  },
]

/** The first refusal whose words stand in the text; undefined when none does. Linear in the text. */
export function findRefusal(text: string): Refusal | undefined {
  const plain = text.toLowerCase().replace(/\s+/g, ' ')
  return REFUSALS.find(({ phrases }) =>
    phrases.some((words) => words.every((word) => plain.includes(word))),
  )
}
