import type { SandboxContext } from '../context'
import type { Caller } from '../entra/bearer'
import { json } from '../http'
import { guidFromBytes } from '../ids'
import type { Tenant } from '../model'

export type GraphVersion = 'v1.0' | 'beta'

/** One Graph request after its token was verified; items of a batch are such calls too. */
export interface GraphCall {
  readonly context: SandboxContext
  readonly caller: Caller
  readonly tenant: Tenant
  readonly version: GraphVersion
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  /** Parsed JSON body; undefined when there was none or it was no object. */
  readonly body: Readonly<Record<string, unknown>> | undefined
  readonly params: Readonly<Record<string, string>>
  readonly requestId: string
}

export type GraphHandler = (call: GraphCall) => Response | Promise<Response>

type Traced = Pick<GraphCall, 'context' | 'headers' | 'requestId'>

const CONTENT_TYPE =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8'

function clientRequestId(call: Traced): string {
  return call.headers.get('client-request-id') ?? call.requestId
}

/** Headers of every Graph answer. */
export function graphHeaders(call: Traced): Record<string, string> {
  return {
    'content-type': CONTENT_TYPE,
    'odata-version': '4.0',
    'request-id': call.requestId,
    'client-request-id': clientRequestId(call),
    'x-ms-ags-diagnostic':
      '{"ServerInfo":{"DataCenter":"Sandbox","Slice":"E","Ring":"0","ScaleUnit":"000","RoleInstance":"SANDBOX"}}',
    'x-ms-resource-unit': '1',
    'cache-control': 'no-cache',
  }
}

/** A JSON answer of Graph. */
export function graphJson(
  call: Traced,
  status: number,
  body: unknown,
  more: Readonly<Record<string, string>> = {},
): Response {
  return json(status, body, { ...graphHeaders(call), ...more })
}

/** A refusal in Graph's envelope. */
export function graphError(
  call: Traced,
  status: number,
  code: string,
  message: string,
  more: Readonly<Record<string, string>> = {},
): Response {
  const innerError = {
    date: call.context.now().toISOString().slice(0, 19),
    'request-id': call.requestId,
    'client-request-id': clientRequestId(call),
  }
  return graphJson(call, status, { error: { code, message, innerError } }, more)
}

/** A new request id. */
export function newRequestId(context: SandboxContext): string {
  return guidFromBytes(context.randomBytes(16))
}

/** 404 for an object. Source: Graph documentation, error responses. */
export function notFound(call: GraphCall, id: string): Response {
  return graphError(
    call,
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  )
}

/** 403 as Graph words it. */
export function denied(call: GraphCall): Response {
  return graphError(
    call,
    403,
    'Authorization_RequestDenied',
    'Insufficient privileges to complete the operation.',
  )
}

/**
 * Refuses unless the token carries one of the permissions and, for a person, the directory role
 * allows it: a restricted guest reads no applications, a reader writes nothing.
 */
export function requirePermission(
  call: GraphCall,
  permissions: readonly string[],
  access: 'read' | 'write',
): Response | undefined {
  const { caller } = call
  if (!permissions.some((name) => caller.permissions.has(name))) return denied(call)
  if (caller.user === undefined) return undefined
  const { role } = caller.user
  const allowed = access === 'read' ? role !== 'guest' : role === 'administrator'
  return allowed ? undefined : denied(call)
}

export const READ_APPLICATIONS = [
  'Application.Read.All',
  'Application.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
] as const
export const WRITE_APPLICATIONS = ['Application.ReadWrite.All'] as const
