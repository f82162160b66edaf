/** Items with a React key made of what they are; repeated ones get their ordinal, so that keys stay unique. */
export function keyed<T>(
  items: readonly T[],
  idOf: (item: T) => string,
): { readonly key: string; readonly item: T }[] {
  const seen = new Map<string, number>()
  return items.map((item) => {
    const id = idOf(item)
    const count = seen.get(id) ?? 0
    seen.set(id, count + 1)
    return { key: count === 0 ? id : `${id} ${count + 1}`, item }
  })
}
