import type { ProbeReport } from '@/lib/federation/issuer/model'
import type { Problem, Result } from '@/lib/federation/result'

/** What is known of one issuer's probe. An issuer without an entry was never probed. */
export interface ProbeEntry {
  readonly phase: 'idle' | 'waiting' | 'probing'
  /** The last answer; stays while a newer one is on its way. */
  readonly report?: ProbeReport
  /** Why the last attempt gave no answer. It says nothing about the issuer. */
  readonly problem?: Problem
}

/** A batch of probes. Ends when `done` reaches `total` or when it is stopped. */
export interface ProbeRun {
  readonly total: number
  /** Issuers that have been answered or have failed. */
  readonly done: number
  readonly state: 'going' | 'paused' | 'stopped' | 'finished'
  /** Answers a second since the batch was started or went on last; absent before the first. */
  readonly rate?: number
  /** True once the server takes no more whole-tenant runs: the rest is asked one by one. */
  readonly single?: true
}

export interface ProbeSnapshot {
  readonly entries: ReadonlyMap<string, ProbeEntry>
  /** The entries as they were when nothing was under way: lists sort by these, so that rows stand still. */
  readonly settled: ReadonlyMap<string, ProbeEntry>
  readonly run: ProbeRun | null
  /** Epoch milliseconds until which the server asked to wait. */
  readonly heldUntil: number | null
}

/** Probes one issuer. Must not reject; an aborted probe may answer anything. */
export type ProbeIssuer = (issuer: string, signal: AbortSignal) => Promise<Result<ProbeReport>>

/**
 * Probes many issuers as one run and reports each as it ends.
 * Must not reject.
 */
export interface ProbeMany {
  /** How many issuers of the list, from its start, fit into one call. */
  readonly fits: (issuers: readonly string[]) => number
  readonly ask: (
    issuers: readonly string[],
    onReport: (issuer: string, report: ProbeReport) => void,
    signal: AbortSignal,
  ) => Promise<Result<undefined>>
}

export interface ProbeClock {
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Calls `run` once after `ms` milliseconds. */
  readonly after: (ms: number, run: () => void) => void
}

export interface ProbeStore {
  readonly snapshot: () => ProbeSnapshot
  readonly subscribe: (listener: () => void) => () => void
  /** Probes one issuer ahead of any batch, also while the batch is paused. */
  readonly probe: (issuer: string, send: ProbeIssuer) => void
  /**
   * Probes every distinct issuer of the list as one batch; does nothing while another batch runs. With
   * `many` they go in one streamed request, without it, or when the server takes no more of those, one by one.
   */
  readonly probeAll: (issuers: readonly string[], send: ProbeIssuer, many?: ProbeMany) => void
  /** Starts no more of the batch: ends a stream, whose rest goes back to the queue; lets single probes finish. */
  readonly pause: () => void
  readonly resume: () => void
  /** Drops what waits of the batch and calls off what is in flight. Answers so far stay. */
  readonly stop: () => void
  /** Keeps an answer that was fetched elsewhere. `issuer` is the text that was asked for: a report may show it cut. */
  readonly record: (issuer: string, report: ProbeReport) => void
}

/** An issuer on its way through the queue. */
export interface Job {
  readonly issuer: string
  readonly send: ProbeIssuer
  readonly batch: boolean
  readonly abort: AbortController
}

/** Issuers of the batch that one request asks for now. */
export interface Stream {
  readonly jobs: Map<string, Job>
  readonly abort: AbortController
}
