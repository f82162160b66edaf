import type { GraphAppRole } from '@/lib/cloud/azure-places'

/**
 * The names in a text as people paste them: between commas, semicolons, quotes, brackets, spaces or
 * lines. Signs and the variables of a script are left out. Each name once, whatever its letter case.
 */
export function splitNames(text: string): readonly string[] {
  const byName = new Map<string, string>()
  for (const part of text.split(/[^\w.$-]+/)) {
    if (/^[A-Za-z][\w.-]*$/.test(part) && !byName.has(part.toLowerCase()))
      byName.set(part.toLowerCase(), part)
  }
  return [...byName.values()]
}

/** Whether a text is a list of names, and not words to search for: "read users" is none. */
export function isNameList(text: string): boolean {
  const names = splitNames(text)
  return names.length > 1 && (/[,;\n]/.test(text) || names.every((name) => name.includes('.')))
}

export interface NamedRoles {
  readonly roles: readonly GraphAppRole[]
  /** Names that no role has, as they were written. */
  readonly unknown: readonly string[]
}

/** The roles of these names. Letter case does not matter; part of a name is no match. */
export function rolesNamed(names: readonly string[], roles: readonly GraphAppRole[]): NamedRoles {
  const byName = new Map(roles.map((role) => [role.value.toLowerCase(), role]))
  const found: GraphAppRole[] = []
  const unknown: string[] = []
  for (const name of names) {
    const role = byName.get(name.toLowerCase())
    if (role === undefined) unknown.push(name)
    else found.push(role)
  }
  return { roles: found, unknown }
}

/**
 * Why a name cannot be added, in a sentence.
 *
 * @param scopes names of the delegated permissions; undefined while they are not known.
 */
export function whyNoRole(
  name: string,
  roles: readonly GraphAppRole[],
  scopes: readonly string[] | undefined,
): string {
  const start = `${name.toLowerCase()}.`
  const near = roles.find(({ value }) => value.toLowerCase().startsWith(start))?.value
  const perhaps = near === undefined ? '' : ` Perhaps ${near}?`
  if (scopes?.some((scope) => scope.toLowerCase() === name.toLowerCase()))
    return `${name} exists as a delegated permission only: it needs a signed-in person, and an identity cannot hold it.${perhaps}`
  return `${name} is no application role of Microsoft Graph.${perhaps || ' Check the spelling.'}`
}
