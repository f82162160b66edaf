import type { IssuerFile } from '../federation/issuer/keys/documents'
import type { Plan } from '../federation/plan/model'
import type { UndoStep } from '../federation/plan/undo'
import type { Problem, Result } from '../federation/result'
import type { Journal } from './journal'
import type { PlanServices } from './plan-send'

/** Where one request of a plan stands. */
export type RequestStatus =
  | 'waiting'
  | 'running'
  /** Sent; the service still works on it. */
  | 'polling'
  | 'done'
  /** It was there before; left as it is. */
  | 'there'
  /** Optional, and the person may not send it. */
  | 'skipped'
  | 'failed'
  | 'undone'

export interface RequestState {
  readonly id: string
  readonly status: RequestStatus
  readonly problem?: Problem
  /** How often it was sent or asked, where that was more than once. */
  readonly tries?: number
}

export type RunPhase =
  | 'ready'
  | 'running'
  | 'stopped'
  | 'finished'
  | 'cleaning'
  | 'clean-stopped'
  | 'cleaned'

/** A run of a plan, as screens see it. Holds no secret. */
export interface RunView {
  readonly runId: string
  readonly phase: RunPhase
  readonly requests: readonly RequestState[]
  /** What earlier answers taught, without the secrets. */
  readonly facts: Readonly<Record<string, string>>
  /** What the run made so far, the last first: the tear-down. */
  readonly made: readonly UndoStep[]
  /** What the tear-down stopped at. */
  readonly problem?: Problem
}

/** Uploads documents through Fedcred's server. */
export type PublishFiles = (
  input: {
    readonly account: string
    readonly container: string
    readonly sas: string
    readonly files: readonly IssuerFile[]
  },
  signal: AbortSignal,
) => Promise<Result<unknown>>

export interface PlanRunDeps extends PlanServices {
  readonly runId: string
  readonly plan: Plan
  readonly tenantId: string
  /** Object id of the person. */
  readonly by: string
  readonly publish: PublishFiles
  readonly now: () => Date
  readonly journal: Journal
}

export interface PlanRun {
  view(): RunView
  /** Calls `listener` after every change; returns the function that stops it. */
  subscribe(listener: () => void): () => void
  /** Sends what is left, in order, until the end or the first failure. Call again to go on from there. */
  go(signal: AbortSignal): Promise<void>
  /** Takes back what this run made, the last first. */
  cleanUp(signal: AbortSignal): Promise<void>
}
