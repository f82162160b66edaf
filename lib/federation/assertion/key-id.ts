import type { JsonObject } from './model'

/** The name under which a token asks for its key. */
export interface KeyId {
  readonly parameter: 'kid' | 'x5t' | 'x5t#S256'
  readonly value: string
}

/** Entra takes a certificate thumbprint in place of a `kid` (text of AADSTS5002723). */
const PARAMETERS = ['kid', 'x5t', 'x5t#S256'] as const

/** Finds the key id of a header: the first of `kid`, `x5t`, `x5t#S256` that is a text and not empty. */
export function keyIdOf(header: JsonObject): KeyId | undefined {
  for (const parameter of PARAMETERS) {
    const value = header[parameter]
    if (typeof value === 'string' && value !== '') return { parameter, value }
  }
  return undefined
}

const HOSTILE_PATTERNS: readonly RegExp[] = [
  // Paths, also percent-encoded, Windows and UNC.
  /\.\.[/\\]|\.\.%|^[/\\~]|%2e%2e|%2f|%5c|\\|^[a-z]:[/\\]/i,
  // URLs and pseudo-schemes.
  /^[a-z][a-z0-9+.-]*:\/\/|^(?:file|data|javascript|jar|ldap|php|gopher):/i,
  // SQL, shell, template and markup characters.
  /['"`;|&<>]|\$[({]|\{\{|\s--|--\s|\/\*|\b(?:union|select|or|and)\b\s/i,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is hostile
  /[\u0000-\u001f\u007f]|%00|%0a/i,
]

/** Every name a plain object inherits, and the ones that reach a prototype. */
const PROTOTYPE_NAMES: ReadonlySet<string> = new Set([
  'prototype',
  ...Object.getOwnPropertyNames(Object.prototype),
])

/**
 * True when a key id looks like a path, SQL, a shell command, a URL or a prototype name. It is
 * looked up as plain text all the same: real key sets have had URLs for key ids.
 */
export function isHostileKeyId(value: string): boolean {
  return PROTOTYPE_NAMES.has(value) || HOSTILE_PATTERNS.some((pattern) => pattern.test(value))
}
