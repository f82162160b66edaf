import type { HostHandler, SandboxContext } from '../context'
import { type BearerFault, readBearer } from '../entra/bearer'
import { RESOURCES } from '../entra/resources'
import type { Failure } from '../faults/model'
import { nextFailure } from '../faults/next-failure'
import { notImitated, preflight, readJson, withHeaders } from '../http'
import { findRoute, pathSegments, type Route } from '../routes'
import { ASSIGNMENT_ROUTES } from './assignments'
import { BLOB_SERVICE_ROUTES } from './blob-services'
import { type ArmCall, type ArmHandler, armError, newRequestId } from './call'
import { CONTAINER_ROUTES } from './containers'
import { CREDENTIAL_ROUTES } from './credentials'
import { GROUP_ROUTES } from './groups'
import { IDENTITY_ROUTES } from './identities'
import { LOCK_ROUTES } from './locks'
import { RESOURCE_GRAPH_ROUTES } from './resource-graph'
import { ROLE_ROUTES } from './roles'
import { STORAGE_ACCOUNT_ROUTES } from './storage-accounts'
import { STORAGE_KEY_ROUTES } from './storage-keys'
import { SUBSCRIPTION_ROUTES } from './subscriptions'
import { createThrottle } from './throttle'

const AUDIENCES = new Set([...RESOURCES.arm.uris, RESOURCES.arm.appId])

/** Versions of Microsoft.ManagedIdentity. Source: azure-rest-api-specs, specification/msi. */
const IDENTITY_VERSIONS = new Set([
  '2015-08-31-preview',
  '2018-11-30',
  '2021-09-30-preview',
  '2022-01-31-preview',
  '2023-01-31',
  '2023-07-31-preview',
  '2024-11-30',
  '2025-01-31-preview',
  '2025-05-31-preview',
  '2026-04-30',
  '2026-05-31',
])

/** Credentials exist from this version on. */
const FIRST_WITH_CREDENTIALS = '2022-01-31-preview'

const ROUTES: readonly Route<ArmHandler>[] = [
  ...SUBSCRIPTION_ROUTES,
  ...GROUP_ROUTES,
  ...IDENTITY_ROUTES,
  ...CREDENTIAL_ROUTES,
  ...RESOURCE_GRAPH_ROUTES,
  ...STORAGE_ACCOUNT_ROUTES,
  ...STORAGE_KEY_ROUTES,
  ...CONTAINER_ROUTES,
  ...BLOB_SERVICE_ROUTES,
]

/** Routes that follow any scope. */
const AUTHORIZATION_ROUTES: readonly Route<ArmHandler>[] = [
  ...ROLE_ROUTES,
  ...ASSIGNMENT_ROUTES,
  ...LOCK_ROUTES,
]

const VERSION = /^\d{4}-\d\d-\d\d(?:-preview)?$/

/** Missing, unreadable and unknown versions answer differently. */
function checkVersion(call: ArmCall, segments: readonly string[]): Response | undefined {
  const version = call.apiVersion
  if (version === '') {
    return armError(
      call,
      400,
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
    )
  }
  const lower = segments.map((segment) => segment.toLowerCase())
  const type = lower.includes('federatedidentitycredentials')
    ? 'userAssignedIdentities/federatedIdentityCredentials'
    : 'userAssignedIdentities'
  const managed = lower.includes('microsoft.managedidentity')
  const tooOld = type.includes('/') && version < FIRST_WITH_CREDENTIALS
  if (VERSION.test(version) && (!managed || (IDENTITY_VERSIONS.has(version) && !tooOld))) {
    return undefined
  }
  if (!managed) {
    const message = `The api-version '${version}' is invalid. The supported versions are '2025-08-01,2022-12-01,2022-04-01,2021-04-01,2019-11-01'.`
    return armError(call, 400, 'InvalidApiVersionParameter', message)
  }
  const supported = [...IDENTITY_VERSIONS].join(', ')
  return armError(
    call,
    400,
    'NoRegisteredProviderFound',
    `No registered resource provider found for API version '${version}' for type '${type}'. The supported api-versions are '${supported}'.`,
  )
}

/** Rights and locks hang below any scope: `{scope}/providers/Microsoft.Authorization/…`. */
function splitScope(segments: readonly string[]) {
  const lower = segments.map((segment) => segment.toLowerCase())
  const start = lower.lastIndexOf('microsoft.authorization')
  if (start < 1 || lower[start - 1] !== 'providers') return undefined
  const scope = segments.slice(0, start - 1)
  const [kind, subscription = ''] = lower
  const params = {
    scope: scope.length === 0 ? '' : `/${scope.join('/')}`,
    subscription: kind === 'subscriptions' ? subscription : '',
  }
  return { params, rest: segments.slice(start) }
}

async function dispatch(call: ArmCall): Promise<Response> {
  const segments = pathSegments(call.url.pathname)
  if (segments === undefined) {
    return armError(call, 400, 'InvalidRequestUri', 'The request URI could not be read.')
  }
  const wrong = checkVersion(call, segments)
  if (wrong !== undefined) return wrong
  const extension = splitScope(segments)
  const route =
    extension === undefined
      ? findRoute(ROUTES, call.method, segments)
      : findRoute(AUTHORIZATION_ROUTES, call.method, extension.rest)
  if ('handler' in route) {
    return route.handler({ ...call, params: { ...route.params, ...extension?.params } })
  }
  return notImitated(`${call.method} ${call.url.pathname} of Azure Resource Manager`)
}

function unauthorized(call: Omit<ArmCall, 'caller' | 'tenant'>, fault: BearerFault): Response {
  const { code, message } = describe(call.context, fault)
  return armError(call, 401, code, message, {
    'www-authenticate': `Bearer authorization_uri="https://login.microsoftonline.com/common", error="invalid_token", error_description="${message}"`,
  })
}

function describe(
  context: SandboxContext,
  fault: BearerFault,
): { readonly code: string; readonly message: string } {
  if (fault.fault === 'absent') {
    return {
      code: 'AuthenticationFailed',
      message: "Authentication failed. The 'Authorization' header is missing.",
    }
  }
  if (fault.fault === 'expired') {
    return {
      code: 'ExpiredAuthenticationToken',
      message: `The access token expiry UTC time '${fault.expiry.toISOString()}' is earlier than current UTC time '${context.now().toISOString()}'.`,
    }
  }
  if (fault.fault === 'audience') {
    return {
      code: 'InvalidAuthenticationTokenAudience',
      message: `The access token has been obtained for wrong audience or resource '${fault.audience}'. It should exactly match with one of the allowed audiences 'https://management.core.windows.net/','https://management.core.windows.net','https://management.azure.com/','https://management.azure.com'.`,
    }
  }
  return { code: 'InvalidAuthenticationToken', message: 'The access token is invalid.' }
}

/** Codes of failures that are not this request's doing, by status; 503 stands for the others. */
const FAILURES: Readonly<Record<number, readonly [code: string, message: string]>> = {
  500: ['InternalServerError', 'Encountered internal server error.'],
  503: ['ServiceUnavailable', 'The service is temporarily unavailable.'],
}

/** A failure that somebody asked for through the control host. */
function failed(
  call: Omit<ArmCall, 'caller' | 'tenant'>,
  failure: Failure,
  objectId: string,
): Response {
  const { status, retryAfter } = failure
  const [code = '', message = ''] =
    status === 429
      ? [
          'SubscriptionRequestsThrottled',
          `Number of 'read' requests for subscription actor '${objectId}' exceeded. Please try again after '${retryAfter}' seconds.`,
        ]
      : (FAILURES[status] ?? FAILURES[503] ?? [])
  const headers: Record<string, string> =
    retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  return armError(call, status, failure.code ?? code, failure.message ?? message, headers)
}

type Parts = Pick<ArmCall, 'context' | 'storage' | 'throttle'>

async function answer(parts: Parts, request: Request, url: URL): Promise<Response> {
  const { context } = parts
  const partial = {
    ...parts,
    method: request.method,
    url,
    apiVersion: (url.searchParams.get('api-version') ?? '').toLowerCase(),
    headers: request.headers,
    body: undefined,
    params: {},
    requestId: newRequestId(context),
  }
  const caller = await readBearer(context, request, AUDIENCES)
  if ('fault' in caller) return unauthorized(partial, caller)
  const failure = nextFailure(context, caller.tenant, 'arm', partial)
  if (failure !== undefined) return failed(partial, failure, caller.objectId)
  const counted = parts.throttle.take({
    tenantId: caller.tenant.id,
    principalId: caller.objectId,
    method: request.method,
    segments: (pathSegments(url.pathname) ?? []).map((segment) => segment.toLowerCase()),
  })
  if (counted.throttled !== undefined) {
    const { code, message, retryAfter } = counted.throttled
    const headers = { ...counted.headers, 'retry-after': String(retryAfter) }
    return armError(partial, 429, code, message, headers)
  }
  const body = request.body === null ? undefined : await readJson(request)
  const response = await dispatch({ ...partial, caller, tenant: caller.tenant, body })
  return withHeaders(response, counted.headers)
}

/** Azure Resource Manager: subscriptions, groups, identities, rights, locks, storage accounts. */
export function createArm(context: SandboxContext, storage: ArmCall['storage']): HostHandler {
  const parts = { context, storage, throttle: createThrottle(context, context.armThrottling) }
  return async (request, url) => {
    if (request.method === 'OPTIONS') {
      return preflight(request, 'GET, POST, PATCH, PUT, DELETE, OPTIONS')
    }
    // Which headers ARM exposes to pages is not documented: none here.
    return withHeaders(await answer(parts, request, url), { 'access-control-allow-origin': '*' })
  }
}
