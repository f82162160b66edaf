import { fail, ok, type Result } from '../federation/result'
import type { RuntimeConfig } from '../transport/config'
import { CLOUD_HOSTS } from '../transport/config'
import type { Transport } from '../transport/transport'

/** Bytes of an answer that are read; the rest is not fetched to its end. */
export const ANSWER_BYTES_MAX = 20_000

/** A read of Graph to try an app's token with. */
export interface AppRead {
  readonly id: string
  readonly title: string
  readonly path: string
  /** Application permissions that let it through, the least one first. */
  readonly roles: readonly string[]
  /** Where Graph documents them. */
  readonly source: string
}

/** Reads that most tokens can be tried with. Each page's table "Permissions", column "Application". */
export const APP_READS: readonly AppRead[] = [
  {
    id: 'organization',
    title: 'The organization',
    path: '/v1.0/organization?$select=id,displayName,verifiedDomains',
    roles: ['Organization.Read.All', 'Directory.Read.All'],
    source: 'https://learn.microsoft.com/graph/api/organization-list',
  },
  {
    id: 'applications',
    title: 'Five applications',
    path: '/v1.0/applications?$top=5&$select=id,appId,displayName',
    roles: ['Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All'],
    source: 'https://learn.microsoft.com/graph/api/application-list',
  },
  {
    id: 'users',
    title: 'Five users',
    path: '/v1.0/users?$top=5&$select=id,displayName,userPrincipalName',
    roles: ['User.ReadBasic.All', 'User.Read.All', 'Directory.Read.All'],
    source: 'https://learn.microsoft.com/graph/api/user-list',
  },
  {
    id: 'service-principals',
    title: 'Five service principals',
    path: '/v1.0/servicePrincipals?$top=5&$select=id,appId,displayName',
    roles: ['Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All'],
    source: 'https://learn.microsoft.com/graph/api/serviceprincipal-list',
  },
]

export interface AppCallAnswer {
  /** HTTP status. */
  readonly status: number
  /** The answer, JSON indented when it is whole, cut to `ANSWER_BYTES_MAX` bytes. */
  readonly text: string
  readonly cut: boolean
  readonly requestId?: string
}

/**
 * Asks Graph one thing with an app's own token: one GET, never repeated, never with another token.
 * `path` begins with `/v1.0/`; anything that could lead to another host or method is refused before a
 * request is made. A refusal by Graph is an answer, not a problem.
 */
export async function appTokenCall(
  { config, transport }: { readonly config: RuntimeConfig; readonly transport: Transport },
  path: string,
  accessToken: string,
  signal?: AbortSignal,
): Promise<Result<AppCallAnswer>> {
  const url = graphUrl(config, path)
  if (url === undefined) {
    return fail({
      code: 'path-refused',
      title: 'This path is not read',
      detail: 'Write a path of Graph that begins with /v1.0/, for example /v1.0/groups?$top=5.',
    })
  }
  try {
    const response = await transport.fetch(url, {
      method: 'GET',
      headers: { Authorization: `Bearer ${accessToken}`, Accept: 'application/json' },
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      ...(signal ? { signal } : {}),
    })
    const { text, cut } = await readCut(response)
    const requestId = response.headers.get('request-id')
    return ok({
      status: response.status,
      text: cut ? text : indented(text),
      cut,
      ...(requestId ? { requestId } : {}),
    })
  } catch {
    return fail({
      code: 'graph-unreachable',
      title: 'Microsoft Graph did not answer',
      detail: 'The request did not get through, or the answer broke off.',
      hint: 'Check the network connection, then ask again.',
      retryable: true,
    })
  }
}

/** The address of a path on the cloud's own Graph; undefined for a path that leads elsewhere. */
function graphUrl(config: RuntimeConfig, path: string): string | undefined {
  const host = CLOUD_HOSTS[config.cloud].graph
  // What URL drops or turns into a slash could change the meaning of what the person reads.
  if (!/^\/v1\.0\/[!-~]+$/.test(path) || /[\\#]|eyJ/.test(path)) return undefined
  const url = new URL(path, host)
  const stays = url.origin === host && url.pathname.startsWith('/v1.0/')
  return stays && !url.pathname.includes('//') ? url.href : undefined
}

async function readCut(response: Response): Promise<{ text: string; cut: boolean }> {
  const reader = response.body?.getReader()
  if (reader === undefined) return { text: '', cut: false }
  const decoder = new TextDecoder()
  let text = ''
  let left = ANSWER_BYTES_MAX
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return { text: text + decoder.decode(), cut: false }
    // The last half of a character is left out with the rest.
    text += decoder.decode(value.subarray(0, left), { stream: true })
    if (value.length > left) {
      await reader.cancel()
      return { text, cut: true }
    }
    left -= value.length
  }
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
