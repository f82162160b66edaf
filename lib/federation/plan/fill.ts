import type { FactRef, Lesson, PlanBody } from './model'

/** What earlier answers taught: names and values. Secret ones are kept apart by the runner. */
export type Facts = Readonly<Record<string, string>>

const PLACE = /\{([a-z][A-Za-z0-9-]*)\}/g

/** Puts facts into a path, percent-encoded. Unknown places stay, so that a preview shows them. */
export function fillPath(path: string, facts: Facts): string {
  return path.replace(PLACE, (place, name: string) => {
    const value = facts[name]
    return value === undefined ? place : encodeURIComponent(value)
  })
}

/** True when a path still waits for a fact. */
export function hasOpenPlace(path: string): boolean {
  return path.search(PLACE) >= 0
}

/** Puts facts into a body; unknown ones are written as `{name}`. */
export function fillBody(body: PlanBody, facts: Facts): unknown {
  if (isRef(body)) return facts[body.$fact] ?? `{${body.$fact}}`
  if (Array.isArray(body)) return body.map((one: PlanBody) => fillBody(one, facts))
  if (typeof body === 'object' && body !== null) {
    return Object.fromEntries(
      Object.entries(body).map(([name, value]) => [name, fillBody(value as PlanBody, facts)]),
    )
  }
  return body
}

function isRef(body: PlanBody): body is FactRef {
  return (
    typeof body === 'object' && body !== null && '$fact' in body && typeof body.$fact === 'string'
  )
}

/** What stands at a dotted place of an answer; undefined when nothing does. */
export function valueAt(answer: unknown, at: string): unknown {
  return at
    .split('.')
    .reduce<unknown>(
      (inner, name) =>
        typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
          ? Reflect.get(inner, name)
          : undefined,
      answer,
    )
}

/** Reads the lessons of an answer, or the name of the first that is missing. */
export function learn(
  lessons: readonly Lesson[],
  answer: unknown,
):
  | { readonly facts: Readonly<Record<string, string>>; readonly missing?: never }
  | { readonly missing: string } {
  const facts: Record<string, string> = {}
  for (const { name, at } of lessons) {
    const value = valueAt(answer, at)
    if (typeof value !== 'string' || value === '') return { missing: at }
    facts[name] = value
  }
  return { facts }
}
