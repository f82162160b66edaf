import { CLAIM_FAMILIES, type ClaimDescription } from './claim-names'

export type { ClaimDescription } from './claim-names'
export { formatEpoch } from './epoch'

type Family = (typeof CLAIM_FAMILIES)[number]

function find(families: readonly Family[], name: string): ClaimDescription | undefined {
  for (const { definedBy, source, rows } of families) {
    const row = rows.find(([claim]) => claim === name)
    if (row === undefined) continue
    const [, text, format] = row
    return { text, definedBy, source, ...(format === undefined ? {} : { format }) }
  }
  return undefined
}

/**
 * Says what a claim means, in plain English with its source, or undefined for a claim nobody
 * described. `issuer` (the token's `iss`) picks between platforms that use one name differently;
 * without it the registered meaning comes first, then the first platform that knows the name.
 */
export function describeClaim(name: string, issuer?: string): ClaimDescription | undefined {
  const own = CLAIM_FAMILIES.filter((family) => issuer !== undefined && family.issuer?.test(issuer))
  const registered = CLAIM_FAMILIES.slice(0, 1)
  const general = CLAIM_FAMILIES.filter((family) => family.issuer === undefined)
  return (
    find(registered, name) ??
    find(own, name) ??
    find(issuer === undefined ? CLAIM_FAMILIES : general, name) ??
    find(CLAIM_FAMILIES, name)
  )
}
