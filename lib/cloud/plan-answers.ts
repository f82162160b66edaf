import { valueAt } from '../federation/plan/fill'
import type { ServiceRequest } from '../federation/plan/model'
import { fail, type Problem } from '../federation/result'

/** What the clock gives to a request, as ISO times. */
export function timesOf(
  { times = {} }: ServiceRequest,
  now: Date,
): Readonly<Record<string, string>> {
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString()
  return Object.fromEntries(Object.entries(times).map(([name, seconds]) => [name, at(seconds)]))
}

/** True when a refusal says that the thing is there already. */
export function saysThere({ thereWhen }: ServiceRequest, { detail }: Problem): boolean {
  return thereWhen !== undefined && detail.toLowerCase().includes(thereWhen)
}

/** An answer that does not let the plan go on. */
export function notAsNeeded(answer: unknown, advice: string) {
  const said = valueAt(answer, 'message')
  return fail({
    code: 'not-as-needed',
    title: 'This cannot be used',
    detail: typeof said === 'string' ? said : advice,
    hint: advice,
  })
}
