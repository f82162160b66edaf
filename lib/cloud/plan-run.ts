import type { UndoStep } from '../federation/plan/undo'
import type { Problem } from '../federation/result'

/** Where one request of a plan stands. */
export type RequestStatus =
  | 'waiting'
  | 'running'
  /** Sent; the service still works on it. */
  | 'polling'
  | 'done'
  /** It was there before; left as it is. */
  | 'there'
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
