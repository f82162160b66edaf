/** A role assignment of the seeded tenant, by names. Names that a tenant lacks are passed over. */
export interface SeededAssignment {
  readonly principal: string
  readonly role: string
  readonly subscription: string
  /** Absent: the whole subscription. */
  readonly group?: string
}

/** Between them: ordinary rights, rights over trust, rights that reach an issuer's keys. */
export const SEEDED_ASSIGNMENTS: readonly SeededAssignment[] = [
  {
    principal: 'web-shop-deploy',
    role: 'Contributor',
    subscription: 'Retail Production',
    group: 'rg-retail-prod-weu',
  },
  { principal: 'id-platform-deploy', role: 'Owner', subscription: 'Platform' },
  {
    principal: 'id-orders-api',
    role: 'Key Vault Secrets User',
    subscription: 'Retail Production',
    group: 'rg-retail-prod-weu',
  },
  {
    principal: 'id-image-resizer',
    role: 'Storage Blob Data Contributor',
    subscription: 'Retail Production',
    group: 'rg-media-prod-weu',
  },
  {
    principal: 'id-support-agents',
    role: 'Managed Identity Contributor',
    subscription: 'Retail Production',
  },
  { principal: 'id-load-tests', role: 'Reader', subscription: 'Retail Test' },
  {
    principal: 'id-backup-operator',
    role: 'Storage Account Contributor',
    subscription: 'Platform',
  },
]
