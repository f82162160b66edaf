import type { Inventory } from '@/lib/federation/inventory/model'

/** A text for an administrator: which permission is missing and why it is asked for. */
export function permissionRequest(
  gap: Inventory['gaps'][number],
  inventory: Pick<Inventory, 'tenantId'>,
): string {
  return [
    `Please grant read access for Fedcred in tenant ${inventory.tenantId}.`,
    `Needed: ${gap.needs ?? 'see below'}`,
    `What cannot be seen without it: ${gap.title}. ${gap.detail}`,
    'The permission is used for reading only.',
  ].join('\n')
}
