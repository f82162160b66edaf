import type { IssuerFile } from '../issuer/keys/documents'

/**
 * A plan: the requests that a change will send, in order, before any of them is sent. Plain data, so
 * that a page can show it, a runner can send it and a script can say the same thing.
 */

export type PlanMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Stands in a body for a value that an earlier answer teaches, or that the clock gives. */
export interface FactRef {
  readonly $fact: string
}

export type PlanBody =
  | string
  | number
  | boolean
  | null
  | FactRef
  | readonly PlanBody[]
  | { readonly [name: string]: PlanBody }

/** A value taken from an answer, for later requests. */
export interface Lesson {
  readonly name: string
  /** Members from the top of the answer, joined by dots. */
  readonly at: string
  /** Kept in memory only, and shown as `…` everywhere. */
  readonly secret?: true
}

/** Asks an address again until what it tells is one of the good values. */
export interface PlanWait {
  readonly path: string
  /** Where the state stands in the answer, joined by dots. */
  readonly at: string
  readonly good: readonly string[]
  readonly bad: readonly string[]
  /** Milliseconds between two questions. */
  readonly interval: number
  /** How often it is asked at most. */
  readonly times: number
}

/** A read that tells whether the thing is there already. What is there teaches the same lessons. */
export interface ExistsCheck {
  readonly path: string
  /**
   * `skip` takes what is there and leaves it out of the tear-down; `stop` ends the run with this
   * sentence, where going on could overwrite what others rely on.
   */
  readonly whenThere: 'skip' | { readonly stop: string; readonly hint: string }
}

/** How to take back what a request made. */
export interface PlanUndo {
  readonly title: string
  readonly method: 'DELETE' | 'PATCH'
  readonly path: string
  readonly body?: PlanBody
  /** A list that must be empty first: what others put in there meanwhile is not ours to delete. */
  readonly onlyIfEmpty?: string
}

/** Who may send a request: the token's permission and the role of the person. */
export interface PlanNeeds {
  readonly permission: string
  readonly role: string
  /** The action of Azure's roles that it takes; absent for Graph. */
  readonly action?: string
}

interface RequestBase {
  /** Unique in the plan. */
  readonly id: string
  readonly title: string
  readonly method: PlanMethod
  /** What the request takes away or replaces, when it does. */
  readonly destructive?: true
  readonly undo?: PlanUndo
  /** The plan goes on without it where the person may not send it. */
  readonly optional?: true
  /** Id of a request whose undo is not needed any more once this one is done. */
  readonly settles?: string
  readonly exists?: ExistsCheck
  readonly needs: PlanNeeds
  /** Codes of refusals that pass by themselves, for example while a new object is being replicated. */
  readonly passing?: readonly string[]
}

/** A request to Azure Resource Manager or Microsoft Graph. `{name}` in `path` stands for a fact. */
export interface ServiceRequest extends RequestBase {
  readonly service: 'arm' | 'graph'
  /** With its api-version; of Graph without the version, which is v1.0. */
  readonly path: string
  readonly body?: PlanBody
  /** Values that the clock gives when the request is sent: name → seconds from then, as ISO time. */
  readonly times?: Readonly<Record<string, number>>
  readonly learns?: readonly Lesson[]
  /** What the answer must say for the plan to go on. */
  readonly expects?: { readonly at: string; readonly value: boolean | string; readonly or: string }
  readonly waitsFor?: PlanWait
  /** Refusals that mean "it is there already": a part of the service's own text, lower case. */
  readonly thereWhen?: string
}

/** The upload of an issuer's documents by Fedcred's server. */
export interface PublishRequest extends RequestBase {
  readonly service: 'publish'
  readonly method: 'PUT'
  readonly account: string
  readonly container: string
  /** Address that the files are put below, without a slash at its end. */
  readonly path: string
  readonly files: readonly IssuerFile[]
  /** Name of the secret fact that holds the signature. */
  readonly sas: string
}

export type PlannedRequest = ServiceRequest | PublishRequest

export interface Plan {
  readonly title: string
  readonly requests: readonly PlannedRequest[]
}

/** A fact to be put into a body. */
export function fact(name: string): FactRef {
  return { $fact: name }
}
