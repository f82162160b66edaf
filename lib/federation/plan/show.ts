import type { Cloud } from '../credential/model'
import { HOSTS } from '../recipes/request'
import { type Facts, fillBody, fillPath } from './fill'
import type { Plan, PlanNeeds, PlannedRequest } from './model'

/** A request as a person reads it. Secrets are `…`. */
export interface ShownRequest {
  readonly id: string
  readonly title: string
  /** Who sends it: this page, or Fedcred's server. */
  readonly sender: 'page' | 'server'
  readonly lines: readonly { readonly method: string; readonly url: string }[]
  /** Pretty JSON, or the document that is uploaded; absent for a request without a body. */
  readonly body?: string
  readonly needs: PlanNeeds
  readonly destructive: boolean
  /** A read goes first; what is there already is left as it is. */
  readonly skippable: boolean
}

/** Every request of the plan, in order, with what is known so far filled in. */
export function shownRequests(
  plan: Plan,
  cloud: Cloud,
  facts: Facts = {},
): readonly ShownRequest[] {
  return plan.requests.map((request) => ({
    id: request.id,
    title: request.title,
    sender: request.service === 'publish' ? ('server' as const) : ('page' as const),
    lines: linesOf(request, cloud, facts),
    ...bodyOf(request, facts),
    needs: request.needs,
    destructive: request.destructive === true,
    skippable: request.exists?.whenThere === 'skip',
  }))
}

function linesOf(request: PlannedRequest, cloud: Cloud, facts: Facts): ShownRequest['lines'] {
  if (request.service === 'publish') {
    return request.files.map(({ path }) => ({
      method: request.method,
      url: `${request.path}/${path}?…`,
    }))
  }
  const { graph, arm } = HOSTS[cloud]
  const base = request.service === 'graph' ? `${graph}/v1.0` : arm
  return [{ method: request.method, url: `${base}${fillPath(request.path, facts)}` }]
}

function bodyOf(request: PlannedRequest, facts: Facts): { readonly body?: string } {
  if (request.service === 'publish') {
    return { body: request.files.map(({ path, text }) => `${path}\n${text}`).join('\n\n') }
  }
  return request.body === undefined
    ? {}
    : { body: JSON.stringify(fillBody(request.body, facts), null, 2) }
}

/** What the person needs for the whole plan: each permission with its role, once. */
export function neededRights(plan: Plan): readonly Pick<PlanNeeds, 'permission' | 'role'>[] {
  const seen = new Map<string, Pick<PlanNeeds, 'permission' | 'role'>>()
  for (const { needs, service } of plan.requests) {
    const { permission, role } = needs
    if (service !== 'publish') seen.set(`${permission}\n${role}`, { permission, role })
  }
  return [...seen.values()]
}
