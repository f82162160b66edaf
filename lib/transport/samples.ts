import type { RuntimeConfig } from './config'
import { createTransport, type FetchLike } from './transport'

/** A token or error text of the sandbox tenant to try the Check page with. */
export interface Sample {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly token?: string
  readonly errorText?: string
  readonly clientId?: string
}

/** Samples of this session's sandbox tenant, freshly signed. Empty outside of sandbox mode or when they can't be read. */
export async function fetchSamples(
  config: RuntimeConfig,
  send?: FetchLike,
): Promise<readonly Sample[]> {
  if (config.mode !== 'sandbox') return []
  try {
    const transport = createTransport(config, send)
    const response = await transport.fetch(
      `https://control.sandbox.invalid/tenants/${config.tenantId}/samples`,
    )
    const body: unknown = response.ok ? await response.json() : []
    return Array.isArray(body) ? (body as Sample[]) : []
  } catch {
    return []
  }
}
