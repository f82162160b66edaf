'use client'

import { History, LoaderCircle, RefreshCw, Square } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useInventory } from '@/components/session/context'
import { Button } from '@/components/ui/button'
import { Popover } from '@/components/ui/popover'
import { Status, ToneIcon } from '@/components/ui/status'
import type { Inventory } from '@/lib/federation/inventory/model'
import {
  formatTime,
  SOURCE_NAMES,
  SOURCE_STATES,
  scanCounts,
  scanTrouble,
  sourceCount,
} from './words'

/** A screen reader hears of a scan at most this often (WCAG 2.2, 4.1.3, without chatter). */
const ANNOUNCE_EVERY_MS = 5000

/** Text that follows `text`, but changes at most once an interval. */
function useCalm(text: string): string {
  const [calm, setCalm] = useState('')
  const [last, setLast] = useState(0)
  useEffect(() => {
    const wait = Math.max(0, last + ANNOUNCE_EVERY_MS - Date.now())
    const timer = setTimeout(() => {
      setCalm(text)
      setLast(Date.now())
    }, wait)
    return () => clearTimeout(timer)
  }, [text, last])
  return calm
}

/** How fresh and how complete the data is; opens to one line a source, rescan and stop. */
export function ScanChip() {
  const { inventory, status, rescan, stop } = useInventory()
  const scanning = status === 'scanning'
  const counts = inventory === null ? '' : scanCounts(inventory)
  const trouble = inventory === null ? null : scanTrouble(inventory)
  const announced = useCalm(
    scanning ? `Scanning. ${counts}` : status === 'done' ? `Scan finished. ${counts}` : '',
  )
  return (
    <>
      <span role="status" className="sr-only">
        {announced}
      </span>
      <Popover
        label="Scan"
        trigger={
          <Button variant="ghost" size="sm" className="min-w-0 shrink font-normal tabular-nums">
            {scanning && <LoaderCircle className="text-accent motion-safe:animate-spin" />}
            {!scanning && <History className="hidden max-[22.5rem]:block" />}
            <span className="truncate max-[22.5rem]:sr-only">
              {chipText(scanning, inventory)}
              {counts !== '' && <span className="hidden lg:inline"> · {counts}</span>}
            </span>
            {trouble !== null && (
              <Status tone={trouble.tone} className="shrink-0 max-xl:[&>span]:sr-only">
                {trouble.word}
              </Status>
            )}
          </Button>
        }
      >
        <ScanDetails inventory={inventory} />
        <div className="flex justify-end border-border border-t p-2">
          {scanning ? (
            <Button size="sm" icon={<Square />} onClick={stop}>
              Stop scan
            </Button>
          ) : (
            <Button size="sm" icon={<RefreshCw />} onClick={rescan}>
              Scan again
            </Button>
          )}
        </div>
      </Popover>
    </>
  )
}

function chipText(scanning: boolean, inventory: Inventory | null): string {
  if (scanning) return 'Scanning'
  return inventory === null ? 'Not scanned' : `as of ${formatTime(inventory.asOf)}`
}

function ScanDetails({ inventory }: { inventory: Inventory | null }) {
  if (inventory === null) {
    return <p className="p-3 text-sm text-text-2">Nothing has been read from the tenant yet.</p>
  }
  return (
    <>
      <p className="border-border border-b px-3 py-2 text-sm text-text-2 tabular-nums">
        {scanCounts(inventory)}, last answer at {formatTime(inventory.asOf)}
      </p>
      <ul className="py-1 text-sm">
        {inventory.sources.map((source) => {
          const state = SOURCE_STATES[source.state]
          return (
            <li key={source.id} className="flex items-start gap-2 px-3 py-1">
              <ToneIcon tone={state.tone} className="mt-0.5" />
              <span className="min-w-0 flex-1">
                {SOURCE_NAMES[source.id]}
                <span className="block text-text-2 text-xs">
                  {state.word}
                  {source.problem === undefined ? '' : `: ${source.problem.title}`}
                </span>
              </span>
              <span className="text-text-2 tabular-nums">{sourceCount(source)}</span>
            </li>
          )
        })}
      </ul>
    </>
  )
}
