import type { Inventory, SourceId } from '@/lib/federation/inventory/model'

export interface ScanView {
  readonly inventory: Inventory | null
  readonly status: 'idle' | 'scanning' | 'done'
}

export interface ScanRun {
  readonly signal: AbortSignal
  readonly onUpdate: (read: () => Inventory) => void
  readonly previous?: Inventory
  readonly sources?: readonly SourceId[]
}

const IDLE: ScanView = { inventory: null, status: 'idle' }

/** Identities and credentials for which the next publishing waits one millisecond longer. */
const OBJECTS_PER_MS = 40

/**
 * Runs one scan at a time and keeps what it found across navigation. Pages of a scan arrive faster than
 * anybody can look: they are published once a frame, and only the newest is built. Every publishing
 * makes screens sort and count all that is there, so a large tenant is published less often: at
 * 100,000 objects every two and a half seconds. Else the scan of a large tenant would spend its time on that.
 */
export class ScanController {
  private view: ScanView = IDLE
  private readonly listeners = new Set<() => void>()
  private stopper: AbortController | undefined

  constructor(
    private readonly run: (run: ScanRun) => Promise<Inventory>,
    private readonly frame: (publish: () => void, pauseMs: number) => void = nextFrame,
  ) {}

  getView = (): ScanView => this.view

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Starts over, or reads only `sources` again. What is known stays until the new pages replace it. */
  scan = (sources?: readonly SourceId[]): void => {
    this.stopper?.abort()
    const stopper = new AbortController()
    this.stopper = stopper
    const previous = this.view.inventory
    this.publish({ inventory: previous, status: 'scanning' })
    void this.follow(stopper, {
      signal: stopper.signal,
      onUpdate: this.onUpdate(stopper),
      ...(previous ? { previous } : {}),
      ...(previous && sources ? { sources } : {}),
    })
  }

  stop = (): void => this.stopper?.abort()

  /** Forgets everything: somebody signed out. */
  clear = (): void => {
    this.stopper?.abort()
    this.stopper = undefined
    if (this.view !== IDLE) this.publish(IDLE)
  }

  private onUpdate(stopper: AbortController): ScanRun['onUpdate'] {
    let newest: (() => Inventory) | undefined
    return (read) => {
      const waiting = newest !== undefined
      newest = read
      if (waiting) return
      this.frame(() => {
        const inventory = newest?.()
        newest = undefined
        const current = this.stopper === stopper && this.view.status === 'scanning'
        if (inventory && current) this.publish({ inventory, status: 'scanning' })
      }, this.pause())
    }
  }

  private pause(): number {
    const { inventory } = this.view
    if (inventory === null) return 0
    return (inventory.identities.length + inventory.credentials.length) / OBJECTS_PER_MS
  }

  private async follow(stopper: AbortController, run: ScanRun): Promise<void> {
    try {
      const inventory = await this.run(run)
      if (this.stopper === stopper) this.publish({ inventory, status: 'done' })
    } catch (error) {
      if (this.stopper === stopper) this.publish({ ...this.view, status: 'done' })
      // A bug, or the code of the scan could not be loaded: the error boundary cannot see it here.
      reportError(error)
    }
  }

  private publish(view: ScanView): void {
    this.view = view
    for (const listener of this.listeners) listener()
  }
}

/** A frame is 17 ms: shorter pauses are none. */
const FRAME_MS = 17

/** The next painted frame after the pause, or a quarter of a second later where the tab is hidden and paints none. */
function nextFrame(publish: () => void, pauseMs: number): void {
  if (pauseMs > FRAME_MS) {
    setTimeout(() => nextFrame(publish, 0), pauseMs)
    return
  }
  let done = false
  const once = () => {
    if (done) return
    done = true
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    publish()
  }
  const timer = setTimeout(once, 250)
  const frame = requestAnimationFrame(once)
}
