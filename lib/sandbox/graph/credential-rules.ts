import type { StoredCredential } from '../model'
import { type GraphCall, graphError } from './call'

/** Federated credentials that one object may hold. */
const MAX_CREDENTIALS = 20

/** Longest issuer, subject, audience and description. */
const MAX_TEXT = 600

/** Source: Microsoft.ManagedIdentity 2025-01-31-preview, parameter federatedIdentityCredentialResourceName. */
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_-]{2,119}$/

/** The writable fields of a credential. */
export interface CredentialDraft {
  readonly name: string
  readonly issuer: string
  readonly subject: string | null
  readonly audiences: readonly string[]
  readonly description: string | null
  readonly claimsMatchingExpression: StoredCredential['claimsMatchingExpression']
}

/** Issuers that may carry an expression, with the claims of which one must be named. */
const EXPRESSION_ISSUERS: readonly {
  readonly issuer: RegExp
  readonly claims: readonly string[]
  readonly oneOf: readonly string[]
}[] = [
  {
    issuer: /^https:\/\/token\.actions\.githubusercontent\.com$/,
    claims: ['sub', 'job_workflow_ref', 'repository_id', 'repository_owner_id'],
    oneOf: ['repository_id', 'repository_owner_id'],
  },
  {
    issuer: /^https:\/\/gitlab\.(?:[a-z0-9-]+\.)?(?:com|ca)$/,
    claims: ['sub', 'project_id', 'namespace_id', 'user_id'],
    oneOf: ['project_id', 'namespace_id', 'user_id'],
  },
  { issuer: /^https:\/\/app\.(?:eu\.)?terraform\.io$/, claims: ['sub'], oneOf: ['sub'] },
]

const invalidValue = (call: GraphCall, message: string) =>
  graphError(call, 400, 'InvalidFederatedIdentityCredentialValue', message)

const badRequest = (call: GraphCall, message: string) =>
  graphError(call, 400, 'Request_BadRequest', message)

/** Texts without a source are the sandbox's own; docs/sandbox-differences.md lists them. */
function tooLong(call: GraphCall, field: string): Response {
  return invalidValue(
    call,
    `The value of FederatedIdentityCredential.${field} exceeds the maximum length of ${MAX_TEXT}.`,
  )
}

function checkExpression(call: GraphCall, draft: CredentialDraft): Response | undefined {
  const { claimsMatchingExpression: expression, issuer } = draft
  if (expression === null) return undefined
  const rule = EXPRESSION_ISSUERS.find((one) => one.issuer.test(issuer))
  const claims = [...expression.value.matchAll(/claims\['([^']+)'\]/g)].map(([, name = '']) => name)
  const allowed =
    rule !== undefined &&
    claims.length > 0 &&
    claims.every((name) => rule.claims.includes(name)) &&
    rule.oneOf.some((name) => claims.includes(name))
  if (allowed) return undefined
  // Source: hashicorp/terraform-provider-azuread#1901.
  return invalidValue(
    call,
    `The FederatedIdentityCredential.ClaimsMatchingExpression.Value is invalid. Rule exception: Expression configured for issuer '${issuer}' either lacks all required claims or contains unallowed claims.`,
  )
}

function checkFields(call: GraphCall, draft: CredentialDraft): Response | undefined {
  if (!URL.canParse(draft.issuer)) {
    return invalidValue(call, 'FederatedIdentityCredential.Issuer must be an absolute URI.')
  }
  const [audience, second] = draft.audiences
  if (audience === undefined || audience === '' || second !== undefined) {
    return invalidValue(call, 'FederatedIdentityCredential.Audiences must hold exactly one value.')
  }
  if ((draft.subject === null) === (draft.claimsMatchingExpression === null)) {
    return invalidValue(
      call,
      'Exactly one of FederatedIdentityCredential.Subject and FederatedIdentityCredential.ClaimsMatchingExpression must be set.',
    )
  }
  if (draft.subject === '') {
    return badRequest(
      call,
      "A value is required for property 'subject' of resource 'FederatedIdentityCredential'.",
    )
  }
  const lengths = [
    ['Issuer', draft.issuer],
    ['Subject', draft.subject ?? ''],
    ['Audiences', audience],
    ['Description', draft.description ?? ''],
  ] as const
  for (const [field, text] of lengths) if (text.length > MAX_TEXT) return tooLong(call, field)
  return checkExpression(call, draft)
}

/**
 * What Graph refuses about a credential: name, fields, the 20 cap, and the pair of issuer and subject
 * that must be unique within the object. Sources: the Graph documentation and
 * the issue threads named at each text.
 *
 * @param existing the object's credentials without the one that is being changed.
 */
export function checkCredential(
  call: GraphCall,
  draft: CredentialDraft,
  existing: readonly StoredCredential[],
): Response | undefined {
  if (!NAME.test(draft.name)) return badRequest(call, 'Name value is not a valid URI last segment')
  const wrong = checkFields(call, draft)
  if (wrong !== undefined) return wrong
  if (existing.some(({ name }) => name.toLowerCase() === draft.name.toLowerCase())) {
    // Source: Azure/azure-dev#1482.
    return graphError(
      call,
      409,
      'Request_MultipleObjectsWithSameKeyValue',
      `FederatedIdentityCredential with name ${draft.name} already exists.`,
    )
  }
  const { issuer, subject } = draft
  if (
    subject !== null &&
    existing.some((one) => one.issuer === issuer && one.subject === subject)
  ) {
    // Source: Azure/azure-workload-identity#434.
    return invalidValue(
      call,
      `The combination of issuer and subject must be unique for the application. Issuer ${issuer} and Subject: ${subject} already exist. paramName: FederatedIdentityCredential.Subject, paramValue: ${subject}, objectType: Microsoft.Online.DirectoryServices.Application`,
    )
  }
  if (existing.length >= MAX_CREDENTIALS) {
    // The code rests on one third-party report.
    return graphError(
      call,
      403,
      'Directory_ResourceSizeExceeded',
      'The size of the object has exceeded its limit. Please reduce the number of values and retry your request.',
    )
  }
  return undefined
}
