/**
 * Quoting for generated text. Values come from tokens and tenants, which is to say from strangers:
 * what we print must be safe to paste. Each function returns the quoted literal with its quotes.
 */

/** A literal for POSIX shells. Nothing inside single quotes is special but the single quote. */
export function quoteShell(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`
}

/** A literal for PowerShell. Typographic quotes end a literal there as well, so all of them are doubled. */
export function quotePowerShell(value: string): string {
  return `'${value.replace(/['\u2018\u2019\u201A\u201B]/g, '$&$&')}'`
}

/** A literal for HCL: `${` and `%{` start templates and are written twice. */
export function quoteTerraform(value: string): string {
  const escaped = value
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replaceAll('${', () => '$${')
    .replaceAll('%{', '%%{')
  return `"${escaped}"`
}

/** A literal for Bicep: `${` starts an interpolation. */
export function quoteBicep(value: string): string {
  const escaped = value
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replaceAll('${', () => '\\${')
  return `'${escaped}'`
}

/** JSON that is also safe inside a single-quoted shell word after `quoteShell`. */
export function prettyJson(value: unknown): string {
  return JSON.stringify(value, null, 2)
}

/** A name for a Terraform or Bicep symbol made of a credential's name. */
export function symbolName(name: string): string {
  const plain = name.replace(/\W/g, '_')
  return /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`
}
