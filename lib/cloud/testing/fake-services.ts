import { fail, ok, type Problem, type Result } from '../../federation/result'
import type { PublishFiles } from '../plan-run'

/** An answer, or one for each time that the request comes; the last one stays. */
export type FakeAnswer = Result<unknown> | readonly Result<unknown>[]

/** A refusal with the code and status of a service. */
export function refused(code: string, status: number, detail = 'Said no.'): Result<never> {
  return fail({ code, title: 'Refused', detail, status })
}

/** No answer at all. */
export const noAnswer: Result<never> = {
  ok: false,
  problem: {
    code: 'unreachable',
    title: 'No answer',
    detail: '',
    retryable: true,
  } satisfies Problem,
}

/**
 * Services that write down what they are asked, as `METHOD path`, and answer from a table; what the table
 * lacks is a success without a body.
 */
export function fakeServices(table: Readonly<Record<string, FakeAnswer>>) {
  const log: string[] = []
  const bodies = new Map<string, unknown>()
  const waits: number[] = []
  const times = new Map<string, number>()
  function answer(line: string): Result<unknown> {
    const given = table[line]
    const time = times.get(line) ?? 0
    times.set(line, time + 1)
    if (given === undefined) return ok(undefined)
    if ('ok' in given) return given
    return given[Math.min(time, given.length - 1)] ?? ok(undefined)
  }
  const service = (name: string) => ({
    call: async (
      path: string,
      { method = 'GET', body }: { readonly method?: string; readonly body?: unknown } = {},
    ) => {
      const line = `${name} ${method} ${path}`
      log.push(line)
      if (body !== undefined) bodies.set(line, body)
      return answer(line)
    },
  })
  const publish: PublishFiles = async ({ account, container, sas, files }) => {
    log.push(`publish ${account}/${container} ${files.map(({ path }) => path).join(' ')}`)
    bodies.set('publish', sas)
    return answer('publish')
  }
  return {
    log,
    bodies,
    waits,
    arm: service('arm'),
    graph: service('graph'),
    publish,
    wait: async (ms: number) => void waits.push(ms),
  }
}
