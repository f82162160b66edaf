import type { Inventory } from '@/lib/federation/inventory/model'

/**
 * Why something that a scan did not find may be there all the same, as a sentence with the next step;
 * null when everything was seen. A scan that broke off is not a lack of rights, and says so.
 */
export function unseenReason(inventory: Pick<Inventory, 'sources' | 'gaps'>): string | null {
  const { sources, gaps } = inventory
  const broken = sources.find(({ state, problem }) => state === 'failed' && problem !== undefined)
  if (broken?.problem !== undefined) {
    const { title, hint } = broken.problem
    return `The scan could not read everything: ${title}.${hint === undefined ? '' : ` ${hint}`}`
  }
  if (sources.some(({ state }) => state === 'denied')) {
    return 'Part of the tenant is not visible to this account.'
  }
  return gaps.length === 0 ? null : 'Part of the tenant was not read.'
}
