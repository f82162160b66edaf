import { handleExchange } from '@/lib/server/exchange-handler'
import { relayParts } from '@/lib/server/route-parts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

/** Exchanges one assertion for a token. Body: `{"clientId", "scope", "assertion"}`. */
export function POST(request: Request): Promise<Response> {
  return handleExchange(request, relayParts())
}
