import type { Credential, IdentityKind } from '@/lib/federation/credential/model'
import { evaluate } from '@/lib/federation/verdict/evaluate'
import type { Check, CheckInput, EntraAnswer, Verdict } from '@/lib/federation/verdict/model'
import type { SandboxContext } from '../context'
import { json } from '../http'
import type { ServicePrincipalRecord, StoredCredential, Tenant } from '../model'
import { issueAppToken } from './issue'
import { fetchIssuerDocuments } from './issuer-documents'
import { requestAnswer } from './request-answers'
import { findResource, type Resource, splitScope } from './resources'
import { recordSignIn } from './sign-in-log'
import type { GrantOutcome } from './user-grants'

/** The one value of `client_assertion_type` (RFC 7523, 2.2). */
const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** Checks of the assertion alone, which come before the client is looked up. */
const ASSERTION_CHECKS = new Set([
  'shape',
  'type',
  'algorithm',
  'header',
  'key-id',
  'required-claims',
  'audience-count',
  'assertion-kind',
])

/** Checks that come after the issuer's documents were fetched. */
const AFTER_FETCH = new Set(['key', 'signature', 'validity'])

const refuse = (code: number, values?: Record<string, string>) => ({
  answer: requestAnswer(code, values),
})

/** What is wrong with the request itself, before anything is looked up. */
function checkRequest(form: URLSearchParams, origin: string | null): EntraAnswer | undefined {
  if (!form.get('client_id')) return requestAnswer(900144, { name: 'client_id' })
  if (form.has('resource')) return requestAnswer(901002)
  if (!form.get('scope')) return requestAnswer(900144, { name: 'scope' })
  // Entra sends no CORS headers for this grant: a page can neither succeed nor read this answer.
  if (origin !== null) return requestAnswer(9002326, { origin })
  const credentials = ['client_assertion', 'client_secret', 'request'].filter((name) =>
    form.get(name),
  )
  if (credentials.length === 0) return requestAnswer(7000216)
  if (credentials.length > 1) return requestAnswer(9002324)
  if (form.get('client_assertion')) {
    const type = form.get('client_assertion_type')
    if (!type) return requestAnswer(900144, { name: 'client_assertion_type' })
    if (type !== JWT_BEARER) return requestAnswer(7000216)
  }
  return undefined
}

interface Client {
  readonly principal: ServicePrincipalRecord
  readonly kind: IdentityKind
  readonly credentials: readonly StoredCredential[]
}

function findClient(
  tenant: Tenant,
  clientId: string,
): { readonly client: Client } | { readonly answer: EntraAnswer } {
  const id = clientId.toLowerCase()
  const principal = [...tenant.servicePrincipals.values()].find(({ appId }) => appId === id)
  const application = [...tenant.applications.values()].find(({ appId }) => appId === id)
  if (application === undefined && principal?.servicePrincipalType !== 'ManagedIdentity') {
    return refuse(700016, { id: clientId, tenant: tenant.displayName })
  }
  if (principal === undefined) return refuse(7000229, { appId: clientId, tenantId: tenant.id })
  if (!principal.accountEnabled) {
    return refuse(7000112, { appId: clientId, name: principal.displayName })
  }
  if (application?.isFallbackPublicClient) return refuse(700025)
  if (application === undefined) {
    const { credentials } = principal
    return { client: { principal, kind: 'managedIdentity', credentials } }
  }
  const kind = application.blueprint ? 'agentBlueprint' : 'application'
  return { client: { principal, kind, credentials: application.credentials } }
}

/** False while a new credential is on its way to the token endpoint. */
function hasSpread(
  { now, propagationSeconds }: SandboxContext,
  { createdAt = Number.NEGATIVE_INFINITY }: StoredCredential,
): boolean {
  return now().getTime() - createdAt >= propagationSeconds * 1000
}

/** A stored credential as the verdict reads it. */
function toCredential(stored: StoredCredential): Credential {
  return {
    id: stored.id,
    name: stored.name,
    issuer: stored.issuer,
    audiences: stored.audiences,
    ...(stored.subject === null ? {} : { subject: stored.subject }),
    ...(stored.claimsMatchingExpression === null
      ? {}
      : { claimsMatchingExpression: stored.claimsMatchingExpression }),
  }
}

/** Entra's answer to the first failed check that the caller is interested in. */
function firstFailure(
  verdict: Verdict,
  wanted: (check: Check) => boolean,
): EntraAnswer | undefined {
  const failed = verdict.checks.find((check) => check.outcome === 'fail' && wanted(check))
  if (failed === undefined) return undefined
  if (verdict.error !== null && failed.code === verdict.error.code) return verdict.error
  // No code is documented for our own reading rules: such a text is not a JWT that Entra reads.
  return requestAnswer(failed.code ?? 50027)
}

/** Reading rules of our own have no place in the order: they belong to the assertion. */
function isAssertionCheck(check: Check): boolean {
  return ASSERTION_CHECKS.has(check.id) || !KNOWN.has(check.id)
}

const KNOWN = new Set([
  ...ASSERTION_CHECKS,
  ...AFTER_FETCH,
  'credentials',
  'issuer',
  'lifetime',
  'audience',
  'subject',
  'policy',
  'entra-issued',
])

/**
 * Judges the assertion in the working order: shape, client, match, documents of the issuer, key,
 * signature and time (lib/federation/verdict holds the rules).
 */
async function authenticate(
  context: SandboxContext,
  tenant: Tenant,
  clientId: string,
  token: string,
): Promise<
  | { readonly client: Client; readonly credentialId: string | null }
  | { readonly answer: EntraAnswer }
> {
  const found = findClient(tenant, clientId)
  const known = 'client' in found ? found.client : undefined
  const input: CheckInput = {
    token,
    credentials:
      known?.credentials.filter((one) => hasSpread(context, one)).map(toCredential) ?? [],
    now: context.now(),
    clientId,
    kind: known?.kind ?? 'application',
  }
  const early = await evaluate(input)
  const malformed = firstFailure(early, isAssertionCheck)
  if (malformed !== undefined) return { answer: malformed }
  if ('answer' in found) return found
  const { client } = found
  const unmatched = firstFailure(early, ({ id }) => !AFTER_FETCH.has(id))
  // The verdict does not know the name that this text carries.
  if (unmatched?.code === 70025) {
    return refuse(70025, { appId: clientId, name: client.principal.displayName })
  }
  if (unmatched !== undefined) return { answer: unmatched }
  const documents = await fetchIssuerDocuments(context, early.matched?.issuer ?? '')
  if ('answer' in documents) return documents
  const verdict = await evaluate({ ...input, jwks: documents.jwks })
  const failure = firstFailure(verdict, () => true)
  if (failure !== undefined) return { answer: failure }
  const undecided = verdict.checks.find(
    ({ id, outcome }) => (id === 'algorithm' || id === 'signature') && outcome !== 'pass',
  )
  if (undecided !== undefined) {
    // Only RS256 is documented; the sandbox takes nothing else.
    const alg = undecided.actual ?? ''
    return refuse(5002738, { alg, list: 'RS256' })
  }
  return { client, credentialId: verdict.matched?.id ?? null }
}

/** The one API of the scope, or the refusal. */
function readScope(
  tenant: Tenant,
  scope: string,
): { readonly resource: Resource; readonly audience: string } | { readonly answer: EntraAnswer } {
  const scopes = scope.split(/\s+/).filter(Boolean)
  const audiences = new Set<string>()
  for (const one of scopes) {
    if (!one.endsWith('/.default')) return refuse(1002012, { scope })
    const part = splitScope(one)
    if (part === undefined) return refuse(70011, { s: one })
    audiences.add(part.resource)
  }
  const [audience = '', second] = audiences
  if (second !== undefined) return refuse(28000, { s: scope })
  const resource = findResource(tenant, audience)
  if (resource === undefined) return refuse(500011, { r: audience, t: tenant.displayName })
  return { resource, audience }
}

/** The client credentials grant with a federated assertion. */
export async function exchangeAssertion(
  context: SandboxContext,
  tenant: Tenant,
  form: URLSearchParams,
  origin: string | null,
): Promise<GrantOutcome> {
  const wrong = checkRequest(form, origin)
  if (wrong !== undefined) return { answer: wrong }
  const clientId = form.get('client_id') ?? ''
  const assertion = form.get('client_assertion')
  if (assertion === null || assertion === '') {
    const found = findClient(tenant, clientId)
    return 'answer' in found ? found : refuse(7000215, { id: clientId })
  }
  const outcome = await authenticate(context, tenant, clientId, assertion)
  const scope = readScope(tenant, form.get('scope') ?? '')
  const log = { clientId, resourceAppId: 'resource' in scope ? scope.resource.appId : '' }
  if ('answer' in outcome) {
    recordSignIn(context, tenant, { ...log, credentialId: null, answer: outcome.answer })
    return outcome
  }
  if ('answer' in scope) return scope
  const { principal } = outcome.client
  recordSignIn(context, tenant, { ...log, credentialId: outcome.credentialId, answer: null })
  const { token, seconds } = await issueAppToken(context, {
    tenant,
    principal,
    audience: scope.audience,
    roles: grantedRoles(tenant, principal, scope.resource.appId),
  })
  return {
    response: json(
      200,
      { token_type: 'Bearer', expires_in: seconds, ext_expires_in: seconds, access_token: token },
      { 'cache-control': 'no-store, no-cache', pragma: 'no-cache' },
    ),
  }
}

/** Values of the app roles that the principal holds on an API. */
function grantedRoles(
  tenant: Tenant,
  principal: ServicePrincipalRecord,
  resourceAppId: string,
): readonly string[] {
  const resource = [...tenant.servicePrincipals.values()].find(
    ({ appId }) => appId === resourceAppId,
  )
  if (resource === undefined) return []
  const granted = new Set(
    principal.assignments
      .filter(({ resourceId }) => resourceId === resource.id)
      .map(({ appRoleId }) => appRoleId),
  )
  return resource.appRoles.filter(({ id }) => granted.has(id)).map(({ value }) => value)
}
