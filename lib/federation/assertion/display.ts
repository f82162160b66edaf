/**
 * Characters that can change how a line looks or what a terminal or page does with it: controls
 * (ESC among them), bidirectional marks and overrides, invisible characters, line separators.
 */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/u
const MARKUP = /<[a-z!/?]|&(?:#\d|#x[0-9a-f]|[a-z]{2,8};)|javascript:/i

/** True when a text must not be shown as it is. */
export function needsEscaping(text: string): boolean {
  return INVISIBLE.test(text) || MARKUP.test(text)
}

/**
 * Finds the first member whose name or text needs escaping, at any depth.
 * Returns its path (`kubernetes.io/pod/name`, itself to be escaped) or undefined.
 */
export function findDisplayHazard(root: unknown): string | undefined {
  const open: { readonly path: string; readonly value: unknown }[] = [{ path: '', value: root }]
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const { path, value } = item
    if (typeof value === 'string' && needsEscaping(value)) return path
    if (typeof value !== 'object' || value === null) continue
    for (const [name, inner] of Object.entries(value)) {
      const innerPath = path === '' ? name : `${path}/${name}`
      if (needsEscaping(name)) return innerPath
      open.push({ path: innerPath, value: inner })
    }
  }
  return undefined
}
