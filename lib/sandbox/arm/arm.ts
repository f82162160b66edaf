import type { HostHandler, SandboxContext } from '../context'
import { type BearerFault, readBearer } from '../entra/bearer'
import { RESOURCES } from '../entra/resources'
import { takeFault } from '../faults'
import { notImitated, preflight, readJson, withHeaders } from '../http'
import { findRoute, pathSegments, type Route } from '../routes'
import { type ArmCall, type ArmHandler, armError, newRequestId } from './call'
import { CREDENTIAL_ROUTES } from './credentials'
import { IDENTITY_ROUTES } from './identities'
import { RESOURCE_GRAPH_ROUTES } from './resource-graph'
import { SUBSCRIPTION_ROUTES } from './subscriptions'

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
  ...IDENTITY_ROUTES,
  ...CREDENTIAL_ROUTES,
  ...RESOURCE_GRAPH_ROUTES,
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
    const message = `The api-version '${version}' is invalid. The supported versions are '2022-12-01,2021-04-01,2019-11-01'.`
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

async function dispatch(call: ArmCall): Promise<Response> {
  const segments = pathSegments(call.url.pathname)
  if (segments === undefined) {
    return armError(call, 400, 'InvalidRequestUri', 'The request URI could not be read.')
  }
  const wrong = checkVersion(call, segments)
  if (wrong !== undefined) return wrong
  const route = findRoute(ROUTES, call.method, segments)
  if ('handler' in route) return route.handler({ ...call, params: route.params })
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

async function answer(context: SandboxContext, request: Request, url: URL): Promise<Response> {
  const partial = {
    context,
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
  const fault = takeFault(caller.tenant, 'arm')
  if (fault !== undefined) {
    const message = `Number of 'read' requests for subscription actor '${caller.objectId}' exceeded. Please try again after '${fault.retryAfter}' seconds.`
    return armError(partial, fault.status, 'SubscriptionRequestsThrottled', message, {
      'retry-after': String(fault.retryAfter),
    })
  }
  const body = request.body === null ? undefined : await readJson(request)
  return dispatch({ ...partial, caller, tenant: caller.tenant, body })
}

/** Azure Resource Manager: subscriptions, resource groups, user-assigned identities. */
export function createArm(context: SandboxContext): HostHandler {
  return async (request, url) => {
    if (request.method === 'OPTIONS') {
      return preflight(request, 'GET, POST, PATCH, PUT, DELETE, OPTIONS')
    }
    // Which headers ARM exposes to pages is not documented: none here.
    return withHeaders(await answer(context, request, url), { 'access-control-allow-origin': '*' })
  }
}
