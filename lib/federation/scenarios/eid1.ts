/**
 * Subjects that Entra itself writes: `/eid1/c/pub/t/<tenant>/a/<app>/<rest>`, with tenant and
 * application as the 16 bytes of their GUID in .NET order (the first three groups little-endian),
 * base64url without padding. Source: tokens published with Teleport's Azure DevOps design note
 * (https://github.com/gravitational/teleport), recomputed.
 */
export interface Eid1Subject {
  readonly tenantId: string
  readonly appId: string
  /** What follows the application, without the slash before it. */
  readonly rest: string
}

const PREFIX = '/eid1/c/pub/t/'

/** Reads an `/eid1/` subject; undefined when it has another form or an id is not 16 bytes. */
export function decodeEid1(subject: string): Eid1Subject | undefined {
  const match = /^\/eid1\/c\/pub\/t\/([\w-]{22})\/a\/([\w-]{22})\/(.+)$/.exec(subject)
  if (!match) return undefined
  const tenantId = decodeGuid(match[1] ?? '')
  const appId = decodeGuid(match[2] ?? '')
  if (tenantId === undefined || appId === undefined) return undefined
  return { tenantId, appId, rest: match[3] ?? '' }
}

/** Writes an `/eid1/` subject; undefined when an id is no GUID or nothing follows the application. */
export function encodeEid1({ tenantId, appId, rest }: Eid1Subject): string | undefined {
  const tenant = encodeGuid(tenantId)
  const app = encodeGuid(appId)
  if (tenant === undefined || app === undefined || rest === '') return undefined
  return `${PREFIX}${tenant}/a/${app}/${rest}`
}

/** A GUID as 22 characters of base64url in .NET byte order; undefined when it is no GUID. */
export function encodeGuid(guid: string): string | undefined {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(guid))
    return undefined
  const hex = guid.replaceAll('-', '')
  const bytes = swap(
    Array.from({ length: 16 }, (_, index) =>
      Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
    ),
  )
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

/** The GUID behind 22 characters of base64url; undefined when they are no canonical form of 16 bytes. */
export function decodeGuid(text: string): string | undefined {
  if (!/^[\w-]{22}$/.test(text)) return undefined
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = swap(Array.from(binary, (character) => character.charCodeAt(0)))
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const guid = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
  return encodeGuid(guid) === text ? guid : undefined
}

/** Between text order and .NET order; its own inverse. */
function swap(bytes: readonly number[]): number[] {
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]
  return order.map((index) => bytes[index] ?? 0)
}
