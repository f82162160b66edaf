/** Different texts kept at most: more than issuers and audiences of a tenant, few beside its ids. */
const MOST = 4096

/**
 * Makes a function that gives one copy for equal texts. Answers of a large tenant repeat the same
 * issuers, subjects and audiences 50,000 times, each time as a new string.
 */
export function sharing<Value>(make: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const seen = known.get(text)
    if (seen !== undefined) return seen
    if (known.size === MOST) known.clear()
    const made = make(text)
    known.set(text, made)
    return made
  }
}
