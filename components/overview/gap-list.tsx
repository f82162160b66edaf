import { GAPS_ANCHOR } from '@/components/shell/gaps-anchor'
import { SOURCE_NAMES } from '@/components/shell/words'
import { CopyButton } from '@/components/ui/copy-button'
import { Status } from '@/components/ui/status'
import type { Inventory } from '@/lib/federation/inventory/model'
import { permissionRequest } from './permission-request'

/** What this scan could not see, what would change that, and a request to hand to an administrator. */
export function GapList({ inventory, done }: { inventory: Inventory; done: boolean }) {
  const { gaps } = inventory
  return (
    <section id={GAPS_ANCHOR} className="scroll-mt-4 rounded-md border border-border">
      <h2 className="border-border border-b px-4 py-2 font-medium">What this scan could not see</h2>
      {gaps.length === 0 ? (
        <div className="px-4 py-3 text-sm">
          {done ? (
            <Status tone="ok">Every source was read to its end</Status>
          ) : (
            <Status tone="neutral">Known when the scan ends</Status>
          )}
        </div>
      ) : (
        <ul>
          {gaps.map((gap) => (
            <li
              key={`${gap.source} ${gap.title}`}
              className="border-border border-t px-4 py-2 first:border-t-0"
            >
              <p className="font-medium">
                {gap.title}
                <span className="ml-2 font-normal text-sm text-text-3">
                  {SOURCE_NAMES[gap.source]}
                </span>
              </p>
              <p className="text-sm text-text-2">{gap.detail}</p>
              {gap.needs !== undefined && (
                <p className="mt-0.5 flex items-center gap-1 text-sm">
                  <Status tone="info">
                    Needs <span className="font-mono">{gap.needs}</span>
                  </Status>
                  <CopyButton
                    value={permissionRequest(gap, inventory)}
                    label="Copy request for an administrator"
                  />
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
