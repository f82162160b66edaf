/** First-load JavaScript of a route over the base, in gzip -9 bytes. */
export interface FirstLoadBudget {
  readonly route: string
  readonly over: number
  /** The row of docs/performance.md. */
  readonly id: string
}

/** Ceilings by kind of page. What they were set from stands in docs/performance.md. */
export const FIRST_LOAD: readonly FirstLoadBudget[] = [
  { route: '/', over: 50_000, id: 'B1 shell' },
  { route: '/credentials', over: 80_000, id: 'B2 list' },
  { route: '/identities', over: 80_000, id: 'B2 list' },
  { route: '/issuers', over: 80_000, id: 'B2 list' },
  { route: '/issuers/clusters', over: 80_000, id: 'B2 list' },
  { route: '/check', over: 75_000, id: 'B3 check' },
  { route: '/exchange', over: 75_000, id: 'B3 check' },
  { route: '/issuers/new', over: 75_000, id: 'B3 check' },
  { route: '/issuers/repair', over: 75_000, id: 'B3 check' },
  { route: '/expressions', over: 75_000, id: 'B3 check' },
  { route: '/help', over: 25_000, id: 'B5 help' },
  { route: '/help/errors', over: 25_000, id: 'B5 help' },
  { route: '/help/errors/700213', over: 25_000, id: 'B5 help' },
  { route: '/help/scenarios', over: 25_000, id: 'B5 help' },
]

/** All style sheets of a page, in gzip -9 bytes (B6). */
export const STYLES_BUDGET = 20_000

/** Paint of the main pages with the processor slowed four times (B7, B8, B9 of docs/performance.md). */
export const PAINT = {
  routes: ['/', '/credentials', '/identities', '/issuers', '/check', '/expressions', '/help'],
  lcpMs: 1_200,
  tbtOverMs: 250,
  cls: 0.02,
} as const
/** Limits of the sandbox for command-line tools when it says that it is ready (B24). */
export interface SandboxBudget {
  readonly seed: string
  readonly applications: number
  /** Milliseconds from the start of the process. */
  readonly ready: number
  /** Resident bytes of the process, without the blob store, which starts on the first request for it. */
  readonly resident?: number
}

export const SANDBOX: readonly SandboxBudget[] = [
  { seed: 'default', applications: 30, ready: 300, resident: 100_000_000 },
  { seed: 'large-5000', applications: 5_000, ready: 300, resident: 100_000_000 },
  { seed: 'huge', applications: 49_900, ready: 1_500 },
]

/** The page with 50,000 credentials loaded (B10 and B14 of docs/performance.md). */
export const LARGE = { interactionMs: 56, heap: 70_000_000 } as const
