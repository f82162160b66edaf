/**
 * Keeps the answers of a pure function by key: a tenant has few issuers and many credentials. The
 * memory is emptied when it holds `max` answers, so that hostile input cannot fill it.
 */
export function remember<T>(answer: (key: string) => T, max = 2000): (key: string) => T {
  const answers = new Map<string, T>()
  return (key) => {
    const known = answers.get(key)
    if (known !== undefined || answers.has(key)) return known as T
    if (answers.size >= max) answers.clear()
    const made = answer(key)
    answers.set(key, made)
    return made
  }
}
