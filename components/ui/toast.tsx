'use client'

import { X } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { cn } from './cn'
import { IconButton } from './icon-button'
import { ToneIcon } from './status'
import type { Tone } from './tone'

/**
 * Short messages in a corner: "Copied", "Saved", "Microsoft slowed the scan". Written here because
 * the usual packages add a style element at import, which the content security policy refuses.
 * Nothing that one must read is said only by a toast.
 */
export interface ToastOptions {
  readonly description?: string
  readonly tone?: Tone
  /** Milliseconds on screen; errors stay until closed. */
  readonly duration?: number
}

interface ToastEntry extends ToastOptions {
  readonly id: number
  readonly title: string
}

const NONE: readonly ToastEntry[] = []
let entries: readonly ToastEntry[] = NONE
let nextId = 1
const listeners = new Set<() => void>()

function publish(next: readonly ToastEntry[]) {
  entries = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Shows a message and returns its id. At most three are on screen; the oldest leaves. */
export function toast(title: string, options: ToastOptions = {}): number {
  const id = nextId++
  publish([...entries.slice(-2), { id, title, ...options }])
  return id
}

/** Takes a message away. */
export function dismissToast(id: number): void {
  publish(entries.filter((entry) => entry.id !== id))
}

function ToastCard({ entry, closeLabel }: { entry: ToastEntry; closeLabel: string }) {
  const tone = entry.tone ?? 'neutral'
  const duration = entry.duration ?? (tone === 'err' ? 0 : 6000)
  useEffect(() => {
    if (duration === 0) return
    const timer = setTimeout(() => dismissToast(entry.id), duration)
    return () => clearTimeout(timer)
  }, [entry.id, duration])
  return (
    <li
      className={cn(
        'pointer-events-auto flex items-start gap-2 rounded-md border border-border bg-bg py-2 pr-1.5 pl-3 shadow-md motion-safe:animate-enter',
      )}
    >
      <ToneIcon tone={tone} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{entry.title}</p>
        {entry.description !== undefined && (
          <p className="break-words text-sm text-text-2">{entry.description}</p>
        )}
      </div>
      <IconButton label={closeLabel} icon={<X />} onClick={() => dismissToast(entry.id)} />
    </li>
  )
}

/** The corner where messages appear. Mounted once, in the root layout. */
export function Toaster({
  label = 'Notifications',
  closeLabel = 'Close message',
}: {
  label?: string
  closeLabel?: string
}) {
  const shown = useSyncExternalStore(
    subscribe,
    () => entries,
    () => NONE,
  )
  return (
    <section
      aria-label={label}
      aria-live="polite"
      className="pointer-events-none fixed right-4 bottom-4 left-4 z-50 sm:left-auto sm:w-90"
    >
      <ol className="flex flex-col gap-2">
        {shown.map((entry) => (
          <ToastCard key={entry.id} entry={entry} closeLabel={closeLabel} />
        ))}
      </ol>
    </section>
  )
}
